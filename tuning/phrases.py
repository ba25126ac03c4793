"""What the encoder learns from and is judged by: the phrases of `data/nlu` with their writers, and the distress examples."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from bot.nlu.phrases import Phrase

SAMPLED = 32
"""One phrase in so many has its hash kept in the card: enough to tell 10 % from 12 % among 36,000."""


def is_held_out(persona: str, one_in: int) -> bool:
    """Whether a persona is kept from training: by a hash of the name, so that it stays so whatever is added. 0: nobody is."""
    digest = hashlib.md5(persona.encode(), usedforsecurity=False).hexdigest()
    return bool(persona and one_in) and int(digest, 16) % one_in == 0


def split(phrases: Iterable[Phrase], one_in: int) -> tuple[list[Phrase], list[Phrase]]:
    """(to learn from, held out), by whole personas: two phrases of one hand are near twins and must not stand on both sides.

    A text that is on both sides all the same (« oui », « merci beaucoup ») is kept to learn from only.
    """
    known: list[Phrase] = []
    held: list[Phrase] = []
    for phrase in phrases:
        (held if is_held_out(phrase.persona, one_in) else known).append(phrase)
    texts = {phrase.text for phrase in known}
    return known, [phrase for phrase in held if phrase.text not in texts]


def fingerprint(phrases: Iterable[Phrase]) -> str:
    """SHA-256 of all (topic, text), in any order."""
    return hashlib.sha256("\n".join(sorted(map(_key, phrases))).encode()).hexdigest()


def sample(phrases: Iterable[Phrase]) -> frozenset[str]:
    """Hashes (8 hex digits) of the one phrase in SAMPLED that its own hash chooses: two samples may be compared like the whole sets."""
    digests = {hashlib.sha256(_key(phrase).encode()).hexdigest() for phrase in phrases}
    return frozenset(digest[-8:] for digest in digests if int(digest[:8], 16) % SAMPLED == 0)


def share_unseen(now: frozenset[str], then: frozenset[str]) -> float:
    """The share (0 to 1) of today's phrases that were not there then, judged by the samples."""
    return len(now - then) / len(now) if now else 0.0


def topics_of(phrases: Sequence[Phrase]) -> list[str]:
    """Sorted: the order of the network's outputs."""
    return sorted({phrase.topic for phrase in phrases})


def _key(phrase: Phrase) -> str:
    return f"{phrase.topic}\t{phrase.text}"
