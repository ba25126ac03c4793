"""What to try on a channel: the next step each time, never one told before."""

from __future__ import annotations

import re

from bot.advisor.profile import Profile
from bot.answers.answer import Reply
from bot.answers.library import Library
from bot.dialogue.memory import Memory
from tests.answers.conftest import Ask

WOOL = Profile(trade="boutique de laine", family="crafts_makers", clientele=("B2C",), commune="Morlaix")
ASKED = Memory(asked=("trade", "clientele", "goals"))


def tried(reply: Reply) -> str:
    """What stands between « À essayer » and what to measure."""
    found = re.search(r"\*\*À essayer(?: ensuite)?\*\*\s:\s(.+?)\. \*\*À mesurer", reply.answers[0].text)
    assert found, reply.answers[0].text
    return found[1]


def test_no_step_is_told_twice_in_a_conversation(ask: Ask) -> None:
    memory, steps = ASKED, []
    for channel in (
        "pinterest",
        "snapchat",
        "x",
        "linkedin",
    ):  # none of them for her: each answer sends back to the same first channel
        reply = ask("platform_fit", f"et {channel} ?", profile=WOOL, memory=memory, platforms=(channel,))
        steps.append(tried(reply))
        memory = reply.memory
    assert len({*steps}) == len(steps)


def test_a_step_after_another_says_so(ask: Ask) -> None:
    first = ask("platform_fit", "Facebook ?", profile=WOOL, memory=ASKED, platforms=("facebook",))
    later = ask("platform_recommendation", "quels canaux ?", profile=WOOL, memory=first.memory)
    other = ask("platform_fit", "Facebook, donc ?", profile=WOOL, memory=later.memory, platforms=("facebook",))
    assert "**À essayer**" in first.answers[0].text
    assert "**À essayer ensuite**" in other.answers[0].text


def test_the_same_question_at_once_brings_no_new_step(ask: Ask) -> None:
    plumber = Profile(trade="gardien de phare")
    memory = ASKED
    for _ in range(8):  # until no case is left to tell
        reply = ask("platform_fit", "Mastodon ?", profile=plumber, memory=memory, platforms=("mastodon",))
        memory = reply.memory
    assert "Je vous dirais la même chose" in reply.answers[0].text


def test_all_steps_told_the_first_comes_back(ask: Ask, library: Library) -> None:
    steps = len(library.platforms["google_business"].first_steps)
    told = tuple(f"step:google_business:{n}" for n in range(steps))
    reply = ask("platform_fit", "Google ?", profile=WOOL, memory=ASKED.but(told=told), platforms=("google_business",))
    assert tried(reply)


def test_reasons_said_before_give_way_to_another_strength_and_limit(ask: Ask, library: Library) -> None:
    facebook = library.platforms["facebook"]
    first = ask("platform_fit", "Facebook ?", profile=WOOL, memory=ASKED, platforms=("facebook",))
    again = ask("platform_fit", "et donc Facebook ?", profile=WOOL, memory=first.memory, platforms=("facebook",))
    why = first.answers[0].text.split("\n\n")[1]
    assert why not in again.answers[0].text
    assert facebook.strengths[1][1:].rstrip(".") in again.answers[0].text.replace("\N{NO-BREAK SPACE}", " ")


def test_other_reasons_for_who_changed_are_said(ask: Ask) -> None:
    first = ask("platform_fit", "LinkedIn ?", profile=WOOL, memory=ASKED, platforms=("linkedin",))
    firms = WOOL.with_values(clientele=("B2B",))
    again = ask("platform_fit", "et LinkedIn ?", profile=firms, memory=first.memory, platforms=("linkedin",))
    assert "Un autre atout" not in again.answers[0].text
    assert "Une autre limite" not in again.answers[0].text


def test_who_wants_no_video_is_never_told_to_film(ask: Ask, library: Library) -> None:
    steps = library.platforms["instagram"].first_steps
    filmed = [n for n, step in enumerate(steps) if step.startswith("Filmez")]
    assert filmed
    told = tuple(f"step:instagram:{n}" for n in range(len(steps)) if n not in filmed)
    memory = ASKED.but(told=told)
    silent = WOOL.with_values(flags=("no_video",))
    said = {
        who: ask("platform_fit", "Instagram ?", profile=who, memory=memory, platforms=("instagram",))
        for who in (WOOL, silent)
    }
    assert "vidéo" in tried(said[WOOL])
    assert "vidéo" not in tried(said[silent])
