"""What a person must be warned of: their profession's own rules first, then what binds their family of trades."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.advisor.model import Profession
from bot.advisor.profile import Profile

CONFIDENCE_WORDS = {
    "high": "d'après les textes de votre profession",
    "medium": "d'après des sources secondaires",
    "low": "d'après des sources anciennes ou peu sûres",
}
CHECK = {
    "regulated": "information générale, à vérifier auprès de votre ordre ou autorité",
    "general_rules": "information générale, à vérifier",
    "restricted_product": "information générale, à vérifier auprès d'un conseil",
}


@dataclass(frozen=True)
class Caution:
    """One warning in French. `rules` are ids of legal rules it rests on; empty means judgement or the profession's rules."""

    text: str
    rules: tuple[str, ...] = ()
    platforms: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CautionBook:
    """The cautions of `data/advisor/cautions.yml`, by family, sector and flag."""

    families: Mapping[str, tuple[Caution, ...]]
    sectors: Mapping[str, tuple[Caution, ...]]
    flags: Mapping[str, tuple[Caution, ...]]
    platforms: Mapping[str, tuple[Caution, ...]]
    professions: Mapping[str, tuple[Caution, ...]]

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> CautionBook:
        """From the file's mapping; sections may be missing."""

        def section(name: str) -> dict[str, tuple[Caution, ...]]:
            return {key: tuple(_caution(one) for one in values) for key, values in (data.get(name) or {}).items()}

        return cls(
            section("families"), section("sectors"), section("flags"), section("platforms"), section("professions")
        )


def _caution(value: Mapping[str, Any]) -> Caution:
    return Caution(
        value["text"],
        tuple(value.get("rules", ())),
        frozenset(value.get("platforms", ())),
        frozenset(value.get("goals", ())),
    )


def warnings(profile: Profile, profession: Profession | None, sector: str | None, book: CautionBook) -> tuple[str, ...]:
    """General warnings for the person, the profession's own first; each is a French sentence."""
    found: list[str] = []
    if profession:
        found += [c.text for c in book.professions.get(profession.id, ()) if _fits(c, profile)]
        found += profession_warnings(profession)
    found += [c.text for c in book.families.get(profile.family or "", ()) if _fits(c, profile)]
    found += [c.text for c in book.sectors.get(sector or "", ()) if _fits(c, profile)]
    for flag in profile.flags:
        found += [c.text for c in book.flags.get(flag, ())]
    return tuple(dict.fromkeys(found))


def profession_warnings(profession: Profession, most: int = 3) -> list[str]:
    """What is forbidden and due, in the words of the entry, with how sure it is."""
    words = CONFIDENCE_WORDS[profession.confidence]
    lines = [f"À éviter : {_lower(item)}" for item in profession.forbidden[:most]]
    lines += [f"À respecter : {_lower(item)}" for item in profession.duties[:most]]
    return [f"{line} ({words}, {profession.as_of})" for line in lines]


def platform_cautions(platform: str, profile: Profile, book: CautionBook, limits: Sequence[str]) -> tuple[str, ...]:
    """What to mind on one channel: what the trade must mind there, then the channel's own limits."""
    own = [c.text for c in book.families.get(profile.family or "", ()) if platform in c.platforms]
    return tuple(dict.fromkeys([*own, *(c.text for c in book.platforms.get(platform, ())), *limits[:1]]))


def _fits(caution: Caution, profile: Profile) -> bool:
    return not caution.goals or bool(caution.goals & set(profile.goals))


def _lower(text: str) -> str:
    text = text.rstrip(".")
    return text[:1].lower() + text[1:]
