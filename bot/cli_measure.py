"""`boncanal nlu | advise | dialogue | eval`: for whoever measures. JSON lines in, JSON lines out, the model loaded once."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import uuid
import warnings
from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TextIO

import structlog

from bot import cli_nlu_eval
from bot.run.training import model_path
from bot.settings import Settings


def add_parser(subparsers: Any) -> None:
    """Mount on the main parser."""
    nlu = subparsers.add_parser("nlu", help="what a message is understood to mean").add_subparsers(
        dest="nlu_command", required=True
    )
    parse = nlu.add_parser("parse", help="JSON lines {id, text} from standard input")
    parse.add_argument("--jsonl", action="store_true", required=True)
    parse.set_defaults(func=_nlu_parse)
    look = nlu.add_parser("try", help="one message, and why it was understood so")
    look.add_argument("text")
    look.set_defaults(func=_nlu_try)
    cli_nlu_eval.add_parser(nlu, _readings, lambda text: print(text, file=_answers(), flush=True))
    advise = subparsers.add_parser("advise", help="channels for a profile described in French")
    advise.add_argument("text", nargs="?")
    advise.add_argument("--jsonl", action="store_true", help="JSON lines {id, profile} from standard input")
    advise.add_argument("--explain", action="store_true", help="the whole arithmetic")
    advise.set_defaults(func=_advise)
    dialogue = subparsers.add_parser("dialogue", help="JSON lines {id, turns}, through the running chat server")
    dialogue.add_argument("--jsonl", action="store_true", required=True)
    dialogue.add_argument("--server", default=None, help="default: http://127.0.0.1:PORT")
    dialogue.set_defaults(func=_dialogue)


def _lines() -> Iterator[dict[str, Any]]:
    for line in sys.stdin:
        if line.strip():
            yield json.loads(line)


def _print(found: dict[str, Any]) -> None:
    print(json.dumps(found, ensure_ascii=False), file=_answers(), flush=True)


@cache
def _answers() -> TextIO:
    """The real standard output, for answers only: what libraries print there goes to standard error."""
    real = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return real


def _hush() -> None:
    """Rasa logs each message read, as long as nobody told it otherwise, and its libraries warn of their own names: no measure is seen among them."""
    warnings.showwarning = lambda *_: None
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))


def _parser(settings: Settings) -> Callable[[str], dict[str, Any]]:
    """A function from text to Rasa's parse result, with the trained model."""
    _answers()
    _hush()
    from rasa.core.agent import Agent  # heavy; other commands do without

    from bot.channels.harmless import harmless

    agent = Agent.load(str(model_path(settings)))
    loop = asyncio.new_event_loop()
    return lambda text: dict(loop.run_until_complete(agent.parse_message(harmless(text) or "?")))


def _nlu_parse(args: Namespace) -> int:
    for reading in _read(_lines()):
        _print(reading)
    return 0


def _readings(asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list(_read(iter(asked)))


def _read(lines: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What each text is understood to mean, as the contract of `nlu parse` has it."""
    from actions.tracker import parsed_message

    parse = _parser(Settings.from_env())
    for asked in lines:
        p = parsed_message(parse(asked["text"]))
        f = p.facts
        trade = f.trade and {
            "label": f.trade.title or f.trade.label,
            "family": f.trade.family,
            "regulated": f.trade.profession,
            "confidence": f.trade.confidence,
        }
        yield {
            "id": asked["id"], "topic": p.topic, "confidence": round(p.confidence, 4), "ask_back": p.ask_back,
            "ranking": [{"topic": t, "confidence": round(c, 4)} for t, c in p.ranking[:5]],
            "platforms": list(f.platforms), "excluded_platforms": list(f.excluded), "trade": trade, "distress": "alarm" if p.distress else "worry" if p.worry else None,
        }  # fmt: skip


def _nlu_try(args: Namespace) -> int:
    from actions.tracker import parsed_message

    p = parsed_message(_parser(Settings.from_env())(args.text))
    print(f"{p.topic}  {p.confidence:.2f}{'  (asks back)' if p.ask_back else ''}{'  DISTRESS' if p.distress else ''}")
    for topic, confidence in p.ranking[:5]:
        print(f"  {confidence:.3f}  {topic}")
    print(json.dumps(p.facts.as_dict(), ensure_ascii=False, indent=2))
    return 0


def _advise(args: Namespace) -> int:
    from bot.advise import Adviser

    adviser = Adviser.open(Settings.from_env())
    if args.jsonl:
        for asked in _lines():
            _print({"id": asked["id"], **adviser.advise(asked["profile"])})
        return 0
    if not args.text:
        print('boncanal advise: give a profile, e.g. "fleuriste à Angers, deux heures par semaine"', file=sys.stderr)
        return 2
    print(
        adviser.explain(args.text)
        if args.explain
        else json.dumps(adviser.advise(args.text), ensure_ascii=False, indent=2)
    )
    return 0


def _dialogue(args: Namespace) -> int:
    import httpx

    settings = Settings.from_env()
    with httpx.Client(base_url=args.server or f"http://127.0.0.1:{settings.port}", timeout=60) as http:
        for asked in _lines():
            made = http.post("/chat/conversations", json={}).raise_for_status().json()
            path = f"/chat/conversations/{made['conversation']}/messages"
            headers = {"Authorization": f"Bearer {made['token']}"}
            turns = []
            for text in asked["turns"]:
                sent = http.post(path, json={"id": str(uuid.uuid4()), "text": text}, headers=headers)
                found = (
                    sent.json()
                    if sent.is_success
                    else {"topic": None, "messages": [{"text": sent.json().get("detail", "")}]}
                )
                turns.append({"user": text, "topic": found["topic"], "messages": found["messages"]})
            _print({"id": asked["id"], "turns": turns})
    return 0
