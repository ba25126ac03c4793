"""The inbox: what comes, how it is put together, and the four things one can do with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.channels.holds import HAND_BACK, SILENCE, Holds
from bot.channels.store import Conversations, Incoming
from bot.channels.web_sender import WebSender
from bot.console.annotations import AnnotationError, Annotations, checked
from bot.console.house import House
from bot.console.inbox.privacy import masked
from bot.console.inbox.sorting import Sorting
from bot.db import utcnow, writing
from bot.events.questions import New
from bot.inbox import Inbox, inbox
from bot.outbox.addresses import Addresses
from bot.outbox.dispatch import Dispatcher
from bot.outbox.tables import letter

from .conftest import Browser

Open = Callable[[str], Browser]
WHO = ("conversation-one-aaaaaaaa", "conversation-two-aaaaaaaa")
SAID = {"kind": "suggestions", "answer_id": "a1"}


@pytest.fixture
def talks(house: House) -> Conversations:
    """Two conversations, each with one message that was not understood."""
    store = Conversations(house.engine)
    for number, id in enumerate(WHO):
        store.create(id, "web", None)
        row, _ = store.take(id, Incoming(f"c{number}", "Comment mettre mes horaires d'été sur la carte ?"))
        store.finish(row, "budget", [{"text": "Je ne suis pas sûr.", "data": {**SAID, "answer_id": f"a{number}"}}])
        Inbox(house.engine).keep(id, row.text, "not_understood", "budget", 0.2)
    Sorting(house.engine, 0.62).run_once()
    return store


def the_group(house: House) -> int:
    groups, _ = house.inbox.groups()
    return groups[0].id


def deliver(house: House) -> None:
    """What the worker does with letters."""
    sender = WebSender(house.engine)
    Dispatcher(house.engine, Addresses(house.engine, "s" * 32), {"web": sender}, lambda id: "").run_once()


def test_like_messages_are_together_the_most_wanted_first(house: House, talks: Conversations) -> None:
    for text in ("C'est quoi un hashtag, au juste ?", "Faut-il vendre mes poules sur une place de marché ?"):
        Inbox(house.engine).keep(WHO[0], text, "not_understood", None, None)
    Sorting(house.engine, 0.62).run_once()
    groups, total = house.inbox.groups()
    assert total == 3
    assert [group.people for group in groups] == [2, 1, 1]
    assert groups[0].topic == "budget"


def test_a_thumb_down_brings_the_question_once_with_its_word(house: House, talks: Conversations) -> None:
    for _ in range(2):
        talks.rate(WHO[0], "a0", "down", "trop vague")
    with house.engine.connect() as connection:
        rows = connection.execute(select(inbox).where(inbox.c.reason == "thumbs_down")).all()
    assert [(row.text, row.comment) for row in rows] == [
        ("Comment mettre mes horaires d'été sur la carte ?", "trop vague")
    ]


def test_an_answer_to_somebody_in_distress_never_comes_here(house: House, talks: Conversations) -> None:
    row, _ = talks.take(WHO[0], Incoming("c9", "je n'en peux plus"))
    talks.finish(
        row, "out_of_scope", [{"text": "3114", "data": {"kind": "redirect", "answer_id": "d1", "redirect": "distress"}}]
    )
    talks.rate(WHO[0], "d1", "down", None)
    assert "thumbs_down" not in house.inbox.counts()


def test_questions_of_past_events_come_and_go(house: House) -> None:
    now = utcnow()
    event = house.events.events.create("Soirée", now - timedelta(hours=3), now - timedelta(hours=1))
    asked = house.events.questions.ask(event.id, New("Faut-il payer pour être vu ?", "paper", votes=6))
    sorting = Sorting(house.engine, 0.62)
    sorting.run_once()
    groups, _ = house.inbox.groups("speaker_question")
    assert [group.people for group in groups] == [7]
    house.events.changes.set_state(asked.public_id, "spoken", "Claire")
    sorting.run_once()
    assert house.inbox.groups()[1] == 0
    assert [row.action for row in house.inbox.closed()] == ["elsewhere"]


def test_what_names_or_reaches_a_person_is_not_shown(browser: Open, house: House, talks: Conversations) -> None:
    text = "Je m'appelle Léa Petit, 06 12 34 56 78, lea@petit.fr, 12 rue des Lilas, mon SIRET 123 456 789 00012"
    Inbox(house.engine).keep(WHO[0], text, "handoff", None, None)
    page = browser("edith").get("/a-traiter").text
    for secret in ("Léa", "06 12", "lea@", "Lilas", "123 456", WHO[0]):
        assert secret not in page
    assert masked("Ma boutique est rue piétonne") == "Ma boutique est rue piétonne"


def test_it_was_this_topic_makes_a_readable_change_of_the_files(
    browser: Open, house: House, talks: Conversations, tmp_path: Path
) -> None:
    house.annotations = Annotations(house.engine, house.topics, _files(tmp_path))
    house.actions._annotations = house.annotations
    mine, id = browser("edith"), the_group(house)
    page = mine.get(f"/a-traiter/{id}").text
    ids = re.findall(r'name="message" value="(\d+)"', page)
    texts = {f"text.{one}": f"comment changer mes horaires [été] n° {one}" for one in ids}
    answer = mine.post(f"/a-traiter/{id}", do="annotate", topic="local_visibility", message=ids, **texts)
    assert "2 phrases gardées" in answer.text
    diff = mine.get("/phrases.patch").text
    added = [line[1:] for line in diff.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert added[:3] == ["- intent: local_visibility", "  metadata: {persona: inbox, style: plain}", "  examples: |"]
    assert added[3:] == [f"    - comment changer mes horaires été n° {one}" for one in ids]
    assert house.annotations.write() == [tmp_path / "nlu" / "local_visibility.yml"]
    assert house.annotations.diff() == ""
    assert house.inbox.groups()[1] == 0


def _files(folder: Path) -> Path:
    (folder / "nlu").mkdir()
    for topic in ("local_visibility", "budget"):
        (folder / "nlu" / f"{topic}.yml").write_text(
            f'version: "3.1"\nnlu:\n- intent: {topic}\n  examples: |\n    - phrase de {topic}\n', encoding="utf-8"
        )
    return folder / "nlu"


def test_a_phrase_has_one_topic(house: House, tmp_path: Path) -> None:
    store = Annotations(house.engine, house.topics, _files(tmp_path))
    with pytest.raises(AnnotationError, match="déjà un exemple"):
        store.add(["Phrase de budget"], "local_visibility", "edith")
    assert store.add(["Phrase de budget"], "budget", "edith") == 0
    for wrong in ("", "???", "x" * 301):
        with pytest.raises(AnnotationError):
            checked(wrong)


def test_an_answer_reaches_everybody_once_on_their_channel(browser: Open, house: House, talks: Conversations) -> None:
    mine, id = browser("edith"), the_group(house)
    page = mine.get(f"/a-traiter/{id}").text
    ids, token = re.findall(r'name="message" value="(\d+)"', page), re.findall(r'name="token" value="(\w+)"', page)[0]
    assert (
        "2 personnes"
        in mine.post(
            f"/a-traiter/{id}", do="answer", message=ids, answer="Dans votre fiche, « Horaires ».", token=token
        ).text
    )
    deliver(house)
    for who in WHO:
        last = talks.history(who)[-1]
        assert last.role == "person"
        assert last.text.startswith("**Edith Martin vous répond.**")
        assert "Dans votre fiche" in last.text
        assert house.holds.holder(who) is None
    house.actions.write(house.accounts.one("edith"), WHO[0], "encore", token)  # the same sending again
    with house.engine.connect() as connection:
        assert len(connection.execute(select(letter).where(letter.c.channel == "web")).all()) == 2


def test_the_assistant_is_silent_while_a_person_has_the_conversation(
    browser: Open, house: House, talks: Conversations
) -> None:
    mine = browser("omar")
    mine.get(f"/conversations/{WHO[0]}")
    assert "En route" in mine.post(f"/conversations/{WHO[0]}/ecrire", text="Bonjour, je m'en occupe.", token="t1").text
    assert house.holds.holder(WHO[0]) == "Omar Martin"
    assert house.holds.holder(WHO[1]) is None
    deliver(house)
    assert talks.was_offered(WHO[0], HAND_BACK)
    other = browser("edith")
    other.get(f"/conversations/{WHO[0]}")
    assert "Omar Martin a déjà cette conversation" in other.post(f"/conversations/{WHO[0]}/prendre").text
    assert house.holds.holder(WHO[0]) == "Omar Martin"
    mine.post(f"/conversations/{WHO[0]}/rendre")
    assert house.holds.holder(WHO[0]) is None
    deliver(house)
    assert "répond de nouveau" in talks.history(WHO[0])[-1].text


def test_nobody_is_left_waiting_for_a_person_who_is_gone(house: House, talks: Conversations) -> None:
    holds, now = Holds(house.engine), utcnow()
    holds.take(WHO[0], "Claire", now)
    assert holds.holder(WHO[0], now + SILENCE - timedelta(minutes=1)) == "Claire"
    assert holds.holder(WHO[0], now + SILENCE + timedelta(minutes=1)) is None
    talks.erase(WHO[0])
    assert holds.all(now) == []


def test_a_question_becomes_knowledge_only_with_its_source(browser: Open, house: House, talks: Conversations) -> None:
    mine, id = browser("edith"), the_group(house)
    ids = re.findall(r'name="message" value="(\d+)"', mine.get(f"/a-traiter/{id}").text)
    given = {
        "question": "Comment mettre mes horaires d'été sur la carte ?",
        "pair_answer": "Dans la fiche, ouvrez « Horaires spéciaux ».",
    }
    refused = mine.post(f"/a-traiter/{id}", do="pair", message=ids, **given)
    assert refused.status_code == 422
    assert "Donnez la source" in refused.text
    assert "Horaires spéciaux" in refused.text  # what was typed is not lost
    source = {
        "source_title": "Aide",
        "source_publisher": "Google",
        "source_url": "https://support.google.com/business",
        "source_year": "2026",
    }
    assert "dès maintenant" in mine.post(f"/a-traiter/{id}", do="pair", message=ids, **given, **source).text
    found = house.pairs.close_to("comment mettre les horaires d'été sur la carte")
    assert found
    assert found.sources[0]["publisher"] == "Google"


def test_discarding_needs_a_reason_and_can_be_undone(browser: Open, house: House, talks: Conversations) -> None:
    mine, id = browser("omar"), the_group(house)
    ids = re.findall(r'name="message" value="(\d+)"', mine.get(f"/a-traiter/{id}").text)
    assert mine.post(f"/a-traiter/{id}", do="discard", message=ids[:1], reason="").status_code == 422
    mine.post(f"/a-traiter/{id}", do="discard", message=ids[:1], reason="hors sujet")
    assert house.inbox.groups()[0][0].people == 1  # the other one is still there, under a new head
    assert "hors sujet" in mine.get("/a-traiter/fait").text
    mine.post(f"/a-traiter/fait/{ids[0]}")
    assert house.inbox.counts()["not_understood"] == 2


@pytest.mark.parametrize(
    "path", ["/a-traiter/999", "/a-traiter?page=0", "/a-traiter?page=x&motif=rien", "/a-traiter/fait?page=99999"]
)
def test_addresses_that_lead_nowhere_lead_somewhere(browser: Open, path: str) -> None:
    assert browser("anne").get(path).status_code == 200


def test_a_thousand_messages_are_a_page(browser: Open, house: House, talks: Conversations) -> None:
    row = {
        "conversation": WHO[0],
        "reason": "not_understood",
        "topic": None,
        "confidence": None,
        "status": "new",
        "at": utcnow(),
    }
    with writing(house.engine) as connection:
        connection.execute(insert(inbox), [{**row, "text": f"<script>alert({n})</script>"} for n in range(1000)])
    page = browser("anne").get("/a-traiter?page=2").text
    assert page.count('class="cardlink"') == 30
    assert "<script>alert" not in page
