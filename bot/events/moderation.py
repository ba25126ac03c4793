"""Before a question is shown to a room: what a person must read first, and what nobody should read."""

from __future__ import annotations

import re

from bot.text import fold

LONGEST = 500
"""A question is one or two sentences; what is longer is refused with a word, never cut without saying."""
INSULTS = re.compile(
    r"\b(connard\w*|connasse\w*|salop\w*|encul\w*|put(?:e|es|ain de)|pute\w*|pd|pedes?|tapettes?|fdp|fils de pute|ntm|nique\w*|batard\w*|"
    r"abruti\w*|debile\w*|cretin\w*|imbecile\w*|trou du cul|ta gueule|ferme[ -]la|va te faire|vous (?:etes|etiez) (?:nuls?|nulles?)|"
    r"con(?:s|ne|nes)?|couillon\w*|merde\w*|bougnoul\w*|negres?|youpins?|sale (?:arabe|noir|juif|blanc|gouine)\w*|grosse? vache|"
    r"escrocs?|charlatans?|blaireaux?|tocards?|bouffon\w*)\b"
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
PHONE = re.compile(r"(?<!\d)(?:\+33|0033|0)\s*[1-9](?:[\s.-]*\d{2}){4}(?!\d)")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def must_be_read(text: str) -> str | None:
    """Why a person must read the question before it is shown; None when it may be shown at once."""
    folded = fold(text)
    if INSULTS.search(folded):
        return "mots blessants possibles"
    if ADDRESS.search(text):
        return "contient un lien"
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 20 and sum(c.isupper() for c in letters) > 0.8 * len(letters):
        return "écrite en capitales"
    return None


def without_coordinates(text: str) -> str:
    """The question without e-mail addresses and phone numbers: a screen in a room is no place for them."""
    return PHONE.sub("[numéro retiré]", MAIL.sub("[adresse retirée]", text))


def tidy(text: str) -> str:
    """One paragraph, spaces made single."""
    return " ".join(text.split())
