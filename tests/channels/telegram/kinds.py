"""One update of each of Telegram's 25 kinds, as Telegram writes them."""

from __future__ import annotations

from typing import Any

AWA = {"id": 42, "is_bot": False, "first_name": "Awa", "language_code": "fr"}
PRIVATE = {"id": 42, "type": "private", "first_name": "Awa"}
GROUP = {"id": -100, "type": "supergroup", "title": "Café"}
CHANNEL = {"id": -200, "type": "channel", "title": "Le canal"}
ME = {"id": 4242, "is_bot": True, "first_name": "Bon Canal", "username": "BonCanalTestBot"}
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
MEMBER = {"user": ME, "status": "member"}
KICKED = {"user": ME, "status": "kicked", "until_date": 0}
LEFT = {"user": ME, "status": "left"}
REACTION = [{"type": "emoji", "emoji": "👍"}]
BOOST_SOURCE = {"source": "premium", "user": AWA}


def message(chat: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"message_id": 7, "date": 1700000000, "from": AWA, "chat": chat or PRIVATE, **more}


KINDS: dict[str, dict[str, Any]] = {
    "message": message(text="Bonjour"),
    "edited_message": message(text="Bonsoir", edit_date=1700000001),
    "channel_post": {"message_id": 1, "date": 1, "chat": CHANNEL, "sender_chat": CHANNEL, "text": "Annonce"},
    "edited_channel_post": {"message_id": 1, "date": 1, "chat": CHANNEL, "text": "Annonce !", "edit_date": 2},
    "inline_query": {"id": "1", "from": AWA, "query": "x", "offset": ""},
    "chosen_inline_result": {"result_id": "1", "from": AWA, "query": "x"},
    "callback_query": {"id": "9", "from": AWA, "chat_instance": "1", "message": message(text="?"), "data": "b:1:0:aaaaaaaaaaaaaaaa"},
    "shipping_query": {"id": "1", "from": AWA, "invoice_payload": "x", "shipping_address": {
        "country_code": "FR", "state": "", "city": "Paris", "street_line1": "", "street_line2": "", "post_code": "75000"}},
    "pre_checkout_query": {"id": "1", "from": AWA, "currency": "EUR", "total_amount": 100, "invoice_payload": "x"},
    "poll": {"id": "1", "question": "?", "options": [{"text": "a", "voter_count": 0, "persistent_id": "1"}], "total_voter_count": 0, "is_closed": False,
             "is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False},
    "poll_answer": {"poll_id": "1", "user": AWA, "option_ids": [0], "option_persistent_ids": ["1"]},
    "my_chat_member": {"chat": PRIVATE, "from": AWA, "date": 1, "old_chat_member": MEMBER, "new_chat_member": KICKED},
    "chat_member": {"chat": GROUP, "from": AWA, "date": 1, "old_chat_member": {"user": AWA, "status": "left"},
                    "new_chat_member": {"user": AWA, "status": "member"}},
    "chat_join_request": {"chat": GROUP, "from": AWA, "user_chat_id": 42, "date": 1},
    "chat_boost": {"chat": CHANNEL, "boost": {"boost_id": "1", "add_date": 1, "expiration_date": 2, "source": BOOST_SOURCE}},
    "removed_chat_boost": {"chat": CHANNEL, "boost_id": "1", "remove_date": 1, "source": BOOST_SOURCE},
    "message_reaction": {"chat": PRIVATE, "message_id": 5, "user": AWA, "date": 1, "old_reaction": [], "new_reaction": REACTION},
    "message_reaction_count": {"chat": CHANNEL, "message_id": 5, "date": 1, "reactions": [{"type": REACTION[0], "total_count": 1}]},
    "business_connection": {"id": "1", "user": AWA, "user_chat_id": 42, "date": 1, "is_enabled": True},
    "business_message": message(text="pour l'entreprise", business_connection_id="1"),
    "edited_business_message": message(text="pour l'entreprise !", business_connection_id="1"),
    "deleted_business_messages": {"business_connection_id": "1", "chat": PRIVATE, "message_ids": [1]},
    "purchased_paid_media": {"from": AWA, "paid_media_payload": "x"},
    "managed_bot": {"user": AWA, "bot": ME},
    "guest_message": message(text="invité"),
}  # fmt: skip
