"""Plans for very different people, on the real channels and the real file."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.advisor.model import GOALS
from bot.advisor.plan import STEP, Plan, build, listening, weekly_minutes
from bot.advisor.plan_material import Material, PlanMaterialError
from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.dialogue.facts import FLAGS
from tests.answers.conftest import PROFILES

FILE: dict[str, Any] = YAML(typ="safe").load(Path("data/advisor/plan.yml").read_text(encoding="utf-8"))


def plan_of(library: Library, profile: Profile) -> Plan:
    return build(profile, library.family(profile), library.mix(profile), library.plan_material)


def texts(plan: Plan) -> str:
    return " ".join([*(t.text for w in plan.weeks for t in w.tasks), *(w.trial.do for w in plan.weeks)])


profiles = st.builds(
    Profile,
    trade=st.just("métier"),
    family=st.sampled_from(
        ["bakery_pastry", "legal_professions", "machining_metal", "paramedical_care", "nobody", None]
    ),
    profession=st.sampled_from([None, "avocat"]),
    hours=st.one_of(st.none(), st.floats(0, 200, allow_nan=False)),
    level=st.sampled_from([None, "beginner", "active"]),
    clientele=st.sampled_from([(), ("B2C",), ("B2B",), ("B2C", "B2B")]),
    goals=st.lists(st.sampled_from(GOALS), max_size=3, unique=True).map(tuple),
    flags=st.lists(st.sampled_from(FLAGS), max_size=3, unique=True).map(tuple),
    present=st.lists(st.sampled_from(["facebook", "google_business", "website"]), max_size=3, unique=True).map(tuple),
    statuses=st.sampled_from([(), ("association",), ("liberal",)]),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(profile=profiles)
def test_every_week_takes_exactly_the_persons_time_and_has_one_experiment(library: Library, profile: Profile) -> None:
    plan = plan_of(library, profile)
    assert [week.number for week in plan.weeks] == [1, 2, 3, 4]
    for week in plan.weeks:
        assert week.minutes == plan.minutes
        assert all(task.minutes >= STEP and task.minutes % STEP == 0 for task in week.tasks)
        assert len({task.text for task in week.tasks}) == len(week.tasks)
        assert week.trial.hypothesis
        assert week.trial.measure
    assert "{" not in texts(plan)
    held = {id for id, _, _ in plan.channels}
    assert {task.channel for week in plan.weeks for task in week.tasks} - {None} <= held
    assert {week.trial.channel for week in plan.weeks} - {None} <= held
    assert Plan.from_dict(plan.as_dict()) == plan


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (None, (120, True)),
        (1, (60, False)),
        (0, (30, True)),
        (0.5, (30, False)),
        (1.37, (80, False)),
        (10, (600, False)),
        (200, (600, True)),
    ],
)
def test_the_time_a_plan_counts_with(library: Library, hours: float | None, expected: tuple[int, bool]) -> None:
    assert weekly_minutes(hours, library.plan_material) == expected


def test_a_profession_with_rules_is_sent_to_them_and_never_asked_to_collect_reviews(library: Library) -> None:
    lawyer = texts(plan_of(library, PROFILES["lawyer"]))
    assert "ce que votre profession permet" in lawyer
    assert "Demandez un avis" not in lawyer
    assert "Demandez un avis" in texts(plan_of(library, PROFILES["baker"]))


def test_a_channel_that_is_held_is_improved_not_created(library: Library) -> None:
    baker = PROFILES["baker"]
    assert "Revendiquez votre fiche Google" in texts(plan_of(library, baker))
    held = texts(plan_of(library, baker.with_values(present=("google_business",))))
    assert "Revendiquez" not in held
    assert "Vérifiez sur votre fiche Google" in held


def test_no_image_and_no_video_are_respected(library: Library) -> None:
    florist = Profile(trade="fleuriste", family="florist_garden_centre", hours=4, flags=("no_photo", "no_video"))
    assert not [word for word in ("photo", "vidéo", "Photographiez") if word in texts(plan_of(library, florist))]


def test_an_association_has_members(library: Library) -> None:
    assert "vos dix derniers membres" in texts(plan_of(library, PROFILES["association"]))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda f: f["weeks"].pop(), "weeks: 3 titles"),
        (lambda f: f["channels"].pop("other"), "other"),
        (lambda f: f["channels"].update(minitel=f["channels"]["other"]), "minitel"),
        (lambda f: f["common"][0].update(minutes=7), "common[0]: minutes 7"),
        (lambda f: f["common"][0].update(week=5), "week=5"),
        (lambda f: f["common"][0].update(colour="red"), "colour"),
        (lambda f: f["common"][0].update(text=""), "characters"),
        (lambda f: f["common"][0].update(text="pour {nobody}"), "braces"),
        (lambda f: f["common"][0].update(most=5), "below"),
        (lambda f: f["common"][0].update(when={"weather": "rain"}), "weather"),
        (lambda f: f["common"][0].update(level="expert"), "expert"),
        (lambda f: f["common_trials"].clear(), "week 1 needs"),
        (lambda f: f["common_trials"][2].update(minutes=30), "shortest week"),
        (lambda f: f.pop("filler"), "filler"),
        (lambda f: f["hours"].update(least=3), "must grow"),
    ],
)
def test_a_wrong_file_is_named(library: Library, change: Any, says: str) -> None:
    broken = deepcopy(FILE)
    change(broken)
    with pytest.raises(PlanMaterialError) as error:
        Material.parse(broken, frozenset(library.platforms))
    assert says in str(error.value)


def test_a_trade_listens_in_its_own_words_and_the_minutes_stay(library: Library) -> None:
    plan = plan_of(library, Profile(family="lodging", hours=2))
    own = listening(plan, "demandez à chaque hôte comment il vous a trouvé")
    assert own.weeks[0].tasks[0].text.startswith("demandez à chaque hôte")
    assert [week.minutes for week in own.weeks] == [week.minutes for week in plan.weeks]
    assert own.weeks[1:] == plan.weeks[1:]
