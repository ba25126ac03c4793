"""A channel asked about that the base has no entry on: nothing is claimed of it, and there is a way on."""

from __future__ import annotations

import re

from bot.answers import wording
from bot.answers.answer import Answer, Reply, Turn, paragraphs
from bot.answers.buttons import HUMAN, WHICH_CHANNELS, for_me
from bot.answers.library import Library
from bot.dialogue.facts import Facts
from bot.dialogue.reading import PROFILE_TOPICS
from bot.text import enumerate_fr, fold, words

ASKED_IN = frozenset(
    {
        "platform_fit",
        "platform_recommendation",
        "platform_comparison",
        "why_recommendation",
        "scepticism",
        "out_of_scope",
    }
)
"""Topics that such a name makes a question about that channel; in the others (« un avis sur Trustpilot ») it is only where it happened."""
SOLD_IN = frozenset({"prospecting", "selling_online", "budget", "paid_ads", "local_visibility"})
"""Topics too where a kind has questions of its own: « 40 € le contact sur Habitatpresto » is one about the site that sells it."""
ASIDE = 2
"""Words beside the name, at most, in a message that is about nothing else: « et Behance alors ? », not « je suis à Pôle emploi »."""
ASK_YOURSELF = (
    "Vos clients y sont-ils déjà ? Demandez-le aux cinq prochains.",
    "Peut-on vous y trouver et vous joindre sans que vous payiez ?",
    "Ce que vous y mettez vous reste-t-il si vous partez ?",
)

_NAME = re.compile(
    r"^(?:(?:[Ee]t|[Oo]u|[Ss]inon|[Oo]k|[Mm]ais|[Bb]on)\s+)*(?:(?:pour|sur|avec|[Cc]'est quoi|[Vv]ous connaissez|[Tt]u connais|(?:[Qq]ue|vous) pensez(?:-vous)?(?: quoi)? de|[Oo]n m'a parlé de)\s+)?"
    r"(?P<name>[A-Z][\w.+-]{2,24}(?: [A-Z0-9][\w.+-]*){0,2})"
    r"(?:,?\s+(?:alors|sinon|c'est bien|c bien|ça vaut le coup|ça marche|c'est pour moi|c'est quoi|vous connaissez|tu connais|vous en pensez quoi))*\s*[?!.…]*$"
)
"""A capitalised name, with the few words that ask what it is worth; on the text as written."""
DO, MEASURE = "un mois, sans rien arrêter du reste", "les demandes qui en viennent, en posant la question à chacun"


def reply(turn: Turn, library: Library) -> Reply | None:
    """The honest answer; None when the message names a channel of the base, none at all, or asks something else."""
    parsed = turn.meaning.parsed
    if parsed.from_button or parsed.facts.platforms:
        return None
    folded = fold(parsed.text)
    channel = library.unlisted.find(folded) or library.places.find(folded)
    if channel is None:
        return _unknown(turn)
    asked_in = ASKED_IN | SOLD_IN if channel.ask else ASKED_IN
    if not (turn.topic in asked_in or turn.meaning.suggestions or _alone(channel.name, turn)):
        return None
    near = [library.platforms[id] for id in channel.near if id in library.platforms]
    text = paragraphs(
        f"**Je n'ai pas de fiche sur {channel.name} : je ne vous en dirai rien que je ne puisse prouver.**",
        f"C'est {channel.what}. À notre avis, trois questions suffisent pour en juger :",
        wording.bullet_list(channel.ask or ASK_YOURSELF),
        f"Ce que je connais de plus proche : {enumerate_fr([wording.named(p) for p in near])}. Je transmets aussi votre question à une personne.",
        f"**À essayer** : {channel.do or DO}. **À mesurer** : {channel.measure or MEASURE}.",
    )
    buttons = (
        *(for_me(p.id, wording.capital(wording.named(p))) for p in near[:2]),
        WHICH_CHANNELS,
    )
    answer = Answer("answer", "platform_fit", text, "conditional", buttons=buttons)
    return Reply.of(turn, answer, memory=turn.memory.with_focus(tuple(p.id for p in near[:1])), inbox="not_understood")


def _unknown(turn: Turn) -> Reply | None:
    """« et Jemeos ? »: a name that nothing here knows, and nothing else: said so, with a way to judge it."""
    named = _NAME.search(turn.meaning.text.strip())
    unsure = turn.topic == "out_of_scope" or bool(turn.meaning.suggestions)
    if not (named and unsure and turn.memory.turn > 1) or turn.meaning.facts != Facts():
        return None
    name = named["name"]
    text = paragraphs(
        f"**Je ne connais pas {name} : je ne vous en dirai rien que je ne puisse prouver.**",
        "Si c'est un réseau, un site ou un logiciel pour trouver des clients, trois questions suffisent, à notre avis, pour en juger :",
        wording.bullet_list(ASK_YOURSELF),
        "Je transmets aussi votre question à une personne.",
        f"**À essayer** : {DO}. **À mesurer** : {MEASURE}.",
    )
    answer = Answer("answer", "platform_fit", text, "conditional", buttons=(WHICH_CHANNELS, HUMAN))
    return Reply.of(turn, answer, inbox="not_understood")


def _alone(name: str, turn: Turn) -> bool:
    """Whether the message says next to nothing but the name, and nothing of its writer."""
    beside = len(words(turn.meaning.text)) - len(words(name))
    return beside <= ASIDE and turn.topic not in PROFILE_TOPICS
