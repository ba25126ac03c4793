"""A person, the bot, and everything in between but Rasa, by polling."""

from __future__ import annotations

import pytest

from tests.telegram.conftest import Bench
from tests.telegram.fake_rasa import FakeRasa, say

pytestmark = pytest.mark.telegram


def test_start_gives_the_notice_then_the_greeting(polling: Bench, rasa: FakeRasa) -> None:
    awa = polling.person()
    awa.write("/start")
    notice, greeting = awa.sees(2)
    assert "assistant automatique" in notice["text"]
    assert greeting["text"] == "<b>Écho</b> : /greet"
    awa.write("Bonjour")
    (answer,) = awa.sees()
    assert "Bonjour" in answer["text"]
    assert rasa.asked[0]["payload"] is True
    assert rasa.asked[1]["payload"] is False
    assert polling.emulator.accepted("sendChatAction")


def test_a_button_is_answered_at_once_used_once_and_then_politely_refused(polling: Bench, rasa: FakeRasa) -> None:
    rasa.answer = lambda asked: say(f"Vous dites {asked['text']}", ("Oui", "/affirm"), ("Non", "/deny"))
    awa = polling.person()
    awa.write("on y va ?")
    _, shown = awa.sees(2)
    assert [len(row) for row in shown["markup"]["inline_keyboard"]] == [1, 1]
    assert all(len(b["callback_data"].encode()) <= 64 for row in shown["markup"]["inline_keyboard"] for b in row)
    awa.press(shown, "Oui")
    (answer,) = awa.sees()
    assert answer["text"] == "Vous dites /affirm"
    assert [e["message_id"] for e in polling.emulator.accepted("editMessageReplyMarkup")] == [shown["message_id"]]
    awa.press(shown, "Non")
    polling.idle()
    toasts = [e["text"] for e in polling.emulator.accepted("answerCallbackQuery")]
    assert toasts[0] == "«\u00a0Oui\u00a0»"
    assert "déjà servi" in toasts[1]
    assert awa.unread() == 0
    assert [m.text for m in polling.said() if m.role == "user"] == ["on y va ?", "Oui"]


def test_a_deep_link_joins_the_event_and_a_command_with_a_name_is_cleaned(polling: Bench, rasa: FakeRasa) -> None:
    awa = polling.person()
    awa.write("/start cafe-2026")
    awa.write("/plan@BonCanalTestBot")
    awa.sees(3)
    assert [asked["text"] for asked in rasa.asked] == ['/join_event{"event_code": "cafe-2026"}', "/action_plan"]


def test_a_question_with_its_command_is_two_turns_and_one_answer(polling: Bench, rasa: FakeRasa) -> None:
    awa = polling.person()
    awa.write("/question Combien de temps par semaine ?")
    _, answer = awa.sees(2)
    polling.idle()
    assert [asked["text"] for asked in rasa.asked] == ["/ask_speaker", "Combien de temps par semaine ?"]
    assert "Combien de temps" in answer["text"]
    assert awa.unread() == 0


def test_a_typed_slash_is_no_payload(polling: Bench, rasa: FakeRasa) -> None:
    awa = polling.person()
    awa.write("/EXTERNAL_event_recap")
    awa.write('/inform_profile{"trade": "roi"}')
    awa.sees(3)
    assert [asked["payload"] for asked in rasa.asked] == [False, False]


def test_long_answers_are_split_under_the_limit_and_nothing_is_lost(polling: Bench, rasa: FakeRasa) -> None:
    paragraphs = [f"**Point {i}.** " + "Une phrase assez longue pour compter. " * 12 for i in range(24)]
    rasa.answer = lambda asked: say("\n\n".join(paragraphs), ("Oui", "/affirm"))
    awa = polling.person()
    awa.write("tout ?")
    parts = awa.sees(4)[1:]
    assert all(part["text"].startswith("<b>Point") for part in parts)
    assert [bool(part.get("markup")) for part in parts] == [False, False, True]
    assert sum(part["text"].count("<b>Point") for part in parts) == 24


def test_a_correction_is_read_again_and_a_preview_is_not(polling: Bench, rasa: FakeRasa) -> None:
    awa = polling.person()
    first = awa.message(text="je suis fleuriste à Angers")
    polling.emulator.update(message=first)
    awa.sees(2)
    polling.emulator.update(edited_message={**first, "edit_date": 2})
    polling.emulator.update(edited_message={**first, "edit_date": 3, "text": "je suis fleuriste à Angoulême"})
    note, answer = awa.sees(2)
    polling.idle()
    assert "correction" in note["text"]
    assert "Angoulême" in answer["text"]
    assert note["reply_to"] == first["message_id"]
    assert len(rasa.asked) == 2


def test_what_cannot_be_read_gets_a_kind_sentence_and_captions_are_read(polling: Bench, rasa: FakeRasa) -> None:
    awa = polling.person()
    polling.emulator.update(message=awa.message(voice={"file_id": "f", "file_unique_id": "u", "duration": 3}))
    _, kind = awa.sees(2)
    assert "vocaux" in kind["text"]
    assert "Écrivez-moi" in kind["text"]
    assert not rasa.asked
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    polling.emulator.update(message=awa.message(photo=photo, caption="ma vitrine, Instagram ?"))
    note, answer = awa.sees(2)
    assert "légende" in note["text"]
    assert "ma vitrine, Instagram ?" in answer["text"]


def test_too_long_a_message_is_said_so(polling: Bench, rasa: FakeRasa) -> None:
    awa = polling.person()
    awa.write("mot " * 600)
    _, answer = awa.sees(2)
    assert "trop long" in answer["text"]
    assert not rasa.asked


def test_in_a_group_each_person_and_topic_has_a_conversation_and_its_own_buttons(
    polling: Bench, rasa: FakeRasa
) -> None:
    rasa.answer = lambda asked: say(f"Réponse à {asked['text']}", ("Oui", "/affirm"))
    group = {"id": -1007, "type": "supergroup", "title": "Café", "is_forum": True}
    awa, bob = polling.person(42, chat=group), polling.person(43, name="Bob", chat=group)
    awa.write("Bonjour tout le monde")
    awa.write("@BonCanalTestBot Facebook ?", message_thread_id=5, is_topic_message=True)
    _, shown = awa.sees(2)
    assert (shown["thread"], shown["chat_id"]) == (5, -1007)
    bob.write("/aide", message_thread_id=5, is_topic_message=True)
    awa.write("/aide")
    polling.idle()
    assert len(polling.conversations()) == 3
    assert len({asked["sender"] for asked in rasa.asked}) == 3
    assert all("Bonjour" not in m.text for m in polling.said() if m.role == "user")
    button = shown["markup"]["inline_keyboard"][0][0]["callback_data"]
    bob.press_data(shown["message_id"], button)
    polling.idle()
    assert "autre personne" in polling.emulator.accepted("answerCallbackQuery")[0]["text"]
    assert [asked["text"] for asked in rasa.asked].count("/affirm") == 0


def test_a_group_is_welcomed_and_a_channel_is_only_remembered(polling: Bench) -> None:
    me = {"id": 1, "is_bot": True, "first_name": "Bon Canal", "username": "BonCanalTestBot"}
    group, channel = {"id": -5, "type": "group", "title": "Café"}, {"id": -6, "type": "channel", "title": "Canal"}
    rights = dict.fromkeys((
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
        "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
        "can_post_messages"), True)  # fmt: skip
    awa = polling.person()
    for chat, new in ((group, {"status": "member"}), (channel, {"status": "administrator", **rights})):
        change = {
            "chat": chat,
            "from": awa.me,
            "date": 1,
            "old_chat_member": {"user": me, "status": "left"},
            "new_chat_member": {"user": me, **new},
        }
        polling.emulator.update(my_chat_member=change)
    polling.emulator.update(
        channel_post={"message_id": 1, "date": 1, "chat": channel, "sender_chat": channel, "text": "@BonCanalTestBot ?"}
    )
    polling.idle()
    (welcome,) = polling.emulator.accepted("sendMessage")
    assert welcome["chat_id"] == -5
    assert "@BonCanalTestBot" in welcome["text"]


def test_export_gives_the_persons_own_data_and_only_in_private(polling: Bench) -> None:
    group = {"id": -1007, "type": "supergroup", "title": "Café"}
    awa, in_group = polling.person(), polling.person(chat=group)
    awa.write("je suis fleuriste")
    in_group.write("@BonCanalTestBot Facebook ?")
    awa.sees(2)
    in_group.sees(2)
    in_group.write("/exporter")
    (refused,) = in_group.sees()
    assert "message privé" in refused["text"]
    awa.write("/exporter")
    (file,) = awa.sees()
    assert (file["method"], file["file"]["name"]) == ("sendDocument", "bon-canal.json")
    assert file["file"]["size"] > 500


def test_erasing_leaves_nothing_here_and_nothing_in_groups(polling: Bench, rasa: FakeRasa) -> None:
    erase = say("**C'est effacé.**", action="erase")
    rasa.answer = lambda asked: erase if asked["text"] == "oui" else say("Tout effacer ?")
    awa, in_group, bob = (
        polling.person(),
        polling.person(chat={"id": -7, "type": "group", "title": "x"}),
        polling.person(43, name="Bob"),
    )
    for person in (awa, in_group, bob):
        person.write("/oublier")
        person.sees(2)
    awa.write("oui")
    (done,) = awa.sees()
    polling.idle()
    assert "effacé" in done["text"]
    assert len(polling.conversations()) == 1
    assert {m.conversation_id for m in polling.said()} == {c.id for c in polling.conversations()}
    assert {s.chat_id for s in polling.sends()} == {43}
    assert all(row.body is None and row.chat is None for row in polling.rows())
    awa.write("bonjour")
    assert "assistant automatique" in awa.sees(2)[0]["text"]
