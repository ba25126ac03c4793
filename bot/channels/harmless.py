"""A person's text is never a command."""


def harmless(text: str) -> str:
    """Rasa obeys any text that starts with a slash; the slash is dropped, and an empty rest becomes a question mark."""
    stripped = text.lstrip()
    return stripped.lstrip("/@").strip() or "?" if stripped.startswith("/") else text
