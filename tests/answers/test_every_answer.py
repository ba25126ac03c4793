"""Every topic for very different people: the contract, the style, and that nothing is said that no entry says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import jsonschema
import pytest

from bot.answers.answer import Answer, Kind
from bot.answers.handlers import ADVICE, HANDLERS
from bot.answers.library import Library
from tests.answers.conftest import PROFILES, Ask

SCHEMA = json.loads(Path("docs/contract/answer.schema.json").read_text(encoding="utf-8"))
LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
ROUNDS = 3


def answers(ask: Ask, topic: str, who: str) -> list[Answer]:
    """The same topic asked three times, about LinkedIn where a channel matters."""
    found: list[Answer] = []
    memory = None
    profile = PROFILES[who]
    for _ in range(ROUNDS):
        reply = ask(topic, profile=profile, memory=memory, platforms=("linkedin",) if topic == "platform_fit" else ())
        found += reply.answers
        memory, profile = reply.memory, reply.profile
    return found


def visible(text: str) -> str:
    return LINK.sub(r"\1", text).replace("**", "")


def test_the_contract_lists_the_kinds_of_the_code() -> None:
    assert tuple(SCHEMA["properties"]["kind"]["enum"]) == get_args(Kind)


@pytest.mark.parametrize("who", PROFILES)
@pytest.mark.parametrize("topic", sorted(HANDLERS))
def test_contract_and_style(ask: Ask, topic: str, who: str) -> None:
    for answer in answers(ask, topic, who):
        jsonschema.validate(answer.data(), SCHEMA)
        text = answer.text
        assert text.strip()
        assert len(answer.buttons) <= 5
        assert "!!" not in text
        assert not re.search(r"[a-zé»] [;?!»]", visible(text)), f"ordinary space before punctuation: {text}"
        assert "None" not in text
        assert not any("  " in line.strip() for line in visible(text).split("\n")), text
        assert not re.search(r"\b(tu|toi|tes)\b", visible(text).lower()), text
        assert len(visible(text)) <= 1000, f"{len(visible(text))} characters"


@pytest.mark.parametrize("who", PROFILES)
@pytest.mark.parametrize("topic", sorted(ADVICE - {"case_study", "legal_rules"}))
def test_advice_ends_in_something_to_measure(ask: Ask, topic: str, who: str) -> None:
    first = answers(ask, topic, who)[0]
    if first.kind == "answer" and not (topic == "professional_ethics" and who == "nobody"):
        assert "mesurer" in first.text.lower() or topic == "why_recommendation", first.text


@pytest.fixture(scope="module")
def known_addresses(library: Library) -> set[str]:
    """Every address of the knowledge base."""
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted([*Path("data/knowledge").glob("*.yml"), *Path("data/knowledge/advice").glob("*.yml")])
    )
    return set(re.findall(r"https?://[^\s\"'}>,]+(?:,[^\s\"'}>]+)*", text))


@pytest.mark.parametrize("who", PROFILES)
@pytest.mark.parametrize("topic", sorted(HANDLERS))
def test_every_address_comes_from_an_entry(ask: Ask, known_addresses: set[str], topic: str, who: str) -> None:
    for answer in answers(ask, topic, who):
        for _, url in LINK.findall(answer.text + (answer.more or "")):
            assert url in known_addresses, url
        for source in answer.sources:
            assert source.url in known_addresses, source


@pytest.mark.parametrize("who", PROFILES)
def test_a_person_whose_case_went_badly_is_never_named(ask: Ask, library: Library, who: str) -> None:
    memory, profile, met = None, PROFILES[who], 0
    for _ in range(12):
        reply = ask("case_study", "un échec", profile=profile, memory=memory)
        memory = reply.memory
        for answer in reply.answers:
            for case in answer.cases:
                if case.person and case.outcome != "success":
                    met += 1
                    shown = answer.text + json.dumps(answer.data(), ensure_ascii=False)
                    assert case.business not in shown
                    assert case.title not in shown
    assert met, "nobody whose case went badly was shown"


def test_no_case_is_shown_twice_in_a_conversation(ask: Ask) -> None:
    memory, shown = None, []
    for _ in range(25):
        reply = ask("case_study", "un autre exemple", profile=PROFILES["baker"], memory=memory)
        memory = reply.memory
        shown += [case.id for answer in reply.answers for case in answer.cases]
    assert len(shown) == len(set(shown))
    assert len(shown) >= 25


def test_an_intent_of_another_pipeline_is_answered(ask: Ask) -> None:
    reply = ask("nlu_fallback", "quelque chose d'incompris")
    assert reply.answers[0].topic == ask("out_of_scope", "quelque chose d'incompris").answers[0].topic
    assert reply.answers[0].text
