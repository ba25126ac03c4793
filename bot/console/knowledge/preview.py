"""An entry as the user will see it, on each channel, before it is kept: the answer is really made, on a database put back after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from bot.advisor.profile import Profile
from bot.answers.answer import Answer
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.channels.telegram.drawing import draw
from bot.console.knowledge.french import labels
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.knowledge import tables
from bot.knowledge.apply import put
from bot.knowledge.edits import Change
from bot.knowledge.files import RawBase
from bot.knowledge.repository import KnowledgeRepository
from bot.outbox.markdown import as_text

SHARED = ("weights", "cautions", "flows", "unlawful", "unlisted", "plan_material", "titles")
"""Parts of a library that do not come from the database."""
MOST_VARIANTS = 6


@dataclass(frozen=True)
class Preview:
    """One answer. `telegram` is Telegram's own HTML, one text a message; `data` the JSON part."""

    who: str
    text: str
    data: Mapping[str, Any]
    buttons: tuple[str, ...]
    telegram: tuple[str, ...]
    plain: str


class _OneConnection:
    """Stands where an engine stands, and always gives the connection of the rehearsal, with what it has not committed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = _AsItIs(connection)
        self.dialect = connection.dialect

    @contextmanager
    def connect(self) -> Iterator[Any]:
        yield self._connection


class _AsItIs:
    """The connection, whose isolation cannot change in the middle of its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def execution_options(self, **_: object) -> _AsItIs:
        return self

    def execute(self, *args: Any) -> Any:
        return self._connection.execute(*args)


def previews(engine: Engine, library: Library, base: RawBase, change: Change, secret: str) -> list[Preview]:
    """How the assistant would answer with `change` in the base, which holds it already. Nothing is kept."""
    with engine.connect() as connection:
        connection.execution_options(writes=True)
        transaction = connection.begin()
        try:
            put(connection, base, change.file, change.id)
            rehearsed = Library(KnowledgeRepository(cast(Engine, _OneConnection(connection))), library.organisation)
            rehearsed.__dict__.update({name: getattr(library, name) for name in SHARED})
            asked = list(_asked(connection, change))
            return [_preview(who, parsed, profile, rehearsed, secret) for who, parsed, profile in asked]
        finally:
            transaction.rollback()


def _preview(who: str, parsed: Parsed, profile: Profile, library: Library, secret: str) -> Preview:
    memory = Memory(asked=("trade", "clientele"))
    return drawn(who, respond(parsed, profile, memory, library).answers[0], secret)


def drawn(who: str, answer: Answer, secret: str) -> Preview:
    """An answer on each channel."""
    data = answer.data()
    buttons = [{"title": button.title, "payload": button.payload} for button in answer.buttons[:5]]
    parts = draw(answer.text, buttons, data, 1, "preview", secret)
    plain = "\n\n".join(filter(None, (as_text(answer.text), " · ".join(f"[{b['title']}]" for b in buttons))))
    return Preview(
        who, answer.text, data, tuple(b["title"] for b in buttons), tuple(part.html for part in parts), plain
    )


def _asked(connection: Connection, change: Change) -> Iterator[tuple[str, Parsed, Profile]]:
    """(who asks, what they ask, what is known of them) so that the answer shows the entry."""
    after, file = dict(change.after or {}), change.file
    if file == "advice.yml":
        yield "Tout le monde", _button(after["topic"]), Profile()
        for number, variant in enumerate(after.get("variants", ())[:MOST_VARIANTS], start=1):
            when = variant["when"]
            yield (
                _who(number, when),
                _button(after["topic"], platforms=when.get("platforms", ()), words=when.get("words", ())),
                _profile(connection, when),
            )
    elif file == "figures.yml":
        yield from _advice_that_cites(connection, change.id)
    elif file == "platforms.yml":
        yield "Tout le monde", _button("platform_fit", platforms=[change.id]), Profile()
    elif file == "legal_rules.yml":
        yield "Tout le monde", _button("legal_rules", rule=change.id), Profile()
    elif file == "regulated_professions.yml":
        yield (
            str(after["label"]),
            _button("professional_ethics"),
            Profile(trade=str(after["label"]), profession=change.id),
        )
    elif file == "redirects.yml":
        yield "Tout le monde", Parsed(str(after["question"]), "out_of_scope", 1.0), Profile()
    elif file == "training.yml":
        yield "Tout le monde", _button("training"), Profile(region=after.get("region"))
    elif file == "trades/families.yml":
        yield (
            str(after["label"]),
            _button("platform_recommendation"),
            Profile(trade=str(after["label"]), family=change.id),
        )
    else:
        yield "Tout le monde", _button("case_study", case=change.id), Profile()


def _button(topic: str, **values: Any) -> Parsed:
    platforms = tuple(values.get("platforms", ()))
    text = " ".join((f"/{topic}", *values.get("words", ())[:1]))  # some variants are for a word of the question
    return Parsed(text, topic, 1.0, facts=Facts(platforms=platforms), from_button=True, values=values)


def _advice_that_cites(connection: Connection, figure: str) -> Iterator[tuple[str, Parsed, Profile]]:
    link = tables.advice_figure
    query = (
        select(tables.advice.c.topic)
        .join(link, link.c.advice_id == tables.advice.c.id)
        .where(link.c.figure_id == figure)
    )
    for topic in dict.fromkeys(connection.execute(query.limit(2)).scalars()):
        yield f"Sur le sujet « {topic} », qui cite ce chiffre", _button(topic), Profile()


def _who(number: int, when: Mapping[str, Any]) -> str:
    fields, values = labels()["fields"], labels()["values"]
    said = [
        f"{fields.get(name, name).split(' (')[0].lower()} : {_said(value, values)}"
        for name, value in when.items()
        if value not in (None, [])
    ]
    return f"Variante {number} ({' ; '.join(said)})"


def _said(value: Any, values: Mapping[str, str]) -> str:
    items = value if isinstance(value, list) else [value]
    return ", ".join(f"{item:g}" if isinstance(item, float) else values.get(str(item), str(item)) for item in items)


def _profile(connection: Connection, when: Mapping[str, Any]) -> Profile:
    """Somebody for whom the variant is."""
    family = next(iter(when.get("families", ())), None)
    if family is None and when.get("sectors"):
        sector = select(tables.family.c.id).where(tables.family.c.sector == when["sectors"][0])
        family = connection.execute(sector.order_by(tables.family.c.position).limit(1)).scalar_one_or_none()
    name = select(tables.family.c.label).where(tables.family.c.id == family)
    return Profile(
        trade=connection.execute(name).scalar_one_or_none() if family else None,
        family=family,
        clientele=tuple(when.get("clientele", ())),
        goals=tuple(when.get("goals", ())[:1]),
        hours=when.get("max_hours"),
        level=next(iter(when.get("levels", ())), None),
    )
