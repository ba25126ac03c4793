"""What is heard, from whom, where; and all that is not for us."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from telegram import Bot, Update

from bot.channels.telegram.chats import Place
from bot.channels.telegram.hearing import Heard, Me, Membership, Migrated, Pressed, Said, hear
from tests.channels.telegram.kinds import AWA, CHANNEL, GROUP, KICKED, KINDS, LEFT, ME, MEMBER, PHOTO, PRIVATE, message
from tests.telegram.emulator_process import marks

SELF = Me(4242, "BonCanalTestBot")
HEARD = {"message": Said, "edited_message": Said, "callback_query": Pressed, "my_chat_member": Membership}


def heard(**update: Any) -> Heard | None:
    return hear(Update.de_json({"update_id": 1, **update}, Bot("4242:x")), SELF)


def in_group(text: str, **more: Any) -> Said | None:
    found = heard(message=message(GROUP, text=text, entities=marks(text), **more))
    assert found is None or isinstance(found, Said)
    return found


def test_the_list_of_kinds_is_the_librarys() -> None:
    assert set(KINDS) == set(Update.ALL_TYPES)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_heard_or_passed_over_without_an_exception(kind: str) -> None:
    found = heard(**{kind: KINDS[kind]})
    assert isinstance(found, HEARD.get(kind, type(None)))


@pytest.mark.parametrize(
    ("text", "command", "words"),
    [
        ("Bonjour", None, "Bonjour"),
        ("/start ev_12", "start", "ev_12"),
        ("/aide@BonCanalTestBot", "aide", ""),
        ("/Aide@boncanaltestbot svp", "aide", "svp"),
        ("site.fr/botanique", None, "site.fr/botanique"),
        ("/botanique du jardin", "botanique", "du jardin"),
        ("ligne\u0000 un\nligne deux", None, "ligne un\nligne deux"),
    ],
)
def test_a_private_text(text: str, command: str | None, words: str) -> None:
    assert heard(message=message(text=text)) == Said(Place(42, 42), 7, words, command)


def test_another_bots_command_is_not_ours() -> None:
    assert heard(message=message(text="/aide@OtherBot")) is None
    assert in_group("/aide@OtherBot") is None


def test_in_a_group_only_what_is_addressed_to_us_is_heard() -> None:
    assert in_group("Bonjour tout le monde") is None
    assert in_group("/ban") is None
    assert in_group("écrivez à awa@boncanaltestbot.fr") is None
    named = in_group("@BonCanalTestBot, Facebook pour moi ?")
    assert named is not None
    assert (named.text, named.place) == ("Facebook pour moi ?", Place(-100, 42))
    assert in_group("/aide") == Said(Place(-100, 42), 7, "", "aide")
    replied = in_group("et LinkedIn ?", reply_to_message=message(GROUP, text="?") | {"from": ME})
    assert replied is not None
    assert replied.text == "et LinkedIn ?"
    assert in_group("et LinkedIn ?", reply_to_message=message(GROUP, text="?")) is None


def test_the_bare_name_is_a_call_for_help() -> None:
    called = in_group("@BonCanalTestBot")
    assert called is not None
    assert called.command == "aide"


def test_forum_topics_are_kept_and_plain_replies_are_none() -> None:
    topic = in_group("/aide", message_thread_id=5, is_topic_message=True)
    reply = in_group("/aide", message_thread_id=5)
    assert topic is not None
    assert reply is not None
    assert (topic.place.thread_id, reply.place.thread_id) == (5, 0)


def test_a_topic_that_the_bot_opened_is_not_a_reply_to_it() -> None:
    opening = message(GROUP, forum_topic_created={"name": "x", "icon_color": 1}) | {"from": ME}
    assert in_group("entre nous", reply_to_message=opening, message_thread_id=5, is_topic_message=True) is None


def test_machines_are_not_listened_to() -> None:
    assert in_group("/aide", is_automatic_forward=True, sender_chat=CHANNEL) is None
    assert heard(message=message(text="x") | {"from": {**AWA, "is_bot": True}}) is None


def test_an_anonymous_administrator_has_a_conversation_of_their_own() -> None:
    found = in_group("/aide", sender_chat=GROUP)
    assert found is not None
    assert found.place == Place(-100, -100)


@pytest.mark.parametrize(
    ("content", "media", "words"),
    [
        ({"voice": {"file_id": "f", "file_unique_id": "u", "duration": 1}}, "voice", ""),
        ({"photo": PHOTO}, "photo", ""),
        ({"photo": PHOTO, "caption": "ma vitrine, Instagram ?"}, "photo", "ma vitrine, Instagram ?"),
        ({"document": {"file_id": "f", "file_unique_id": "u"}}, "document", ""),
        ({"location": {"latitude": 1, "longitude": 2}}, "location", ""),
        ({"dice": {"emoji": "🎲", "value": 3}}, "other", ""),
    ],
)
def test_attachments(content: dict[str, Any], media: str, words: str) -> None:
    assert heard(message=message(**content)) == Said(Place(42, 42), 7, words, None, media)


def test_service_messages_are_nothing() -> None:
    assert heard(message=message(GROUP, new_chat_members=[AWA])) is None
    assert heard(message=message(GROUP, pinned_message=message(GROUP, text="x"))) is None


def test_memberships_and_moves() -> None:
    def member(chat: dict[str, Any], old: dict[str, Any], new: dict[str, Any]) -> Heard | None:
        return heard(
            my_chat_member={"chat": chat, "from": AWA, "date": 1, "old_chat_member": old, "new_chat_member": new}
        )

    blocked = member(PRIVATE, MEMBER, KICKED)
    added = member(GROUP, LEFT, MEMBER)
    rights = dict.fromkeys(("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
              "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
              "can_delete_stories", "can_post_messages"), True)  # fmt: skip
    admin = member(CHANNEL, LEFT, {"user": ME, "status": "administrator", **rights})
    assert isinstance(blocked, Membership)
    assert isinstance(added, Membership)
    assert isinstance(admin, Membership)
    assert not blocked.present
    assert added.arrived
    assert (admin.kind, admin.may_post, admin.title) == ("channel", True, "Le canal")
    assert heard(message=message(GROUP, migrate_to_chat_id=-1009)) == Migrated(-100, -1009)


@pytest.mark.parametrize("id", ["42", 2**63, True, 1.5, None])
def test_numbers_that_are_none_are_not_heard(id: object) -> None:
    with contextlib.suppress(TypeError, ValueError):  # Handling.read passes over what the library cannot read
        assert heard(message=message({**PRIVATE, "id": id}, text="x")) is None


@pytest.mark.parametrize("wrong", [{"id": None}, {"id": 5}, {"id": False}, {"data": 7}, {"message": None}])
def test_a_press_without_its_parts_is_none(wrong: dict[str, Any]) -> None:
    assert heard(callback_query={**KINDS["callback_query"], **wrong}) is None
