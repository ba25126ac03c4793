"""What may not be kept or logged as it was typed: ways to reach a person, numbers of cards and accounts, conversation ids."""

from __future__ import annotations

import hashlib
import re

_SPACE = r"[\s.\-\u00a0\u202f\u2011]"
EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+\s?(?:@|\[at\]|\(at\)|\(arobase\))\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
PHONE = re.compile(
    # France and its territories, Belgium, Switzerland: with or without country code, by pairs or together; and North America.
    rf"(?<![\d.,])(?:(?:\+|00)(?:33|262|590|594|596|687|689|32|41|352){_SPACE}*(?:\(0\){_SPACE}*)?[1-9](?:{_SPACE}*\d){{7,8}}"
    rf"|0[1-9](?:{_SPACE}?\d{{2}}){{4}}|0[1-9]\d{{0,2}}/\d{{2,3}}(?:[.\s]?\d{{2}}){{2,3}}"
    rf"|(?:\+?1{_SPACE})?\(?[2-9]\d\d\)?{_SPACE}[2-9]\d\d{_SPACE}\d{{4}})(?!\d)"
)
CARD = re.compile(rf"(?<!\d)\d(?:{_SPACE}?\d){{12,18}}(?!\d)")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0\u202f]?[A-Z0-9]){11,30}\b")


def masked(text: str) -> str:
    """The text without e-mail addresses, phone numbers, card numbers and IBANs. Other numbers (prices, SIRET, years) stay."""
    text = IBAN.sub("[compte]", EMAIL.sub("[e-mail]", text))
    text = CARD.sub(lambda found: "[carte]" if _is_card(found.group()) else found.group(), text)
    return PHONE.sub("[téléphone]", text)


def _is_card(text: str) -> bool:
    """Luhn's sum: 13 to 19 digits that a payment card may have. A SIRET passes it too and has 14, which no card of today has."""
    digits = [int(c) for c in text if c.isdigit()]
    if len(digits) == 14:
        return False
    doubled = [d if i % 2 == 0 else d * 2 - 9 * (d > 4) for i, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def pseudonym(conversation: str) -> str:
    """What stands for a conversation in logs: 13 characters, the same for the same id.

    Ids are 144 random bits, so nobody finds one by trying; once the id is erased, nothing leads from here to a person.
    """
    return "c" + hashlib.sha256(b"log:" + conversation.encode("utf-8", "replace")).hexdigest()[:12]
