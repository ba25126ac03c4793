"""A channel asked about that the base has no entry on: nothing is claimed of it, and there is a way on."""

from __future__ import annotations

from bot.answers import wording
from bot.answers.answer import Answer, Reply, Turn, paragraphs
from bot.answers.buttons import WHICH_CHANNELS, for_me
from bot.answers.library import Library
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

DO, MEASURE = "un mois, sans rien arrêter du reste", "les demandes qui en viennent, en posant la question à chacun"


def reply(turn: Turn, library: Library) -> Reply | None:
    """The honest answer; None when the message names a channel of the base, none at all, or asks something else."""
    parsed = turn.meaning.parsed
    if parsed.from_button or parsed.facts.platforms:
        return None
    channel = library.unlisted.find(fold(parsed.text))
    if channel is None:
        return None
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


def _alone(name: str, turn: Turn) -> bool:
    """Whether the message says next to nothing but the name, and nothing of its writer."""
    beside = len(words(turn.meaning.text)) - len(words(name))
    return beside <= ASIDE and turn.topic not in PROFILE_TOPICS
