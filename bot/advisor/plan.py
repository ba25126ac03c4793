"""A 30-day plan: four weeks that fit the person's hours, level and mix, one experiment a week. Plain functions, no clock.

The sentences and minutes are in `data/advisor/plan.yml` (read by `bot.advisor.plan_material`); here they are chosen and fitted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.advisor.mix import Choice, Mix
from bot.advisor.model import TRAITS, Family, Role
from bot.advisor.plan_material import Fit, Material, TaskSource, TrialSource
from bot.advisor.profile import Profile
from bot.advisor.ranking import clientele_of

WEEKS = 4
STEP = 5
"""Minutes are multiples of this."""
ROLE_ORDER: tuple[Role, ...] = ("home", "main", "support")


@dataclass(frozen=True)
class Task:
    """One thing to do; `channel` is a platform id, None for what belongs to no channel."""

    text: str
    minutes: int
    channel: str | None = None


@dataclass(frozen=True)
class Trial:
    """The week's experiment."""

    do: str
    hypothesis: str
    measure: str
    minutes: int
    channel: str | None = None


@dataclass(frozen=True)
class Week:
    """One week: its tasks, its experiment; `minutes` is their sum."""

    number: int
    title: str
    tasks: tuple[Task, ...]
    trial: Trial

    @property
    def minutes(self) -> int:
        """All of the week, experiment included."""
        return sum(task.minutes for task in self.tasks) + self.trial.minutes


@dataclass(frozen=True)
class Plan:
    """Four weeks. `minutes` are a week's; `assumed` says that the person's time was unknown or outside the bounds."""

    minutes: int
    assumed: bool
    channels: tuple[tuple[str, str, Role], ...]  # id, name, role, in the order of the mix
    weeks: tuple[Week, ...]

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready: lists, no tuples."""
        ready: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return ready

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Plan:
        """The inverse of `as_dict`, also of its JSON."""
        weeks = tuple(
            Week(w["number"], w["title"], tuple(Task(**task) for task in w["tasks"]), Trial(**w["trial"]))
            for w in data["weeks"]
        )
        return cls(data["minutes"], data["assumed"], tuple((c[0], c[1], c[2]) for c in data["channels"]), weeks)


@dataclass(frozen=True)
class Person:
    """What decides whether a task fits."""

    traits: Mapping[str, int]
    clientele: frozenset[str]
    goals: frozenset[str]
    level: str | None
    circumstances: frozenset[str]
    has_rules: bool
    held: frozenset[str]
    statuses: tuple[str, ...] = ()

    @classmethod
    def of(cls, profile: Profile, family: Family | None, mix: Mix) -> Person:
        """From what is known; an unknown family has average traits, so that nothing is excluded for it.

        Who says that they publish already is taken to hold the main channel.
        """
        main = {choice.platform.id for choice in mix.choices if choice.role == "main" and profile.level == "active"}
        traits = {name: int(getattr(family, name)) if family else 2 for name in TRAITS}
        return cls(traits, clientele_of(profile, family), frozenset(profile.goals), profile.level,
                   frozenset(profile.flags), profile.profession is not None, frozenset(profile.present) | main, profile.statuses)  # fmt: skip

    def fits(self, fit: Fit, channel: str | None) -> bool:
        """Whether all that a task asks for holds."""
        return (
            all(self.traits[name] >= least for name, least in fit.traits.items())
            and (not fit.clientele or bool(fit.clientele & self.clientele))
            and (not fit.goals or bool(fit.goals & self.goals))
            and (not fit.levels or self.level in fit.levels)
            and not fit.unless & self.circumstances
            and fit.profession in (None, self.has_rules)
            and fit.held in (None, channel in self.held)
        )


def build(profile: Profile, family: Family | None, mix: Mix, material: Material) -> Plan:
    """The plan of a person for their mix. Every week's minutes add up to `Plan.minutes`."""
    minutes, assumed = weekly_minutes(profile.hours, material)
    person = Person.of(profile, family, mix)
    choices = sorted(mix.choices, key=lambda choice: ROLE_ORDER.index(choice.role))
    weeks = tuple(_week(number, minutes, person, choices, material) for number in range(1, WEEKS + 1))
    return Plan(minutes, assumed, tuple((c.platform.id, c.platform.name, c.role) for c in mix.choices), weeks)


def listening(plan: Plan, text: str) -> Plan:
    """The same plan whose first task, which listens before any channel, is said in other words."""
    first = plan.weeks[0]
    if not first.tasks or first.tasks[0].channel:
        return plan
    tasks = (replace(first.tasks[0], text=text), *first.tasks[1:])
    return replace(plan, weeks=(replace(first, tasks=tasks), *plan.weeks[1:]))


def weekly_minutes(hours: float | None, material: Material) -> tuple[int, bool]:
    """(minutes a week to plan with, whether that is not what the person said)."""
    if hours is None:
        return round(material.default_hours * 60), True
    kept = min(max(hours, material.least_hours), material.most_hours)
    return max(STEP, round(kept * 60 / STEP) * STEP), kept != hours


def _week(number: int, minutes: int, person: Person, choices: list[Choice], material: Material) -> Week:
    trial = _trial(number, person, choices, material)
    left = minutes - trial.minutes
    chosen: list[tuple[TaskSource, Task]] = []
    for source, task in _tasks(number, person, choices, material):
        if task.minutes <= left:
            chosen.append((source, task))
            left -= task.minutes
    tasks = list(_lengthened(chosen, left, material.filler))
    return Week(number, material.weeks[number - 1], tuple(tasks), trial)


def _tasks(number: int, person: Person, choices: list[Choice], material: Material) -> Iterator[tuple[TaskSource, Task]]:
    """What fits this week, most important first. In the first week listening comes before any channel; afterwards, channels first."""
    common = [
        (s, Task(_worded(s.text, person, material), s.minutes))
        for s in material.common
        if s.week == number and person.fits(s.fit, None)
    ]
    own = [
        (s, Task(_worded(s.text, person, material, c.platform.name), s.minutes, c.platform.id))
        for c in choices
        for s in material.channel(c.platform.id).tasks
        if s.week == number and person.fits(s.fit, c.platform.id)
    ]
    if number in (1, WEEKS):
        yield from (*common[:1], *own[:1], *common[1:], *own[1:])
    else:
        yield from (*own, *common)


def _lengthened(chosen: list[tuple[TaskSource, Task]], left: int, filler: str) -> Iterator[Task]:
    """The tasks with the minutes that are left: into those that may be longer, then into answering people."""
    for source, task in chosen:
        more = min(left, max(0, source.most - task.minutes))
        left -= more
        yield replace(task, minutes=task.minutes + more)
    if left:
        yield Task(filler, left)


def _trial(number: int, person: Person, choices: list[Choice], material: Material) -> Trial:
    """Week 1 listens; week 2 tries something on the home base, week 3 on the main channel, week 4 on the next one.

    Where the mix has no such channel the common experiments take over, whose last one of each week fits everybody.
    """
    place = number - 2
    if 0 <= place < len(choices):
        platform = choices[place].platform
        found = _first(material.channel(platform.id).trials, person, platform.id)
        if found:
            return _made(found, platform.id, _worded(found.do, person, material, platform.name))
    common = _first((s for s in material.common_trials if s.week == number), person, None)
    assert common is not None  # noqa: S101  # Material.parse sees to it
    return _made(common, None, _worded(common.do, person, material))


def _first(sources: Iterable[TrialSource], person: Person, channel: str | None) -> TrialSource | None:
    return next((s for s in sources if person.fits(s.fit, channel)), None)


def _worded(text: str, person: Person, material: Material, channel: str = "") -> str:
    """The sentence with the channel's name, and « membres » where there are no customers."""
    people = next((material.people[s] for s in person.statuses if s in material.people), material.people["default"])
    return text.format(channel=channel, people=people)


def _made(source: TrialSource, channel: str | None, do: str) -> Trial:
    return Trial(do, source.hypothesis, source.measure, source.minutes, channel)
