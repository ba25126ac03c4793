"""Whoever sorts the inbox needs to know what was meant, not who said it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re

from bot.events.moderation import MAIL, PHONE

_NUMBERS = re.compile(r"\b(?:[A-Z]{2}\d{2}(?: ?\w{4}){4,7}(?: ?\w{1,3})?|\d{3} ?\d{3} ?\d{3}(?: ?\d{5})?|\d{13,16})\b")
"""IBAN, SIREN and SIRET, card numbers."""
_STREET = re.compile(
    r"\b\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.?|boulevard|bd|place|chemin|impasse|allée|route|quai|cours)\s[^,.;!?\n]{2,50}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?P<lead>(?:[Jj]e m[’']appelle|[Jj]e me (?:nomme|présente,?)|[Mm]on nom est|[Mm]oi c[’']est|M\.|Mr\.?|Mme\.?|Mlle\.?|Monsieur|Madame|Maître)\s+)"
    r"(?P<name>[A-ZÉÈÀÂÎÔÇ][\w’'-]+(?:\s+(?:de\s+|du\s+)?[A-ZÉÈÀÂÎÔÇ][\w’'-]+){0,2})"
)


def masked(text: str) -> str:
    """The text without what names or reaches a person: addresses, numbers, names that are announced as such."""
    text = PHONE.sub("[téléphone]", MAIL.sub("[e-mail]", text))
    text = _STREET.sub("[adresse]", _NUMBERS.sub("[numéro]", text))
    return _NAMED.sub(lambda found: f"{found['lead']}[nom]", text)


def pseudonym(conversation: str, secret: str) -> str:
    """« Personne 7Q4K » : the same for the same conversation, and no way back without the secret."""
    digest = hmac.new(secret.encode(), b"pseudonym:" + conversation.encode(), hashlib.sha256).digest()
    return f"Personne {base64.b32encode(digest).decode()[:4]}"
