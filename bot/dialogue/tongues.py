"""Whether a message is written in a language that the assistant does not speak, by its small words."""

from __future__ import annotations

import re

from bot.text import fold

_WORDS = {
    "fr": "le la les un une des du de et ou je j tu il elle on nous vous mon ma mes que qui quoi est suis ai pour avec sur dans pas ne comment quel quelle faut c ca d l qu en au aux se si bonjour merci mais",
    "en": "the you your my is are am do does what which how should would could can i for with and speak english hello hi please have has need want don t help small business shop run who where when why this that it not get more in of to be social",
    "es": "el los las una unas unos como cual cuales soy estoy tengo quiero necesito para por con mi mis su y hola gracias donde cuando hablas habla espanol puede puedo ayuda tienda negocio buenos dias del",
    "de": "ich du sie der die das ein eine einen ist bin sind habe haben wie was welche welches fur mit mein meine und hallo danke bitte sprechen deutsch konnen kann soll wo warum nicht kunden laden guten tag auf zu",
    "it": "il lo gli una uno che come quale quali sono ho ha vorrei per con mio mia ciao grazie dove quando parli parla italiano posso puo aiuto negozio buongiorno della dei",
}
WORDS = {name: frozenset(words.split()) for name, words in _WORDS.items()}
LEAST = 2
"""Small words of another language that it takes, and more than of French."""


def foreign(text: str) -> str | None:
    """ "en", "es", "de" or "it"; None for French and for what cannot be told."""
    said = {*re.findall(r"[a-z]+", fold(text))}
    counts = {name: len(said & known) for name, known in WORDS.items()}
    french = counts.pop("fr")
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= LEAST and counts[best] > french and counts[best] * 3 >= len(said) else None
