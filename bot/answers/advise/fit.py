"""Is this channel right for me? Verdict first, for this person, with cases, a caution and a first step."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.advisor.mix import BY_THEMSELVES, Choice, Mix
from bot.advisor.model import CaseStudy, Platform, Verdict
from bot.advisor.objections import objections
from bot.advisor.profile import Profile
from bot.advisor.ranking import Ranked
from bot.answers import ask, brands, doubts, wording
from bot.answers.advise import shared, steps
from bot.answers.advise.comparison import platform_comparison
from bot.answers.advise.recommendation import platform_recommendation
from bot.answers.answer import Answer, Reply, Turn, fit, join_more, merge_sources
from bot.answers.buttons import A_FAILURE, WHICH_CHANNELS, WHY
from bot.answers.cases import good_and_bad
from bot.answers.library import Library
from bot.dialogue.cues import HEARSAY, NO_RESULT
from bot.text import fold, lower_first, sentence

PLACES = {"main": "comme canal principal", "home": "comme base", "support": "en appui"}
ENOUGH = "Vous avez déjà ce qu'il vous faut : un canal de plus vous prendrait du temps pour peu."
"""Why who needs little leaves a channel alone, whatever the channel is worth elsewhere."""
BUTTONS = (
    WHY,
    A_FAILURE,
    WHICH_CHANNELS,
)


def platform_fit(turn: Turn, library: Library) -> Reply:
    """The verdict on the channel asked about; several channels are compared, none is a recommendation."""
    about = [library.platforms[p] for p in turn.meaning.platforms if p in library.platforms]
    if not about:
        return platform_recommendation(turn, library)
    if len(about) > 1:
        return platform_comparison(turn, library)
    platform = about[0]
    judged = _Judged.of(platform, turn, library)
    cases = tuple(case for case in good_and_bad(library, turn, (platform.id,)) if case)
    text, overflow = _text(judged, cases, turn, library)
    answer = Answer(
        "answer", "platform_fit", text, judged.verdict,
        choices=tuple(_as_said(c, judged) for c in judged.mix.choices if c.platform.id == platform.id),
        cautions=shared.cautions_of(library, turn.profile, [platform]),
        cases=cases,
        sources=merge_sources(
            tuple(wording.case_source(c) for c in cases), shared.profession_sources(library.profession(turn.profile))
        ),
        buttons=BUTTONS,
        more=join_more(overflow, wording.bullet_list([f"{f.text} ({wording.link(f.source)})" for f in platform.facts[:4]])),
    )  # fmt: skip
    memory = (
        turn.memory.with_focus((platform.id,)).with_cases(tuple(c.id for c in cases)).but(recommended=judged.mix.ids)
    )
    return ask.append(turn, answer, ask.next_question(turn, library), memory)


def _as_said(choice: Choice, judged: _Judged) -> Choice:
    """« Sous conditions, à côté d'autres canaux » is in support, whatever the mix would make of it."""
    return replace(choice, role="support") if judged.verdict == "conditional" and choice.role == "main" else choice


@dataclass(frozen=True)
class _Judged:
    """The verdict on one channel, and what makes its answer particular.

    `spared`: who needs little may leave it alone, whatever it could bring. `in_vain`: the person says that it brought nothing so
    far. `stays`: it has its place in the mix all the same.
    """

    ranked: Ranked
    mix: Mix
    verdict: Verdict
    spared: bool
    in_vain: bool
    stays: bool

    @classmethod
    def of(cls, platform: Platform, turn: Turn, library: Library) -> _Judged:
        """For the person of this turn."""
        mix, one = library.mix(turn.profile), shared.ranked_one(library, turn.profile, platform)
        verdict = shared.verdict_on(one, mix, turn.profile)
        spared = mix.little and verdict != "yes" and not one.barred and platform.id not in turn.profile.present
        verdict = "no" if spared else verdict
        return cls(
            one,
            mix,
            verdict,
            spared,
            _is_in_vain(turn, verdict, platform),
            verdict == "yes" and bool(mix.role(platform.id)),
        )

    @property
    def tried(self) -> Platform | None:
        """Where the next experiment is: there, or on the first channel of the mix."""
        elsewhere = self.verdict == "no" or (self.in_vain and not self.stays)
        return shared.first_of(self.mix) if elsewhere else self.ranked.platform


def _text(judged: _Judged, cases: tuple[CaseStudy, ...], turn: Turn, library: Library) -> tuple[str, str | None]:
    """(what is shown, what is left for « En savoir plus »)."""
    platform, tried = judged.ranked.platform, judged.tried
    return fit(
        (0, _headline(judged, turn, library)),
        (0, doubts.told(turn, library)),
        (1, ENOUGH if judged.spared else _why(judged.ranked, judged.verdict, platform)),
        (2, brands.judged_as(platform, turn, library)),
        (1 if library.profession(turn.profile) else 2, shared.note(library, turn)),
        *((3, shared.told(case, library, turn)) for case in cases),
        (3, shared.none_near(cases, library, turn)),
        (0, _step(tried, turn, library) if tried else None),
    )


def _headline(judged: _Judged, turn: Turn, library: Library) -> str:
    """The verdict in a sentence."""
    one, mix, profile = judged.ranked, judged.mix, turn.profile
    if judged.in_vain:
        return _in_vain(one.platform, mix, judged.stays, profile)
    name = brands.name(one.platform, turn, library)
    return _spared(name, mix, profile) if judged.spared else _verdict(name, one, mix, judged.verdict, profile)


def _step(tried: Platform, turn: Turn, library: Library) -> str:
    booked = brands.step(tried, turn, library)
    if not booked:
        return steps.next_step(tried, turn)
    return f"**À essayer** : {lower_first(booked)} **À mesurer**, un mois avant et un mois après : {brands.BOOKED_MEASURE}."


def _spared(name: str, mix: Mix, profile: Profile) -> str:
    first, someone = shared.first_of(mix), shared.lower(wording.for_whom(profile))
    kept = f"Tenez {wording.named(first)}, et gardez votre temps" if first else "Gardez votre temps"
    return f"**Non : {someone}, inutile d'ouvrir {name}, peu suffit. {kept}.**"


def _verdict(name: str, one: Ranked, mix: Mix, verdict: Verdict, profile: Profile) -> str:
    """`name`: the channel as it is called in a sentence."""
    platform, someone = one.platform, lower_first(wording.for_whom(profile))
    role, first = mix.role(platform.id), shared.first_of(mix)
    instead = wording.named(first) if first else "le bouche-à-oreille"
    if verdict == "yes":
        return f"**Oui, {someone}, {name} a sa place, {PLACES[role or 'support']}.**"
    if verdict == "conditional" and role:
        return f"**Oui, sous conditions : {someone}, {name} peut servir, à côté d'autres canaux.**"
    if verdict == "conditional" and platform.id == brands.MARKET and shared.fills(one):
        held = platform.id in profile.present
        return (
            f"**Gardez {name} tant que des clients en viennent ; {someone}, {instead} passe d'abord.**"
            if held and platform.id not in profile.tried
            else f"**En complément : {someone}, {name} peut vous amener des clients. {wording.capital(instead)} passe d'abord.**"
        )
    if verdict == "conditional":
        return f"**Pas en premier : {someone}, {name} peut venir plus tard, après {instead}.**"
    if one.barred and platform.id not in profile.excluded:
        return f"**Non : {someone}, vos règles tiennent {name} à l'écart. Commencez par {instead}.**"
    if platform.id in profile.present and platform.id in BY_THEMSELVES - {*profile.tried}:
        return f"**Gardez {name} tant que des clients en viennent ; {someone}, {instead} passe d'abord.**"
    if platform.id in profile.present:
        return f"**Non : {someone}, laissez {name}, qui vous prend du temps pour peu. Gardez d'abord {instead}.**"
    return f"**Non, pas en priorité : {someone}, {name} vous prendrait du temps pour peu. Commencez par {instead}.**"


def _is_in_vain(turn: Turn, verdict: Verdict, platform: Platform) -> bool:
    """Whether the person says that the channel brought nothing so far: a plain yes would not have listened."""
    said = fold(turn.meaning.text)
    told = platform.id in turn.meaning.facts.tried or (NO_RESULT.search(said) and not HEARSAY.search(said))
    return verdict != "no" and bool(told)


def _in_vain(platform: Platform, mix: Mix, stays: bool, profile: Profile) -> str:
    name, someone, first = wording.capital(wording.named(platform)), wording.for_whom(profile), shared.first_of(mix)
    if stays:
        return (
            f"**{name} ne vous a rien rapporté jusqu'ici : changez une seule chose, mesurez un mois, puis décidez.** "
            f"{someone}, ce canal a pourtant sa place. Si rien ne bouge, arrêtez sans regret."
        )
    instead = f" {someone}, {wording.named(first)} passe avant." if first and first.id != platform.id else ""
    pronoun = "la" if platform.id in wording.FEMININE else "le"
    return f"**{name} ne vous a rien rapporté : vous pouvez {pronoun} mettre en pause sans regret.**{instead}"


def _why(one: Ranked, verdict: Verdict, platform: Platform) -> str:
    reasons = one.reasons[:2] if verdict != "no" else objections(one)[:2]
    if not reasons:
        reasons = (platform.strengths[0],) if verdict != "no" else (platform.limits[0],)
    extra = f" Sa limite : {shared.lower(platform.limits[0]).rstrip('.')}." if verdict != "no" else ""
    return " ".join(sentence(r) for r in reasons) + extra
