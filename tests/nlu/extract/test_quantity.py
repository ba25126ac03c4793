from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.extract.quantity import quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("12,5", 12.5), ("1 200 €", 1200), ("1 200 euros environ", 1200), ("3k€ par mois", 3000), ("4.5", 4.5),
        ("douze", 12), ("une dizaine", 10), ("deux douzaines", 24), ("une quinzaine de clients", 15), ("environ 15", 15),
        ("2h30", 2.5), ("2 h", 2), ("2 heures et demie", 2.5), ("une demi-heure", 0.5), ("45 minutes", 0.75), ("entre 10 et 12", 11),
        ("10 à 12", 11), ("5-6 clients", 5.5), ("aucun", 0), ("zéro", 0), ("personne", 0), ("0", 0), ("un seul", 1), ("une", 1),
        ("je ne sais pas", None), ("Facebook", None), ("3 par jour, 20 par semaine", None), ("", None), ("-4", -4),
        ("j'ai noté douze clients", 12), ("deux cents", 200), ("12 clients " * 20, None),
    ],
)  # fmt: skip
def test_numbers_as_people_type_them(text: str, value: float | None) -> None:
    assert quantity(text) == pytest.approx(value) if value is not None else quantity(text) is None


@given(st.integers(0, 999_999))
def test_any_plain_number_is_read(value: int) -> None:
    assert quantity(str(value)) == value
    assert quantity(f"environ {value} clients") == value


@given(st.text(max_size=100))
def test_nothing_raises(text: str) -> None:
    quantity(text)
