"""French that is read without effort, in every answer: short sentences, plain words, right typography, no jargon."""

from __future__ import annotations

import re
from statistics import mean

import pytest

from bot.answers.answer import visible_length
from bot.answers.handlers import ADVICE, HANDLERS
from tests.answers.conftest import PROFILES, Ask
from tests.answers.test_every_answer import answers, visible

LONGEST_SENTENCE = 48
"""Words; a sentence that lists things may be long, none may be endless."""
MEAN_SENTENCE = 16.0
HARDEST = 48.0
"""LIX (Björnsson 1968): mean words a sentence plus the share of words of more than six letters. 40 is a newspaper, 50 a law."""
ENGLISH = re.compile(
    r"\b(feedback|followers?|likes?|reach|engagement rate|call to action|mailing|storytelling|branding|community manager|target|insights?|"
    r"customer|lead magnet|best practices?|check-?list|deadline|planning|reporting|business|digital native|challenge)\b"
)
"""Words with a usual French one, in lower case: « WhatsApp Business » is a name. « story », « hashtag » are explained where they are said."""
QUOTED = re.compile(r"«[^»]*»|\([^)]*\)|\*\*[^*]*\*\* :")
TOPICS = sorted(ADVICE - {"case_study"})  # cases are told in the words of their sources


def sentences(text: str) -> list[list[str]]:
    """Words of each sentence of running text; bullets and headings are sentences too."""
    parts = re.split(r"(?<=[.!?…])\s|\n+|\s:\s|\s;\s", visible(text).replace("\u00a0", " "))
    found = [re.findall(r"[\w’']+", part) for part in parts]
    return [words for words in found if words]


@pytest.mark.parametrize("who", PROFILES)
@pytest.mark.parametrize("topic", TOPICS)
def test_sentences_are_short_and_words_plain(ask: Ask, topic: str, who: str) -> None:
    for answer in answers(ask, topic, who):
        found = sentences(answer.text)
        assert max(map(len, found)) <= LONGEST_SENTENCE, answer.text
        english = ENGLISH.search(QUOTED.sub("", answer.text))
        assert not english, f"{english.group() if english else ''}: {answer.text}"


@pytest.mark.parametrize("topic", TOPICS)
def test_reading_level_and_rhythm(ask: Ask, topic: str) -> None:
    found = [words for who in PROFILES for answer in answers(ask, topic, who) for words in sentences(answer.text)]
    words = [word for one in found for word in one]
    rhythm = mean(map(len, found))
    long_words = 100 * sum(len(word) > 6 for word in words) / len(words)
    assert rhythm <= MEAN_SENTENCE, f"{rhythm:.1f} words a sentence"
    assert rhythm + long_words <= HARDEST, f"LIX {rhythm + long_words:.0f}"


@pytest.mark.parametrize("who", PROFILES)
@pytest.mark.parametrize("topic", sorted(HANDLERS))
def test_what_is_seen_first_stays_under_900_characters(ask: Ask, topic: str, who: str) -> None:
    for answer in answers(ask, topic, who):
        assert visible_length(answer.text) <= 900, answer.text
