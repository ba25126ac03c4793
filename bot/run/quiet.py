"""Runs a module as `python -m` does, without the warnings of libraries that are no longer maintained, its log scrubbed.

Sanic puts a filter of its own in front of Python's `-W ignore` when it is imported, libraries imported later put theirs in front of
ours, and Rasa's start then prints twenty lines that no operator can do anything about. So it is the showing that is stopped. Usage: `python -m bot.run.quiet MODULE ARGUMENT...`
"""

from __future__ import annotations

import runpy
import sys
import warnings
from typing import Any

import sanic.app  # noqa: F401  # its filter first, then ours

from bot.logs import scrub_every_formatter
from bot.run.light import lighten

_show = warnings.showwarning


def show_what_concerns_us(message: Warning | str, category: type[Warning], *rest: Any, **more: Any) -> None:
    """`warnings.showwarning`, without what only the authors of a library can change."""
    if not issubclass(category, (DeprecationWarning, PendingDeprecationWarning)):
        _show(message, category, *rest, **more)


if __name__ == "__main__":
    warnings.showwarning = show_what_concerns_us
    scrub_every_formatter()
    del sys.argv[0]
    if sys.argv[0] == "rasa":
        lighten(sys.argv[1:])
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
