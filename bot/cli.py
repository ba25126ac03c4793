"""`boncanal`: one command line for those who run, measure and maintain the assistant."""

from __future__ import annotations

import argparse
import os
import sys

# Before anything imports Rasa or TensorFlow: quiet, and no telemetry.
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")

from bot import (
    cli_backup,
    cli_check,
    cli_console,
    cli_doctor,
    cli_eval,
    cli_events,
    cli_measure,
    cli_outbox,
    cli_run,
    cli_trades,
)
from bot.backup import BackupError
from bot.channels.telegram import cli as telegram_cli
from bot.events.codes import BadCodeError
from bot.events.model import EventError
from bot.knowledge import cli as knowledge_cli
from bot.knowledge.problems import KnowledgeInvalidError
from bot.organisation import OrganisationError
from bot.run.training import TrainingFailedError
from bot.settings import SettingError

OPERATOR_ERRORS = (
    BackupError,
    EventError,
    BadCodeError,
    SettingError,
    OrganisationError,
    KnowledgeInvalidError,
    TrainingFailedError,
)


def make_parser() -> argparse.ArgumentParser:
    """All sub-commands; each sets `func(Namespace) -> int`."""
    parser = argparse.ArgumentParser(prog="boncanal", description=__doc__)
    subparsers = parser.add_subparsers(dest="command", required=True)
    for module in (
        cli_run,
        cli_check,
        cli_doctor,
        cli_backup,
        knowledge_cli,
        cli_measure,
        cli_eval,
        cli_trades,
        cli_outbox,
        cli_events,
        telegram_cli,
        cli_console,
    ):
        module.add_parser(subparsers)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Runs a command. What an operator can mend is said in plain lines, without a trace."""
    args = make_parser().parse_args(argv)
    try:
        return int(args.func(args))
    except OPERATOR_ERRORS as error:
        print(f"boncanal: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
