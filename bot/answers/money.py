"""Sums of money in words: by the time in which they are round, in the money of the country."""

from __future__ import annotations

from bot.advisor.profile import Profile
from bot.answers import countries
from bot.text import NBSP

CENT = 0.005


def budget(profile: Profile) -> str | None:
    """« aucun budget », « un budget de 200 € par an »; None when nothing was said."""
    if profile.budget is None:
        return None
    return f"un budget de {sum_told(profile)}" if profile.budget else "aucun budget"


def sum_told(profile: Profile) -> str:
    """« 300 € », « 50 € par mois »: by the time that was said, and as one sum where none was."""
    return (
        in_money(profile.one_sum, profile.country)
        if profile.one_sum
        else by_month(profile.budget or 0, profile.country)
    )


def by_month(monthly: float, country: str | None = None) -> str:
    """An amount kept by the month, over the time in which it is round, in the money of the country: « 50 € par mois », « 200 € par an »."""
    if country in countries.CFA:  # a round sum there is none in euros
        return f"{in_money(monthly, country)} par mois"
    yearly, weekly = monthly * 12, monthly * 12 / 52
    if abs(monthly - round(monthly)) < CENT:
        amount, over = monthly, "par mois"
    elif round(yearly) % 50 == 0:
        amount, over = yearly, "par an"
    elif abs(weekly - round(weekly)) < CENT:
        amount, over = weekly, "par semaine"
    elif abs(yearly - round(yearly)) < 12 * CENT:
        amount, over = yearly, "par an"
    else:
        return f"environ {in_money(monthly, country)} par mois"
    return f"{in_money(amount, country)} {over}"


def in_money(value: float, country: str | None) -> str:
    """« 1 500 € », with spaces that do not break. Sums are kept in euros where people count in francs CFA."""
    if country in countries.CFA:
        value *= countries.CFA_IN_EURO
        value = round(value, -3 if value > 2e5 else -2)
    return f"{round(value):,}".replace(",", NBSP) + NBSP + countries.MONEY.get(country or "", "€")
