"""The person's trade (first simple version, being replaced)."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from bot.dialogue.facts import Trade
from bot.nlu.extract.message import Message
from bot.text import fold


class TradeReader:
    """Exact family examples and profession labels, in a first-person or bare context."""

    def __init__(self, knowledge: Path, lexicon: Path) -> None:
        self._forms: dict[str, tuple[str, str | None, str | None]] = {}
        families = yaml.safe_load((knowledge / "trades" / "families.yml").read_text("utf8"))["families"]
        for family in families:
            for example in family["examples"]:
                for form in example.split(" / "):
                    self._forms.setdefault(fold(form), (form, family["id"], None))
        for entry in yaml.safe_load((knowledge / "regulated_professions.yml").read_text("utf8")):
            for label in (entry["label"], *entry["labels_other"]):
                known = self._forms.get(fold(label))
                self._forms[fold(label)] = (label, known[1] if known else None, entry["id"])
        longest = sorted(self._forms, key=len, reverse=True)
        self._any = re.compile(r"(?<![a-z0-9])(" + "|".join(map(re.escape, longest)) + r")s?(?![a-z0-9])")

    def read(self, message: Message) -> Trade | None:
        """The first form found outside of a third-person context."""
        for match in self._any.finditer(message.folded):
            if re.search(
                r"\b(mon|ma|mes|son|sa|ses|des|les|aux|pas|un bon|une bonne) $", message.before(match.start())
            ):
                continue
            label, family, profession = self._forms[match.group(1)]
            return Trade(label, family, profession, 0.7)
        return None

    def spans(self, message: Message) -> list[tuple[int, int]]:
        """Where trades stand."""
        return [(m.start(), m.end()) for m in self._any.finditer(message.folded)]
