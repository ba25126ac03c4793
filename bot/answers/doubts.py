"""What does not hold together in what the person said, in plain French, with a way on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.advisor.doubts import MOST_HOURS, WEEK, Doubt
from bot.advisor.profile import Profile
from bot.answers import wording
from bot.answers.answer import Button, Turn
from bot.answers.library import Library
from bot.dialogue.claims import weekly_hours
from bot.text import fold


def told(turn: Turn, library: Library) -> str | None:
    """The first doubt about this person, else what is uncertain of their trade; None when all holds together."""
    found = in_words(turn.profile, turn.meaning.text, library)
    return found[0] if found else _uncertain_trade(turn, library)


def in_words(profile: Profile, text: str, library: Library) -> tuple[str, ...]:
    """Every doubt as a French sentence or two. `text` is the message, for figures the profile could not take."""
    return tuple(SAYINGS[doubt.kind](doubt) for doubt in library.doubts(profile, weekly_hours(fold(text))))


def impossible_hours(turn: Turn, library: Library) -> str | None:
    """What is said of a weekly figure that cannot be; None when it can."""
    found = library.doubts(turn.profile, weekly_hours(fold(turn.meaning.text)))
    return next((SAYINGS[doubt.kind](doubt) for doubt in found if doubt.kind == "hours"), None)


def buttons(turn: Turn, library: Library) -> tuple[Button, ...]:
    """The other families a trade may belong to, when the advice would differ."""
    return tuple(
        Button(library.families[id].label.split(":")[0].split(",")[0].strip(), f'/inform_profile{{"family": "{id}", "label": "{turn.profile.trade}"}}')
        for id in _other_families(turn, library)[: 1 if turn.profile.family else 3]
    )  # fmt: skip


def _uncertain_trade(turn: Turn, library: Library) -> str | None:
    """A trade we do not know, or one of two families that call for different advice."""
    profile = turn.profile
    if profile.trade and not profile.family:
        return f"Je ne connais pas bien ce métier ({profile.trade}) : je pars de vos clients et de votre but. Dites-moi ce que vous vendez, et à qui."
    others = _other_families(turn, library)
    if not others or not profile.family:
        return None
    mine, other = library.families[profile.family].label.lower(), library.families[others[0]].label.lower()
    return f"J'ai compris « {mine} ». Si c'est plutôt « {other} », dites-le-moi : le conseil change."


def _other_families(turn: Turn, library: Library) -> list[str]:
    """Families nearly as likely as the one understood, whose advice is not the same."""
    trade = turn.meaning.facts.trade
    if not trade or trade.family != turn.profile.family:
        return []
    if not trade.family:
        return [id for id in trade.alternatives if id in library.families]
    now = library.mix(turn.profile).ids
    return [
        id for id in trade.alternatives
        if id in library.families and id != trade.family and library.mix(turn.profile.with_values(family=id)).ids != now
    ]  # fmt: skip


def _hours(doubt: Doubt) -> str:
    hours = float(doubt.about)
    if hours > WEEK:
        return f"Une semaine n'a que {WEEK} heures : {hours:g}, ce n'est pas possible. Combien d'heures pouvez-vous y passer, en vrai ?"
    return f"{hours:g} heures par semaine, c'est plus qu'un plein temps : au-delà de {MOST_HOURS}, je conseille d'embaucher ou de choisir. Combien d'heures en vrai ?"


SAYINGS: Mapping[str, Callable[[Doubt], str]] = {
    "hours": _hours,
    "full_but_looking": lambda doubt: (
        f"Vous dites votre carnet plein et vouloir {wording.GOALS[doubt.about]} : les deux ne vont pas ensemble. "
        "Je pars du carnet plein ; si vous cherchez d'autres clients que les vôtres, dites lesquels."
    ),
    "full_and_starting": lambda _: (
        "Vous dites débuter et avoir le carnet plein : je pars du carnet plein. Si ce n'est pas le cas, corrigez-moi."
    ),
    "no_time_but_hours": lambda doubt: (
        f"Vous dites manquer de temps et avoir {doubt.about} heures par semaine : je compte les heures. Corrigez-moi au besoin."
    ),
    "online_without_site": lambda _: (
        "Vendre en ligne demande un lieu où payer. Sans site, une place de marché en tient lieu, contre une commission."
    ),
    "goal_unserved": lambda doubt: (
        f"Aucun canal permis ou accepté ne sert votre but ({wording.GOALS[doubt.about]}). "
        "Je vous conseille sur le reste ; pour ce but, passez par vos clients et vos partenaires, de vive voix."
    ),
    "nothing_left": lambda _: "Vous avez écarté tous les canaux que je connais : nommez-en un à reconsidérer.",
}  # fmt: skip
"""How each doubt of `bot.advisor.doubts` is said."""
