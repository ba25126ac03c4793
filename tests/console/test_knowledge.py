"""Editing the knowledge base: checked, seen first, in use at once, taken back, given back to the files."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot import migrations
from bot.advisor.profile import Profile
from bot.answers.respond import respond
from bot.console.house import House, make_house
from bot.console.knowledge.editor import EditError
from bot.console.knowledge.export import diff, with_change, write
from bot.console.knowledge.form import Field, fields_of, parse
from bot.console.knowledge.preview import previews
from bot.db import make_engine
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.knowledge.edits import Change, raw
from bot.knowledge.files import YAML_FILES
from bot.knowledge.loader import load
from bot.knowledge.tables import figure
from bot.settings import Settings
from tests.knowledge.small_base import small_base
from tests.knowledge.small_base import write as write_base

FIGURE = "figures.yml"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small base in files and in a database, made once."""
    folder = tmp_path_factory.mktemp("base")
    write_base(folder / "knowledge", small_base())
    _written_as_people_do(folder / "knowledge" / FIGURE)
    engine = make_engine(f"sqlite:///{folder}/base.db")
    migrations.upgrade(engine)
    load(engine, folder / "knowledge")
    with engine.connect() as connection:
        connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
    engine.dispose()
    return folder


def _written_as_people_do(path: Path) -> None:
    """One field a line: the small base is written as JSON, which an export writes anew."""
    text = path.read_text(encoding="utf-8")
    one = YAML(typ="safe").load(text)[0]
    path.write_text("# Chiffres.\n" + with_change(text, Change(FIGURE, one["id"], one, one)), encoding="utf-8")


@pytest.fixture
def small(loaded: Path, tmp_path: Path) -> Iterator[House]:
    """A console on its own copy."""
    shutil.copytree(loaded, tmp_path / "here")
    settings = replace(
        Settings.from_env({}),
        database_url=f"sqlite:///{tmp_path}/here/base.db",
        knowledge=tmp_path / "here" / "knowledge",
        secret="s" * 32,
    )
    made = make_house(settings)
    yield made
    made.engine.dispose()


@pytest.fixture
def real(loaded_engine: Engine) -> House:
    """A console on the real base."""
    settings = replace(Settings.from_env({}), database_url=str(loaded_engine.url), secret="s" * 32)
    return make_house(settings)


def first(house: House, file: str = FIGURE) -> dict[str, object]:
    return raw(house.editor.base().entries[file][0])


def text_of(engine: Engine, id: str) -> str:
    with engine.connect() as connection:
        return str(connection.execute(select(figure.c.text).where(figure.c.id == id)).scalar_one())


def test_an_edit_is_in_use_at_once_and_survives_a_load(small: House) -> None:
    before = first(small)
    id = str(before["id"])
    small.editor.save(FIGURE, id, {**before, "text": "Neuf sur dix (revu)."}, "edith", "", 0)
    assert text_of(small.engine, id) == "Neuf sur dix (revu)."
    load(small.engine, small.settings.knowledge, force=True)
    assert text_of(small.engine, id) == "Neuf sur dix (revu)."


def test_undo_puts_it_back_by_a_new_version(small: House) -> None:
    before = first(small)
    id = str(before["id"])
    small.editor.save(FIGURE, id, {**before, "text": "Un."}, "edith", "", 0)
    small.editor.save(FIGURE, id, {**before, "text": "Deux."}, "edith", "", small.editor.version(FIGURE, id))
    newest, older = small.editor.history(FIGURE, id)
    with pytest.raises(EditError, match="plus récente"):
        small.editor.undo(older.id, "edith")
    small.editor.undo(newest.id, "edith")
    assert text_of(small.engine, id) == "Un."
    assert len(small.editor.history(FIGURE, id)) == 3


def test_two_people_do_not_overwrite_each_other(small: House) -> None:
    before = first(small)
    id = str(before["id"])
    small.editor.save(FIGURE, id, {**before, "text": "Un."}, "edith", "", 0)
    with pytest.raises(EditError, match="pendant que vous écriviez"):
        small.editor.save(FIGURE, id, {**before, "text": "Deux."}, "omar", "", 0)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"url": "exemple"}, "Adresse de la page"),
        ({"url": None}, "Adresse de la page"),
        ({"year": 1200}, "une année de 1990"),
        ({"text": ""}, "à remplir"),
        ({"text": "x" * 2001}, "2000 caractères"),
        ({"id": "autre"}, "ne change pas"),
    ],
)
def test_the_checks_of_the_files_hold_here_in_french(small: House, changes: dict[str, object], said: str) -> None:
    before = first(small)
    with pytest.raises(EditError, match=said):
        small.editor.save(FIGURE, str(before["id"]), {**before, **changes}, "edith", "", 0)
    assert small.editor.history() == []


def test_a_reference_to_nothing_is_refused_and_advice_needs_evidence(small: House) -> None:
    advice = first(small, "advice.yml")
    id = str(advice["id"])
    with pytest.raises(EditError, match="n'existe pas"):
        small.editor.save("advice.yml", id, {**advice, "figures": ["nulle-part"]}, "edith", "", 0)
    with pytest.raises(EditError, match="Source"):
        small.editor.save("advice.yml", id, {**advice, "figures": [], "cases": [], "rules": []}, "edith", "", 0)


def test_the_files_get_only_what_changed_and_then_the_edit_ends(small: House) -> None:
    before = first(small)
    id = str(before["id"])
    small.editor.save(FIGURE, id, {**before, "text": "Neuf sur dix (revu)."}, "edith", "", 0)
    changed = [
        line
        for line in diff(small.engine, small.settings.knowledge).splitlines()
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert len(changed) == 2
    assert "revu" in changed[1]
    assert write(small.engine, small.settings.knowledge) == [small.settings.knowledge / FIGURE]
    load(small.engine, small.settings.knowledge)
    assert [row.status for row in small.editor.history()] == ["in_files"]
    assert small.editor.pending() == []


def test_when_the_file_changed_otherwise_the_file_wins(small: House) -> None:
    before = first(small)
    id = str(before["id"])
    small.editor.save(FIGURE, id, {**before, "text": "De la console."}, "edith", "", 0)
    path = small.settings.knowledge / FIGURE
    path.write_text(
        with_change(path.read_text(encoding="utf-8"), Change(FIGURE, id, before, {**before, "text": "Du fichier."})),
        encoding="utf-8",
    )
    load(small.engine, small.settings.knowledge)
    assert text_of(small.engine, id) == "Du fichier."
    assert [row.status for row in small.editor.history()] == ["set_aside"]


def test_a_preview_shows_the_change_on_each_channel_and_keeps_nothing(real: House) -> None:
    advice = first(real, "advice.yml")
    after = {**advice, "headline": "Une phrase toute neuve"}
    base, change = real.editor.checked("advice.yml", str(advice["id"]), after)
    shown = previews(real.engine, real.library, base, change, real.secret)
    assert "Une phrase toute neuve" in shown[0].text
    assert "<b>Une phrase toute neuve.</b>" in shown[0].telegram[0]
    assert "Une phrase toute neuve" in shown[0].plain
    assert "**" not in shown[0].plain
    found = real.library.advice(str(advice["topic"]))
    assert found
    assert found.base.headline == advice["headline"]


def test_a_topic_is_switched_off_at_once_and_says_so(real: House) -> None:
    topic = str(first(real, "advice.yml")["topic"])
    asked = Parsed(f"/{topic}", topic, 1.0, from_button=True)
    real.knowledge.moderation.switch_off(topic, "chiffres à revoir")
    reply = respond(asked, Profile(), Memory(), real.library)
    assert "en cours de révision" in reply.answers[0].text
    assert reply.answers[0].buttons[0].payload == "/human_handoff"
    real.knowledge.moderation.switch_on(topic)
    assert respond(asked, Profile(), Memory(), real.library).answers[0].kind == "answer"


def test_a_new_entry_comes_last_and_undo_takes_it_away(small: House) -> None:
    new = {**first(small), "id": "chiffre-neuf", "text": "Un chiffre neuf."}
    small.editor.save(FIGURE, None, new, "edith", "", 0)
    assert text_of(small.engine, "chiffre-neuf") == "Un chiffre neuf."
    assert small.knowledge.search("chiffre neuf")[0].id == "chiffre-neuf"
    small.editor.undo(small.editor.history()[0].id, "edith")
    with small.engine.connect() as connection:
        assert connection.exec_driver_sql("select id from figure where id = 'chiffre-neuf'").first() is None


def test_a_form_left_as_it_is_changes_nothing(small: House) -> None:
    for file, model in YAML_FILES.items():
        for entry in small.editor.base().entries[file]:
            typed: dict[str, list[str]] = {}
            _type(fields_of(model, raw(entry)), typed)
            assert raw(model.parse_obj(parse(model, typed, raw(entry)))) == raw(entry), f"{file} {entry.id}"


def _type(fields: Iterable[Field], typed: dict[str, list[str]]) -> None:
    """What a browser sends for these fields."""
    for one in fields:
        if one.kind == "block":
            _type(one.parts, typed)
        elif one.kind == "blocks":
            for block in one.parts:
                _type(block, typed)
        elif one.kind == "choices":
            typed[one.name] = list(one.value or ())
        elif one.kind == "scores":
            typed.update({f"{one.name}.{group}": [str(score)] for group, score in one.value.items()})
        elif one.kind == "pair":
            typed[one.name] = [f"{value:g}" if isinstance(value, float) else str(value) for value in one.value]
        elif one.kind == "yesno":
            typed[one.name] = ["yes" if one.value is True else "no"]
        elif one.kind == "choice":
            typed[one.name] = [str(one.value) or one.options[0][0]]
        else:
            typed[one.name] = [f"{one.value:g}" if isinstance(one.value, float) else str(one.value)]
