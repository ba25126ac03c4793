"""Runs a module as `python -m` does, without the warnings of libraries that are no longer maintained, its log scrubbed.

Sanic puts a filter of its own in front of Python's `-W ignore` when it is imported, and Rasa's start then prints twenty lines
that no operator can do anything about. Usage: `python -m bot.run.quiet MODULE ARGUMENT...`
"""

from __future__ import annotations

import runpy
import sys
import warnings

import sanic.app  # noqa: F401  # its filter first, then ours

from bot.logs import scrub_every_formatter
from bot.run.light import lighten

if __name__ == "__main__":
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    scrub_every_formatter()
    del sys.argv[0]
    if sys.argv[0] == "rasa":
        lighten(sys.argv[1:])
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
