"""`python -m tuning`: the steps from public weights to `data/encoder`. `make encoder` runs them all; docs/encoder.md explains them."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from bot.nlu.phrases import PhrasesError
from tuning import card
from tuning.base import Base, BaseWeightsError, installed
from tuning.base import read as read_base
from tuning.settings import Settings, add_arguments, from_arguments

WORK = Path(".tuning/work")
COMPARED = 70
"""One phrase in so many is compared at the export."""


def make_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tuning", description=__doc__)
    parser.add_argument(
        "--smoke", action="store_true", help="try the whole chain on 300 phrases, in a temporary folder"
    )
    parser.add_argument("--work", type=Path, default=WORK, help=f"where a training keeps its files ({WORK})")
    commands = parser.add_subparsers(dest="command")
    everything = commands.add_parser("all", help="pieces, two trainings, export")
    commands.add_parser("pieces", help="choose the vocabulary")
    train = commands.add_parser("train", help="tune the network and judge it on the held-out personas")
    trades = commands.add_parser("trades", help="tune the tagger of trades on the marked messages")
    for one in (everything, train, trades):
        add_arguments(one)
    for one in (everything, commands.add_parser("export", help="write and compare the files of data/encoder")):
        one.add_argument("--out", type=Path, default=card.FOLDER)
    commands.add_parser("mix", help="choose the weights of config.yml (in the project's environment)")
    check = commands.add_parser(
        "check", help="whether data/encoder fits topics and phrases (in the project's environment)"
    )
    check.add_argument("--out", type=Path, default=card.FOLDER)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Runs a step; errors that can be mended are told in one line."""
    parser = make_parser()
    arguments = parser.parse_args(argv)
    if not arguments.smoke and not arguments.command:
        parser.print_help()
        return 2
    try:
        return run(arguments)
    except (BaseWeightsError, PhrasesError, ValueError, FileNotFoundError) as error:
        print(f"tuning: {error}", file=sys.stderr)
    except ModuleNotFoundError as error:
        print(
            f"tuning: {error.name} is not in this environment; docs/encoder.md tells which step runs where",
            file=sys.stderr,
        )
    return 2


def run(arguments: argparse.Namespace) -> int:
    """One command. Heavy libraries are imported by the steps that need them."""
    if arguments.command == "check":
        return card.check(arguments.out)
    if arguments.command == "mix":
        from tuning.mix import mix

        mix(arguments.work)
        return 0
    base = read_base(installed())
    if arguments.smoke:
        from tuning.smoke import smoke

        smoke(base)
        return 0
    one_by_one = {"pieces": (choose_pieces,), "train": (train,), "trades": (train_trades,), "export": (export,)}
    steps = one_by_one.get(arguments.command, (choose_pieces, train, train_gently, train_trades, export))
    for step in steps:
        step(base, arguments)
    return 0


def choose_pieces(base: Base, arguments: argparse.Namespace) -> None:
    """Writes `pieces.model` and `kept.npy`."""
    from tuning import pieces

    kept = pieces.chosen(base)
    pieces.save(base, kept, arguments.work)
    print(f"[tuning] {len(kept)} of {len(base.pieces)} pieces kept", flush=True)


def train(base: Base, arguments: argparse.Namespace) -> None:
    """One training with the settings of the command line."""
    _train(base, from_arguments(arguments), arguments.work)


def train_gently(base: Base, arguments: argparse.Namespace) -> None:
    """The training that goes on from it."""
    _train(base, from_arguments(arguments).gentler(), arguments.work)


def train_trades(base: Base, arguments: argparse.Namespace) -> None:
    """The tagger of trades, down to a rate of nearly nothing."""
    from tuning.trades import TaggerTrainer

    TaggerTrainer(replace(from_arguments(arguments), floor=0.02), base, arguments.work).run()


def _train(base: Base, settings: Settings, work: Path) -> None:
    from tuning.examples import gather
    from tuning.train import Trainer

    Trainer(gather(settings), settings, base, work).run()


def export(base: Base, arguments: argparse.Namespace) -> None:
    """Replaces the encoder in `--out`."""
    from bot.nlu.phrases import read_phrases
    from tuning.export import export as export_files
    from tuning.export_trades import export_tagger

    texts = [phrase.text for phrase in read_phrases()[::COMPARED]]
    export_files(base, arguments.work, arguments.out, texts)
    export_tagger(base, arguments.work, arguments.out, texts)


if __name__ == "__main__":
    sys.exit(main())
