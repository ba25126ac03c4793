"""From an update to what was said and where, or nothing when it is not for us. No database, no network."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass

from telegram import CallbackQuery, ChatMemberUpdated, Message, MessageEntity, Update, User

from bot.channels.harmless import clean
from bot.channels.telegram.chats import Place

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?:\s+|$)(.*)", re.DOTALL)
GONE = ("kicked", "left")
MOST_CAPTION = 1024
NUMBERS = {"chat_id": 2**62, "user_id": 2**62, "message_id": 2**62, "old": 2**62, "new": 2**62, "thread_id": 2**31}
"""Numbers of what is heard, and what they are below: the database keeps no greater ones."""
FLAGS = frozenset({"edited", "present", "arrived", "may_post"})
MAY_LACK = frozenset({"message_id", "command", "media"})
"""A button's message may be out of Telegram's own reach; the others are often nothing."""


@dataclass(frozen=True)
class Me:
    """The bot as people address it."""

    id: int
    username: str


@dataclass(frozen=True)
class Said:
    """Somebody wrote, or sent something. `command` is lower case, without slash; `text` then its argument."""

    place: Place
    message_id: int
    text: str
    command: str | None = None
    media: str | None = None  # kind of attachment that cannot be read: voice, photo, …
    edited: bool = False


@dataclass(frozen=True)
class Pressed:
    """Somebody pressed a button."""

    place: Place
    message_id: int | None
    callback_id: str
    data: str


@dataclass(frozen=True)
class Membership:
    """The bot was added, removed, blocked, or made administrator. `kind` is the chat's: private, group, channel."""

    place: Place
    kind: str
    present: bool
    arrived: bool
    may_post: bool
    title: str


@dataclass(frozen=True)
class Migrated:
    """A group became a supergroup."""

    old: int
    new: int


Heard = Said | Pressed | Membership | Migrated


def hear(update: Update, me: Me) -> Heard | None:
    """What the update is for us. Other kinds (channel posts, polls, inline queries, payments, …) are nothing."""
    heard = _heard(update, me)
    return heard if heard is None or _is_sound(heard) else None


def _is_sound(heard: Heard) -> bool:
    """Numbers are numbers that can be kept, texts are texts: the library hands over whatever was written there."""
    values = asdict(heard)
    values |= values.pop("place", {})
    present = {name: value for name, value in values.items() if value is not None or name not in MAY_LACK}
    return all(
        _fits(value, NUMBERS[name]) if name in NUMBERS else isinstance(value, bool if name in FLAGS else str)
        for name, value in present.items()
    )


def _fits(number: object, most: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and abs(number) < most


def _heard(update: Update, me: Me) -> Heard | None:
    if update.callback_query:
        return _pressed(update.callback_query)
    if update.my_chat_member:
        return _membership(update.my_chat_member)
    message = update.message or update.edited_message
    if message is None:
        return None
    if message.migrate_to_chat_id:
        return Migrated(message.chat.id, message.migrate_to_chat_id)
    return _said(message, me, edited=update.message is None)


def _pressed(query: CallbackQuery) -> Pressed | None:
    if query.message is None or not query.data or query.from_user.is_bot:
        return None
    thread = _thread(query.message) if isinstance(query.message, Message) else 0
    place = Place(query.message.chat.id, query.from_user.id, thread)
    return Pressed(place, query.message.message_id, query.id, query.data)


def _membership(change: ChatMemberUpdated) -> Membership:
    old, new = change.old_chat_member, change.new_chat_member
    kind = change.chat.type if change.chat.type in ("private", "channel") else "group"
    return Membership(
        Place(change.chat.id, change.from_user.id),
        kind,
        present=new.status not in GONE,
        arrived=old.status in GONE and new.status not in GONE,
        may_post=new.status == "administrator" and bool(getattr(new, "can_post_messages", False)),
        title=clean(change.chat.title or ""),
    )


def _said(message: Message, me: Me, edited: bool) -> Said | None:
    author = _author(message)
    if author is None or message.chat.type == "channel":
        return None
    text = message.text or (message.caption or "")[:MOST_CAPTION]
    command, argument, for_another = _command(text, me)
    if for_another or (message.chat.type != "private" and not _addressed(message, me, command, text)):
        return None
    media = _media(message)
    words = clean(argument if command else _without_name(text, me))
    if not words and not media and not command:
        return _called(message, author, edited) if text.strip() else None
    return Said(Place(message.chat.id, author, _thread(message)), message.message_id, words, command, media, edited)


def _called(message: Message, author: int, edited: bool) -> Said:
    """The bot's bare name: somebody calls it."""
    return Said(Place(message.chat.id, author, _thread(message)), message.message_id, "", "aide", None, edited)


def _author(message: Message) -> int | None:
    """Who speaks; None for machines: other bots, and posts that a channel forwards to its discussion group by itself."""
    if message.is_automatic_forward:
        return None
    if message.sender_chat:  # an anonymous administrator, or a channel speaking in a group
        return message.sender_chat.id
    person: User | None = message.from_user
    return None if person is None or person.is_bot else person.id


def _thread(message: Message) -> int:
    """The forum topic; a mere reply in a group carries a thread number too, which is none."""
    return message.message_thread_id or 0 if message.is_topic_message else 0


def _command(text: str, me: Me) -> tuple[str | None, str, bool]:
    """(command, argument, whether it is another bot's)."""
    found = _COMMAND.match(text)
    if not found:
        return None, "", False
    if found[2] and found[2].lower() != me.username.lower():
        return None, "", True
    return found[1].lower(), found[3].strip(), False


def _addressed(message: Message, me: Me, command: str | None, text: str) -> bool:
    """In a group: named, replied to, or commanded by one of our own commands."""
    from bot.channels.telegram.commands import COMMANDS  # what is ours to obey without a name

    if command and (command in COMMANDS or f"@{me.username.lower()}" in text.split(None, 1)[0].lower()):
        return True
    answered = message.reply_to_message
    if answered and answered.from_user and answered.from_user.id == me.id and not answered.forum_topic_created:
        return True
    entities = message.parse_entities() or message.parse_caption_entities()
    return any(_names(entity, words, me) for entity, words in entities.items())


def _names(entity: MessageEntity, words: str, me: Me) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    return entity.type == MessageEntity.MENTION and words.lower() == f"@{me.username.lower()}"


def _without_name(text: str, me: Me) -> str:
    return (
        re.sub(rf"(?<![\w.])@{re.escape(me.username)}\b[,:]?\s*", "", text, flags=re.IGNORECASE).strip()
        if me.username
        else text
    )


def _media(message: Message) -> str | None:
    """The kind of what came with or instead of a text; None for plain texts and service messages."""
    for kind in (
        "voice",
        "audio",
        "video_note",
        "video",
        "photo",
        "sticker",
        "animation",
        "document",
        "location",
        "contact",
        "poll",
    ):
        if getattr(message, kind, None):
            return kind
    return "other" if message.effective_attachment else None
