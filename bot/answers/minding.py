"""What one must mind on this very topic: the caution of a trade that speaks of it, and none that is beside the point."""

from __future__ import annotations

import re

from bot.answers.advise import note
from bot.answers.answer import Turn
from bot.answers.library import Library
from bot.text import fold, sentence

ABOUT = {
    "customer_reviews": re.compile(r"\bavis\b|temoignage"),
    "negative_reviews": re.compile(r"critique|reproche|accusation|hostile|\bsecret\b"),
    "contests": re.compile(r"concours|tirage|jeux?\b|\blots?\b|cadeau"),
    "prospecting": re.compile(r"demarch|\bsms\b|courriel|lettre|prospect|telephone"),
}
"""Topics on which a caution about photos or sales is of no use; patterns on text without accents."""


def note_on(library: Library, turn: Turn) -> str | None:
    """The rule of a profession, whatever the topic; of the other trades' cautions the first on this topic, once a conversation."""
    about = ABOUT.get(turn.topic)
    if about is None or library.profession(turn.profile):
        return note(library, turn)
    if not turn.profile.family or turn.profile.family in turn.memory.told:
        return None
    meant = (warning for warning in library.warnings(turn.profile) if about.search(fold(warning)))
    return next((f"**Attention** : {sentence(warning)}" for warning in meant), None)
