"""`boncanal trades learn | measure`: the judge of trades, learnt from messages marked by hand."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from bot.settings import Settings

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
    from bot.nlu.extract.trade_learnt import WEIGHTS, LearntJudge
    from bot.nlu.marked import HANDS, load_marked, marked_files
    from bot.nlu.tagger import shared_tagger

    reader = TradeReader(Settings.from_env().knowledge, LEXICON)
    everything = load_marked(*marked_files())
    marked = [m for m in everything if not m.held_out and m.hand <= HANDS]
    table = trade_learn.learn(reader, marked)
    judge = reader.judged_by(LearntJudge(table))
    held = [m for m in everything if m.held_out]
    table["together"] = trade_learn.weigh_together(judge, shared_tagger().read, held)
    trade_learn.write(table, LEXICON / WEIGHTS)
    _print("judge alone, cross-validated", trade_learn.cross_validated(reader, marked, trade_learn.fold_of))
    return _measure()


def _measure() -> int:
    from bot.nlu.extract import trade_learn
    from bot.nlu.extract.message import Message
    from bot.nlu.extract.trade import TradeReader
    from bot.nlu.marked import FILES, KEPT, kept_files, load_marked, marked_files
    from bot.nlu.tagger import shared_tagger

    reader, tag = TradeReader(Settings.from_env().knowledge, LEXICON), shared_tagger().read
    held = [m for m in load_marked(*marked_files()) if m.held_out]
    sets = [(name, [m for m in held if m.hand == hand]) for hand, name in enumerate(FILES, 1)]
    sets += [(name, load_marked(path)) for name, path in zip(KEPT, kept_files(), strict=True)]
    for name, of_hand in sets:
        alone = trade_learn.by_kind(lambda text: reader.read(Message(text)), of_hand)
        _print(f"held out, {name}, without the tagger", {"all": alone["all"]})
        _print(f"held out, {name}", trade_learn.by_kind(lambda text: reader.read(Message(text), tag), of_hand))
    return 0


def _print(title: str, rates: dict[str, Any]) -> None:
    print(f"\n{title}\n" + ROW.format("kind", "stated", "found", "right", "named", "others", "spurious"))
    for kind, r in rates.items():
        stated = (f"{r.found:.1%}", f"{r.right:.1%}", f"{r.named:.1%}") if r.stated else ("", "", "")
        print(ROW.format(kind, r.stated or "", *stated, r.others or "", f"{r.spurious:.1%}" if r.others else ""))
