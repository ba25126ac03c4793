"""The report on understanding counts what it says it counts."""

from __future__ import annotations

from typing import Any

import pytest

from bot.nlu.report import cases, report

QUESTIONS: list[dict[str, Any]] = [
    {"id": "1", "text": "combien ça coûte", "topic": "budget", "also_ok": [], "style": "plain"},
    {"id": "2", "text": "facebook c bien ?", "topic": "platform_fit", "also_ok": ["scepticism"], "style": "sms"},
    {"id": "3", "text": "et la pub", "topic": "paid_ads", "also_ok": [], "style": "short"},
    {"id": "4", "text": "bonjour", "topic": "greet", "style": None},
]
READINGS: list[dict[str, Any]] = [
    {"id": "4", "topic": "greet", "confidence": 0.9, "ask_back": False},
    {"id": "1", "topic": "paid_ads", "confidence": 0.8, "ask_back": False},
    {"id": "2", "topic": "scepticism", "confidence": 0.5, "ask_back": False},
    {"id": "3", "topic": "budget", "confidence": 0.3, "ask_back": True},
]


def test_totals_confusions_and_worst() -> None:
    text = report(cases(QUESTIONS, READINGS))
    assert "4 messages: 50.0 % understood, 25.0 % asked back, 25.0 % answered wrongly" in text
    assert "1  budget → paid_ads" in text
    assert "0.80  budget → paid_ads  combien ça coûte" in text
    assert "et la pub" not in text, "asked back is no sure mistake"
    assert "100.0 %     1  sms" in text


def test_what_changed() -> None:
    text = report(cases(QUESTIONS, READINGS), {"1": "budget", "2": "budget", "3": "budget"})
    assert "1 gained, 1 lost" in text
    assert "+  platform_fit (was budget)" in text
    assert "-  budget → paid_ads" in text


def test_a_question_without_reading_is_named() -> None:
    with pytest.raises(KeyError, match="4"):
        cases(QUESTIONS, READINGS[1:])
