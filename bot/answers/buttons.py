"""Buttons that several answers offer, worded once. What each leads to is its payload's topic."""

from __future__ import annotations

from bot.answers.answer import Button

HUMAN = Button("Parler à une personne", "/human_handoff")
WHICH_CHANNELS = Button("Quels canaux me conviennent ?", "/platform_recommendation")
REAL_CASE = Button("Voir un exemple réel", "/case_study")
WHERE_TO_BEGIN = Button("Par où commencer ?", "/action_plan")
A_FAILURE = Button("Un exemple qui a mal tourné", '/case_study{"outcome": "failure"}')
WHY = Button("Pourquoi ?", "/why_recommendation")
START = (WHICH_CHANNELS, REAL_CASE, WHERE_TO_BEGIN)
"""Ways into the advice, for whoever has not asked anything yet."""


def for_me(platform: str, title: str = "Est-ce pour moi ?") -> Button:
    """The verdict on a channel, by its id."""
    return Button(title, f'/platform_fit{{"platforms": ["{platform}"]}}')
