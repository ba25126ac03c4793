"""What plans are made of, parsed from `data/advisor/plan.yml` and checked once; see the comments of that file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.advisor.model import TRAITS

MOST_CHARACTERS = 140
LEVELS = {"new": False, "held": True}
TASK_KEYS = frozenset({"week", "minutes", "most", "text", "level", "when"})
TRIAL_KEYS = frozenset({"week", "minutes", "do", "hypothesis", "measure", "level", "when"})
WHEN_KEYS = frozenset({"traits", "clientele", "goals", "levels", "unless", "profession"})


class PlanMaterialError(ValueError):
    """The plan file is wrong; the message names the place and what is allowed."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"plan.yml: {place}: {problem}")


@dataclass(frozen=True)
class Fit:
    """Who a task or an experiment is for; empty fields accept everybody."""

    traits: Mapping[str, int] = field(default_factory=dict)
    clientele: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    profession: bool | None = None  # with (True) or without (False) rules of a profession
    held: bool | None = None  # the channel is held already (True) or not yet (False)


@dataclass(frozen=True)
class TaskSource:
    """A task as written: its week, its minutes, and how long it may become."""

    week: int
    text: str
    minutes: int
    most: int
    fit: Fit


@dataclass(frozen=True)
class TrialSource:
    """An experiment as written. `week` is 0 where the channel's place in the mix decides."""

    week: int
    do: str
    hypothesis: str
    measure: str
    minutes: int
    fit: Fit


@dataclass(frozen=True)
class ChannelMaterial:
    """The tasks and experiments of one channel."""

    tasks: tuple[TaskSource, ...]
    trials: tuple[TrialSource, ...]


@dataclass(frozen=True)
class Material:
    """The whole file."""

    default_hours: float
    least_hours: float
    most_hours: float
    weeks: tuple[str, ...]
    filler: str
    people: Mapping[str, str]
    common: tuple[TaskSource, ...]
    common_trials: tuple[TrialSource, ...]
    channels: Mapping[str, ChannelMaterial]

    def channel(self, id: str) -> ChannelMaterial:
        """The channel's own material, else that of channels without any."""
        return self.channels.get(id) or self.channels["other"]

    @classmethod
    def parse(cls, data: Mapping[str, Any], platforms: frozenset[str]) -> Material:
        """From the file's mapping; `platforms` are the known ids. Raises PlanMaterialError."""
        try:
            hours, channels = data["hours"], data["channels"]
            unknown = sorted(set(channels) - platforms - {"other"})
            if unknown or "other" not in channels:
                raise PlanMaterialError(
                    "channels", f"unknown: {unknown or 'none'}; `other` and ids of platforms.yml are allowed"
                )
            made = cls(
                default_hours=float(hours["default"]),
                least_hours=float(hours["least"]),
                most_hours=float(hours["most"]),
                weeks=tuple(data["weeks"]),
                filler=str(data["filler"]),
                people={"default": data["people"]["default"], **data["people"]},
                common=tuple(_task(one, f"common[{i}]") for i, one in enumerate(data["common"])),
                common_trials=tuple(
                    _trial(one, f"common_trials[{i}]", True) for i, one in enumerate(data["common_trials"])
                ),
                channels={id: _channel(value, f"channels.{id}") for id, value in channels.items()},
            )
        except KeyError as missing:
            raise PlanMaterialError("file", f"{missing} is missing") from None
        return _checked(made)


def _checked(made: Material) -> Material:
    if len(made.weeks) != 4:
        raise PlanMaterialError("weeks", f"{len(made.weeks)} titles; four are needed")
    if not 0 < made.least_hours <= made.default_hours <= made.most_hours:
        raise PlanMaterialError("hours", "least, default and most must grow")
    shortest = made.least_hours * 60
    trials = [*made.common_trials, *(t for c in made.channels.values() for t in c.trials)]
    if any(trial.minutes >= shortest for trial in trials):
        raise PlanMaterialError("trials", f"an experiment must leave time in the shortest week ({shortest:g} minutes)")
    for week in range(1, 5):
        if not any(t.week == week and t.fit == Fit() for t in made.common_trials):
            raise PlanMaterialError("common_trials", f"week {week} needs an experiment without conditions")
    return made


def _channel(value: Mapping[str, Any], place: str) -> ChannelMaterial:
    tasks = tuple(_task(one, f"{place}.tasks[{i}]") for i, one in enumerate(value["tasks"]))
    return ChannelMaterial(
        tasks, tuple(_trial(one, f"{place}.trials[{i}]", False) for i, one in enumerate(value["trials"]))
    )


def _task(value: Mapping[str, Any], place: str) -> TaskSource:
    _known(value, TASK_KEYS, place)
    minutes = _minutes(value["minutes"], place)
    most = _minutes(value.get("most", minutes), place)
    if most < minutes:
        raise PlanMaterialError(place, f"most={most} is below minutes={minutes}")
    return TaskSource(_week(value["week"], place), _text(value["text"], place), minutes, most, _fit(value, place))


def _trial(value: Mapping[str, Any], place: str, dated: bool) -> TrialSource:
    _known(value, TRIAL_KEYS, place)
    week = _week(value["week"], place) if dated else 0
    do, hypothesis, measure = (_text(value[key], place) for key in ("do", "hypothesis", "measure"))
    return TrialSource(week, do, hypothesis, measure, _minutes(value["minutes"], place), _fit(value, place))


def _fit(value: Mapping[str, Any], place: str) -> Fit:
    when = value.get("when") or {}
    _known(when, WHEN_KEYS, f"{place}.when")
    traits = when.get("traits") or {}
    _known(traits, frozenset(TRAITS), f"{place}.when.traits")
    level = value.get("level")
    if level is not None and level not in LEVELS:
        raise PlanMaterialError(place, f"level={level!r}; allowed: {', '.join(LEVELS)}")
    profession = when.get("profession")
    if profession not in (None, True, False, "yes", "no"):
        raise PlanMaterialError(place, f"profession={profession!r}; allowed: yes, no")
    return Fit(
        traits={name: int(least) for name, least in traits.items()},
        clientele=frozenset(when.get("clientele", ())),
        goals=frozenset(when.get("goals", ())),
        levels=frozenset(when.get("levels", ())),
        unless=frozenset(when.get("unless", ())),
        profession=None if profession is None else profession in (True, "yes"),
        held=None if level is None else LEVELS[level],
    )


def _known(value: Mapping[str, Any], allowed: frozenset[str], place: str) -> None:
    unknown = sorted(set(value) - allowed)
    if unknown:
        raise PlanMaterialError(place, f"unknown key {unknown[0]!r}; allowed: {', '.join(sorted(allowed))}")


def _week(value: Any, place: str) -> int:
    if value not in (1, 2, 3, 4):
        raise PlanMaterialError(place, f"week={value!r}; allowed: 1 to 4")
    return int(value)


def _minutes(value: Any, place: str) -> int:
    if not isinstance(value, int) or value % 5 or not 5 <= value <= 240:
        raise PlanMaterialError(place, f"minutes {value!r}; allowed: 5, 10, 15… up to 240")
    return value


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= MOST_CHARACTERS:
        raise PlanMaterialError(place, f"a text of 1 to {MOST_CHARACTERS} characters is needed")
    try:
        value.format(channel="", people="")
    except (KeyError, ValueError, IndexError):
        raise PlanMaterialError(place, "only {channel} and {people} may stand in braces") from None
    return value
