"""The first sentence about a channel: the verdict as this person's question wants it."""

from __future__ import annotations

from bot.advisor.mix import BY_THEMSELVES, Mix
from bot.advisor.model import Platform, Verdict
from bot.advisor.profile import Profile
from bot.advisor.ranking import Ranked
from bot.answers import brands, wording
from bot.answers.advise import shared
from bot.answers.advise.judged import Judged
from bot.answers.answer import Turn
from bot.answers.library import Library
from bot.dialogue.settling import FIRST_OR_NOT, STOP_OR_GO
from bot.text import lower_first

PLACES = {"main": "comme canal principal", "home": "comme base", "support": "en appui"}


def headline(judged: Judged, turn: Turn, library: Library) -> str:
    """The verdict in a sentence."""
    one, mix, profile = judged.ranked, judged.mix, turn.profile
    if turn.meaning.why == STOP_OR_GO:
        return _stop_or_go(judged, turn, library)
    if turn.meaning.why == FIRST_OR_NOT and mix.choices and not judged.spared:
        return _first_or_not(judged, turn, library)
    if judged.in_vain:
        return _in_vain(one.platform, mix, judged.stays, profile)
    name = brands.name(one.platform, turn, library)
    return _spared(name, mix, profile) if judged.spared else _verdict(name, one, mix, judged.verdict, profile)


def _stop_or_go(judged: Judged, turn: Turn, library: Library) -> str:
    """« J'arrête ou je continue ? »: which, then why."""
    platform, first = judged.ranked.platform, shared.first_of(judged.mix)
    name, someone = brands.name(platform, turn, library), lower_first(wording.for_whom(turn.profile))
    elsewhere = f" Mettez ce temps dans {wording.named(first)}." if first and first.id != platform.id else ""
    if judged.in_vain and judged.stays:
        return f"**Continuez un mois encore, en changeant une seule chose : {someone}, {name} a sa place. Si rien ne bouge, arrêtez sans regret.**"
    if judged.in_vain:
        return f"**Arrêtez, au moins pour l'instant : {name} ne vous a rien rapporté.{elsewhere}**"
    if judged.verdict == "yes":
        return f"**Continuez : {someone}, {name} a sa place, {_place(judged)}.**"
    if judged.verdict == "conditional" and judged.mix.role(platform.id):
        return f"**Continuez, mais sans y mettre plus de temps : {someone}, {name} sert à côté d'autres canaux.**"
    if platform.id in BY_THEMSELVES - {*turn.profile.tried} and not judged.ranked.barred:
        return f"**Gardez {name} tant que des clients en viennent, sans y mettre de temps.{elsewhere}**"
    if judged.verdict == "conditional":
        return f"**Arrêtez si le temps vous manque : {someone}, {name} passe après.{elsewhere}**"
    return f"**Arrêtez : {someone}, {name} vous prend du temps pour peu.{elsewhere}**"


def _first_or_not(judged: Judged, turn: Turn, library: Library) -> str:
    """« Facebook d'abord ? »: yes, or what comes before it."""
    platform, first = judged.ranked.platform, judged.mix.choices[0].platform
    name, someone = brands.name(platform, turn, library), lower_first(wording.for_whom(turn.profile))
    if platform.id == first.id:
        return f"**Oui, commencez par {name} : {someone}, {_place(judged)}.**"
    then = f"{name} vient ensuite, {_place(judged)}" if judged.mix.role(platform.id) else f"{name} peut attendre"
    return f"**Non, {wording.named(first)} d'abord : {someone}, {then}.**"


def _place(judged: Judged) -> str:
    return PLACES[judged.mix.role(judged.ranked.platform.id) or "support"]


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
    if platform.id in profile.met_on and platform.id not in profile.tried and not one.barred:
        return f"**Gardez {name}, d'où vous viennent déjà des clients ; {someone}, {instead} passe d'abord pour en trouver d'autres.**"
    if verdict == "conditional":
        return f"**Pas en premier : {someone}, {name} peut venir plus tard, après {instead}.**"
    if one.barred and platform.id not in profile.excluded:
        return f"**Non : {someone}, vos règles tiennent {name} à l'écart. Commencez par {instead}.**"
    if platform.id in profile.present and platform.id in BY_THEMSELVES - {*profile.tried}:
        return f"**Gardez {name} tant que des clients en viennent ; {someone}, {instead} passe d'abord.**"
    if platform.id in profile.present:
        return f"**Non : {someone}, laissez {name}, qui vous prend du temps pour peu. Gardez d'abord {instead}.**"
    return f"**Non, pas en priorité : {someone}, {name} vous prendrait du temps pour peu. Commencez par {instead}.**"


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
