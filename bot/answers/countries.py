"""Countries as answers say them, by their two-letter codes."""

from __future__ import annotations

NAMES = {
    "BE": "Belgique", "BF": "Burkina Faso", "BJ": "Bénin", "CA": "Canada", "CD": "République démocratique du Congo", "CG": "Congo",
    "CH": "Suisse", "CI": "Côte d'Ivoire", "CM": "Cameroun", "DZ": "Algérie", "FR": "France", "GA": "Gabon", "GN": "Guinée",
    "LU": "Luxembourg", "MA": "Maroc", "MC": "Monaco", "MG": "Madagascar", "ML": "Mali", "MU": "Maurice", "NE": "Niger", "RW": "Rwanda",
    "SN": "Sénégal", "TD": "Tchad", "TG": "Togo", "TN": "Tunisie", "US": "États-Unis",
}  # fmt: skip
_WITH_EN = frozenset({"BE", "CD", "CH", "CI", "DZ", "FR", "GN", "TN"})
_WITH_A = frozenset({"MC", "MG", "MU"})
_WITH_AUX = frozenset({"US"})
CFA = frozenset({"BF", "BJ", "CG", "CI", "CM", "GA", "ML", "NE", "SN", "TD", "TG"})
"""Where people count in francs CFA, of which a euro is a fixed number."""
MONEY = {"CA": "$", "CH": "CHF", **dict.fromkeys(CFA, "FCFA")}
"""What people of a country count in; euros elsewhere."""
CFA_IN_EURO = 655.957
UNION = frozenset({"BE", "LU"})
"""Where the Union's regulations hold as they do in France."""


def in_country(code: str | None) -> str:
    """« en Belgique », « au Canada », « à Monaco »; « dans votre pays » for one that has no name here."""
    name = NAMES.get(code or "FR")
    if name is None:
        return "dans votre pays"
    preposition = next((p for p, codes in _PREPOSITIONS.items() if code in codes), "au" if code else "en")
    return f"{preposition} {name}"


_PREPOSITIONS = {"en": _WITH_EN, "à": _WITH_A, "aux": _WITH_AUX}
