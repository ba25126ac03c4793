"""A person's text is never a command, and holds nothing that cannot be seen."""


def harmless(text: str) -> str:
    """Rasa obeys any text that starts with a slash; the slash is dropped, and an empty rest becomes a question mark."""
    stripped = text.lstrip()
    return stripped.lstrip("/@").strip() or "?" if stripped.startswith("/") else text


def clean(text: str) -> str:
    """Control characters (but line ends and tabs) and lone surrogates removed; they are never meant."""
    kept = "".join(c for c in text if c in "\n\t" or (c.isprintable() or c in "\u200d\ufe0f\u00a0\u202f"))
    return kept.encode("utf-8", "ignore").decode("utf-8").strip()
