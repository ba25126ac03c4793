"""`boncanal trades learn | measure`: the judge of trades, learnt from messages marked by hand."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from bot.settings import Settings

MARKED = (Path("data/trades_labelled.yml"), Path("data/trades_labelled_more.yml"))
LEXICON = Path("data/nlu_lexicon")
ROW = "{:<10} {:>6} {:>8} {:>8} {:>8}   {:>6} {:>9}"


def add_parser(subparsers: Any) -> None:
    """Mount on the main parser."""
    trades = subparsers.add_parser("trades", help="the judge of trades").add_subparsers(
        dest="trades_command", required=True
    )
    learn = trades.add_parser("learn", help="write the judge's weights anew, and measure it")
    learn.set_defaults(func=_learn)
    measure = trades.add_parser("measure", help="measure the judge on the messages held out")
    measure.set_defaults(func=lambda _: _measure())


def _learn(_: Namespace) -> int:
    from bot.nlu.extract import trade_learn
    from bot.nlu.extract.trade import TradeReader
    from bot.nlu.extract.trade_learnt import WEIGHTS

    reader = TradeReader(Settings.from_env().knowledge, LEXICON)
    marked = [m for m in trade_learn.load_marked(*MARKED) if not m.held_out]
    trade_learn.write(trade_learn.learn(reader, marked), LEXICON / WEIGHTS)
    _print("cross-validated", trade_learn.cross_validated(reader, marked, trade_learn.fold_of))
    ways = trade_learn.cross_validated(reader, marked, lambda m: m.kind if m.trade and m.kind != "phrase" else None)
    _print("each way of telling a trade, none of its kind learnt", ways)
    return _measure()


def _measure() -> int:
    from bot.nlu.extract import trade_learn
    from bot.nlu.extract.message import Message
    from bot.nlu.extract.trade import TradeReader

    reader = TradeReader(Settings.from_env().knowledge, LEXICON)
    held = [m for m in trade_learn.load_marked(*MARKED) if m.held_out]
    for hand, title in ((1, "held out"), (2, "held out, by another hand")):
        _print(title, trade_learn.by_kind(lambda text: reader.read(Message(text)), [m for m in held if m.hand == hand]))
    return 0


def _print(title: str, rates: dict[str, Any]) -> None:
    print(f"\n{title}\n" + ROW.format("kind", "stated", "found", "right", "named", "others", "spurious"))
    for kind, r in rates.items():
        stated = (f"{r.found:.1%}", f"{r.right:.1%}", f"{r.named:.1%}") if r.stated else ("", "", "")
        print(ROW.format(kind, r.stated or "", *stated, r.others or "", f"{r.spurious:.1%}" if r.others else ""))
