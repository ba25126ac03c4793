from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advisor.progress import INDICATORS, Measure, Tracking, amount, is_within_chance, number, read

START = date(2026, 11, 27)


def tracking(indicator: str, *values: float, every: int = 30, asking: str | None = None) -> Tracking:
    measures = tuple(Measure(indicator, n, value, START + timedelta(days=n * every)) for n, value in enumerate(values))
    return Tracking("t", len(values) - 1, asking, None, measures)


@pytest.mark.parametrize(
    ("indicator", "values", "better", "change", "caution"),
    [
        ("customers", (4,), None, "4 clients, votre point de départ", "rien à comparer"),
        ("customers", (4, 5), True, "de 4 à 5 clients (+1)", "peut tenir au hasard"),
        ("customers", (10, 40), True, "de 10 à 40 clients (+30, soit +300 %)", "Deux mesures"),
        ("customers", (40, 10), False, "de 40 à 10 clients (−30, soit −75 %)", "Deux mesures"),
        ("customers", (10, 25, 60), True, "de 10 à 60 clients", "se répète sur 3 mesures"),
        ("customers", (10, 80, 60), True, "de 10 à 60 clients", "aucune tendance nette"),
        ("hours", (5, 3), True, "de 5 à 3 h (−2)", "Deux mesures"),
        ("hours", (3, 5), False, "de 3 à 5 h", "Deux mesures"),
        ("turnover", (4000, 4000), None, "sans changement", "Rien n'a bougé"),
        ("returning", (0, 1), True, "de 0 à 1 client (+1)", "hasard"),
    ],
)
def test_a_reading_says_what_changed_and_how_little_it_proves(
    indicator: str, values: tuple[float, ...], better: bool | None, change: str, caution: str
) -> None:
    [reading] = read(tracking(indicator, *values))
    assert change in reading.change.replace("\u00a0", " ")
    assert caution in reading.caution
    assert reading.better is better


def test_too_short_a_time_is_said_first() -> None:
    [reading] = read(tracking("customers", 10, 100, every=6))
    assert "trop court" in reading.caution


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_chance_is_symmetric_and_never_hides_a_tenfold_change_of_large_counts(a: float, b: float) -> None:
    assert is_within_chance(a, b) == is_within_chance(b, a)
    if min(a, b) >= 10 and max(a, b) >= 10 * min(a, b):
        assert not is_within_chance(a, b)


@given(st.sampled_from(sorted(INDICATORS)), st.lists(st.floats(0, 1e6), min_size=1, max_size=6))
def test_every_series_reads_as_sentences(indicator: str, values: list[float]) -> None:
    [reading] = read(tracking(indicator, *values))
    assert reading.change[0].isupper()
    assert reading.caution.endswith(".")


def test_the_next_indicator_follows_the_order_of_the_starting_point() -> None:
    measures = tuple(Measure(id, 0, 1, START) for id in ("hours", "customers"))
    assert Tracking("t", 1, "hours", None, measures).next_indicator() == "customers"
    assert Tracking("t", 1, "customers", None, measures).next_indicator() is None
    assert Tracking("t", 1, None, None, measures).next_indicator() == "hours"
    assert Tracking("t", 0, "hours", None).next_indicator() is None


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (4.0, "4"), (2.5, "2,5"), (1234.56, "1\u202f235"), (-3, "−3"), (0.04, "0")]
)
def test_numbers_as_the_french_write_them(value: float, text: str) -> None:
    assert number(value) == text


def test_one_customer_is_singular() -> None:
    assert amount(1, INDICATORS["customers"]) == "1\u00a0client"
    assert amount(0, INDICATORS["returning"]) == "0\u00a0client"
