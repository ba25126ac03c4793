"""What a person must be warned of: their profession's own rules first, then what binds their family of trades, then anybody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.advisor.model import Profession
from bot.advisor.profile import Profile
from bot.text import fold, lower_first

CONFIDENCE_WORDS = {
    "high": "d'après les textes de votre profession",
    "medium": "d'après des sources secondaires",
    "low": "d'après des sources anciennes ou peu sûres",
}
ASK_COUNSEL = "information générale, à vérifier auprès d'un conseil"
CHECK = {
    "regulated": "information générale, à vérifier auprès de votre ordre ou autorité",
    "general_rules": "information générale, à vérifier",
    "restricted_product": ASK_COUNSEL,
}
"""Where to have a profession's rules checked, by regime."""
SECTIONS = ("professions", "families", "sectors", "flags", "platforms", "goals", "clientele", "statuses", "ages")


class CautionsError(ValueError):
    """The cautions file is wrong; the message names the place and what is allowed."""


@dataclass(frozen=True)
class Caution:
    """One warning in French. `rules` are ids of legal rules it rests on; empty means judgement or the profession's rules."""

    text: str
    rules: tuple[str, ...] = ()
    platforms: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    trade: re.Pattern[str] | None = None

    def fits(self, profile: Profile) -> bool:
        """Whether it concerns the person's goals; one without goals concerns all."""
        return self.concerns(profile) and (not self.goals or bool(self.goals & set(profile.goals)))

    def concerns(self, profile: Profile) -> bool:
        """Whether it is for their trade, in a family where not everybody sells the same: a fruit stall sells no wine."""
        return not self.trade or bool(self.trade.search(fold(f"{profile.trade or ''} {profile.title or ''}")))


@dataclass(frozen=True)
class Spoken:
    """A caution called for by the person's own words, whatever their trade: a pattern on folded text."""

    wanted: re.Pattern[str]
    caution: Caution


@dataclass(frozen=True)
class CautionBook:
    """The cautions of `data/advisor/cautions.yml`: by section (SECTIONS) and key, by words, and those for everyone."""

    sections: Mapping[str, Mapping[str, tuple[Caution, ...]]]
    everyone: tuple[Caution, ...] = ()
    words: tuple[Spoken, ...] = ()

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> CautionBook:
        """From the file's mapping; sections may be missing. Raises CautionsError for one that is not known."""
        unknown = sorted(set(data) - {*SECTIONS, "everyone", "words"})
        if unknown:
            raise CautionsError(
                f"cautions.yml: unknown section {unknown[0]!r}; allowed: {', '.join(SECTIONS)}, everyone, words"
            )
        sections = {
            name: {key: tuple(_caution(one) for one in values) for key, values in (data.get(name) or {}).items()}
            for name in SECTIONS
        }
        words = tuple(Spoken(re.compile(one["wanted"]), _caution(one)) for one in data.get("words") or ())
        return cls(sections, tuple(_caution(one) for one in data.get("everyone") or ()), words)

    def spoken(self, folded: str) -> tuple[str, ...]:
        """The cautions that these words call for, in the order of the file. `folded`: no accents, lower case."""
        return tuple(one.caution.text for one in self.words if one.wanted.search(folded))

    def of(self, section: str, keys: Iterable[str | None]) -> Iterator[Caution]:
        """The cautions of a section for these keys, in their order."""
        for key in keys:
            yield from self.sections[section].get(key or "", ())


def _caution(value: Mapping[str, Any]) -> Caution:
    return Caution(
        value["text"],
        tuple(value.get("rules", ())),
        frozenset(value.get("platforms", ())),
        frozenset(value.get("goals", ())),
        re.compile(value["trade"]) if "trade" in value else None,
    )


def warnings(profile: Profile, profession: Profession | None, sector: str | None, book: CautionBook) -> tuple[str, ...]:
    """General warnings for the person, the profession's own first; each is a French sentence, none is said twice."""
    ruled = [*book.of("professions", [profession.id])] if profession else []
    theirs = [
        *book.of("families", [profile.family]),
        *book.of("sectors", [sector]),
        *book.of("flags", profile.flags),
    ]
    anybody = [
        *book.of("goals", profile.goals),
        *book.of("clientele", profile.clientele),
        *book.of("statuses", profile.statuses),
        *book.of("ages", profile.ages),
        *book.everyone,
    ]
    own = [one for one in ruled if one.fits(profile)]
    near = [one for one in theirs if one.fits(profile)]
    said = [one.text for one in own]
    said += profession_warnings(profession) if profession else []
    said += [one.text for one in near]
    said += [one.text for one in _not_said(anybody, [*own, *near])]
    return tuple(dict.fromkeys(said))


def _not_said(cautions: Iterable[Caution], before: Sequence[Caution]) -> Iterator[Caution]:
    """Those that rest on a rule not heard yet, or on none."""
    heard = {rule for one in before for rule in one.rules}
    for one in cautions:
        if not one.rules or not heard.issuperset(one.rules):
            yield one
        heard.update(one.rules)


def profession_warnings(profession: Profession, most: int = 3) -> list[str]:
    """What is forbidden and due, in the words of the entry, with how sure it is."""
    words = CONFIDENCE_WORDS[profession.confidence]
    lines = [f"À éviter : {lower_first(item.rstrip('.'))}" for item in profession.forbidden[:most]]
    lines += [f"À respecter : {lower_first(item.rstrip('.'))}" for item in profession.duties[:most]]
    return [f"{line} ({words}, {profession.as_of})" for line in lines]


def platform_cautions(platform: str, profile: Profile, book: CautionBook, limits: Sequence[str]) -> tuple[str, ...]:
    """What to mind on one channel: what the trade must mind there, then the channel's own limits."""
    own = [
        one.text for one in book.of("families", [profile.family]) if platform in one.platforms and one.concerns(profile)
    ]
    return tuple(dict.fromkeys([*own, *(one.text for one in book.of("platforms", [platform])), *limits[:1]]))
