"""The adviser's weights, parsed from `data/advisor/ranking.yml`: plain values, checked once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

Points = Mapping[str, float]


class WeightsError(ValueError):
    """The weights file is wrong; the message names the place and what is allowed."""


@dataclass(frozen=True)
class Rule:
    """Points a circumstance gives to channels, and the French reason shown to consultants and users."""

    reason: str
    points: Points
    clientele: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    said: Mapping[str, str] = field(default_factory=dict)  # the reason in a channel's words, where it speaks for it

    def why(self, platform: str, points: float) -> str:
        """The reason as it is told of a channel."""
        return self.said.get(platform, self.reason) if points > 0 else self.reason

    def applies(self, clientele: frozenset[str], goals: frozenset[str]) -> bool:
        """Empty conditions accept everybody."""
        return (not self.clientele or bool(self.clientele & clientele)) and (not self.goals or bool(self.goals & goals))


@dataclass(frozen=True)
class LittleRule:
    """Who needs little: one of the families or professions, serving nobody but `clientele`, without any of `unless`.

    `trades` narrows a family: one of these must stand in the trade's name (no accents, lower case).
    """

    families: frozenset[str] = frozenset()
    professions: frozenset[str] = frozenset()
    trades: frozenset[str] = frozenset()
    clientele: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()  # statuses and flags


@dataclass(frozen=True)
class Weights:
    """See the comments of ranking.yml for each part."""

    base: Rule
    traits: Mapping[str, Rule]
    clientele: Mapping[str, Rule]
    served_first: float
    served_too: float
    candidates: float
    goals: Mapping[str, Rule]
    flags: Mapping[str, Rule]
    statuses: Mapping[str, Rule]
    countries: Mapping[str, Rule]  # by ISO code
    families: Mapping[str, tuple[Rule, ...]]
    professions: Mapping[str, tuple[Rule, ...]]
    ages_reason: str
    ages_per_degree: float
    ages_platforms: frozenset[str]
    hours_reason: str
    per_missing_hour: float
    channels_by_hours: tuple[tuple[float, int], ...]
    default_channels: int
    little_channels: int
    no_budget: Rule
    worth: float
    barred: float
    present: tuple[str, float]
    met_on: tuple[str, float]
    tried: tuple[str, float]
    excluded: tuple[str, float]
    little_flags: frozenset[str] = field(default_factory=frozenset)
    little_unless_goals: frozenset[str] = field(default_factory=frozenset)
    little_rules: tuple[LittleRule, ...] = ()

    @classmethod
    def parse(cls, data: Mapping[str, Any], platforms: frozenset[str]) -> Weights:
        """From the file's mapping; `platforms` are the known ids. Raises WeightsError naming the place."""

        def rules(section: str) -> dict[str, Rule]:
            return {key: _rule(value, f"{section}.{key}", platforms) for key, value in data[section].items()}

        def lists(section: str) -> dict[str, tuple[Rule, ...]]:
            return {
                key: tuple(_rule(one, f"{section}.{key}[{i}]", platforms) for i, one in enumerate(value))
                for key, value in (data.get(section) or {}).items()
            }

        try:
            ages, hours, little, money = data["ages"], data["hours"], data["little_is_fine"], data["budget"]
            return cls(
                base=_rule(data["base"], "base", platforms),
                traits=rules("traits"),
                clientele=rules("clientele"),
                served_first=float(data["clientele_unsaid"]["first"]),
                served_too=float(data["clientele_unsaid"]["other"]),
                candidates=float(data["clientele_when_hiring"]["factor"]),
                goals=rules("goals"),
                flags=rules("flags"),
                statuses=rules("statuses"),
                countries=_countries(data.get("countries") or (), platforms),
                families=lists("families"),
                professions=lists("professions"),
                ages_reason=ages["reason"],
                ages_per_degree=float(ages["per_degree"]),
                ages_platforms=frozenset(ages["applies_to"]),
                hours_reason=hours["reason"],
                per_missing_hour=float(hours["per_missing_hour"]),
                channels_by_hours=tuple((float(h), int(n)) for h, n in hours["channels_by_hours"]),
                default_channels=int(hours["default_channels"]),
                little_channels=int(hours["little_channels"]),
                no_budget=_rule({"reason": money["reason"], "points": money["none"]}, "budget", platforms),
                worth=float(data["worth"]["at_least"]),
                barred=float(data["worth"]["barred"]),
                present=(data["present"]["reason"], float(data["present"]["points"])),
                met_on=(data["met_on"]["reason"], float(data["met_on"]["points"])),
                tried=(data["tried"]["reason"], float(data["tried"]["points"])),
                excluded=(data["excluded"]["reason"], float(data["excluded"]["points"])),
                little_flags=frozenset(little["flags"]),
                little_unless_goals=frozenset(little.get("unless_goals", ())),
                little_rules=tuple(_little(one, i) for i, one in enumerate(little["without_growth_goal"])),
            )
        except KeyError as missing:
            raise WeightsError(f"ranking.yml: {missing} is missing") from None


def _rule(value: Mapping[str, Any], place: str, platforms: frozenset[str]) -> Rule:
    points = {key: float(number) for key, number in value["points"].items()}
    said = dict(value.get("said") or {})
    unknown = sorted((set(points) | set(said)) - platforms)
    if unknown:
        raise WeightsError(
            f"ranking.yml: {place}: unknown channel {unknown[0]!r}; allowed: {', '.join(sorted(platforms))}"
        )
    when = value.get("when") or {}
    mute = sorted(channel for channel in said if points.get(channel, 0.0) <= 0)
    if mute:
        raise WeightsError(f"ranking.yml: {place}: said of {mute[0]!r}, for which the line does not speak")
    clientele, goals = frozenset(when.get("clientele", ())), frozenset(when.get("goals", ()))
    return Rule(value["reason"], points, clientele, goals, said)


def _countries(entries: Sequence[Mapping[str, Any]], platforms: frozenset[str]) -> dict[str, Rule]:
    """Each entry names its countries (`of`); one country stands in one entry at most."""
    found: dict[str, Rule] = {}
    for i, entry in enumerate(entries):
        place = f"countries[{i}]"
        twice = sorted(set(entry["of"]) & set(found))
        if twice:
            raise WeightsError(f"ranking.yml: {place}: {twice[0]} stands in two entries; each country in one only")
        found |= dict.fromkeys(entry["of"], _rule(entry, place, platforms))
    return found


def _little(value: Mapping[str, Any], position: int) -> LittleRule:
    allowed = [one.name for one in fields(LittleRule)]
    unknown = sorted(set(value) - set(allowed))
    if unknown or not (value.get("families") or value.get("professions")):
        place = f"ranking.yml: little_is_fine.without_growth_goal[{position}]"
        raise WeightsError(f"{place}: needs families or professions; allowed: {', '.join(allowed)}")
    return LittleRule(**{key: frozenset(values) for key, values in value.items()})
