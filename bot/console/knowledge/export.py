"""The console's edits given back to the YAML files, so that git stays the reference: only the changed fields of the changed entries."""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString
from sqlalchemy.engine import Engine

from bot.db import reading
from bot.knowledge.edits import Change, applied

_ENTRY = re.compile(r"^- ", re.MULTILINE)
_AFTER = re.compile(r"(?:\n(?:#.*|[ \t]*))+\Z")
"""Blank lines and comments between an entry and the next: they are not the entry's."""
_ID = re.compile(r"[A-Za-z]\w*(?:[_-]\w+)*")
_PLAIN = re.compile(r"[A-Za-zÀ-ÿ][\wÀ-ÿ' -]{0,40}")


def diff(engine: Engine, folder: Path) -> str:
    """The change of data/knowledge as a unified diff that `git apply` takes; "" when there is none."""
    parts: list[str] = []
    for name, (before, after) in changed(engine, folder).items():
        path = f"data/knowledge/{name}"
        parts += difflib.unified_diff(before.splitlines(True), after.splitlines(True), f"a/{path}", f"b/{path}")
    return "".join(parts)


def write(engine: Engine, folder: Path) -> list[Path]:
    """Change the files; which ones. The next load sees that they hold the edits, which then end. Raises OSError."""
    found = changed(engine, folder)
    for name, (_, after) in found.items():
        (folder / name).write_text(after, encoding="utf-8")
    return [folder / name for name in found]


def changed(engine: Engine, folder: Path) -> dict[str, tuple[str, str]]:
    """(before, after) of each file that changes."""
    found: dict[str, tuple[str, str]] = {}
    with reading(engine) as connection:
        changes = applied(connection)
    for change in changes:
        path = folder / change.file
        before = found[change.file][0] if change.file in found else path.read_text(encoding="utf-8")
        after = with_change(found[change.file][1] if change.file in found else before, change)
        found[change.file] = (before, after)
    return {name: texts for name, texts in found.items() if texts[0] != texts[1]}


def with_change(text: str, change: Change) -> str:
    """A file's text with one entry changed; every other entry keeps its bytes, and unchanged fields their dress."""
    starts = [found.start() for found in _ENTRY.finditer(text)]
    if not starts:
        return _rewritten(text, change)
    blocks = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    place = next(
        (
            i
            for i, block in enumerate(blocks)
            if re.match(rf"- (?:\{{)?id: [\"']?{re.escape(change.id)}[\"']?(?:[,\s]|$)", block)
        ),
        None,
    )
    head = text[: starts[0]]
    if place is None:
        return text.rstrip("\n") + "\n\n" + _dumped(change.after) if change.after is not None else text
    if change.after is None:
        del blocks[place]
    else:
        body = _AFTER.sub("", blocks[place])
        tail = blocks[place][len(body) :]
        blocks[place] = _edited(body, change.after).rstrip("\n") + tail
    return head + "".join(blocks)


def _rewritten(text: str, change: Change) -> str:
    """A file that is not written one entry after the other (an empty list, JSON): written anew, entry by entry."""
    entries = [
        entry for entry in YAML(typ="safe").load(text) or [] if entry["id"] != change.id or change.after is not None
    ]
    after = [change.after if entry["id"] == change.id else entry for entry in entries]
    if change.after is not None and change.after not in after:
        after.append(change.after)
    return "\n".join(_dumped(entry) for entry in after)


def _edited(block: str, after: Mapping[str, Any]) -> str:
    """The text of one entry with new values where they differ. Comments that follow the entry stay with it."""
    yaml = _yaml()
    entry = yaml.load("\n".join(line[2:] if line[:2] in ("- ", "  ") else line for line in block.split("\n")))
    return _as_item(yaml, _merged(entry, after))


def _merged(node: Any, value: Any) -> Any:
    """The value in the dress of what stood there: a part that did not change keeps its quotes, its line and its comments."""
    if node == value and type(node) is not bool:
        return node
    if isinstance(node, CommentedMap) and isinstance(value, Mapping):
        for name in [name for name in node if name not in value]:
            del node[name]
        for name, part in value.items():
            node[name] = _merged(node[name], part) if name in node else _dressed(part)
        return node
    if isinstance(node, CommentedSeq) and isinstance(value, list) and node:
        merged = [_merged(node[i], part) if i < len(node) else _dressed(part) for i, part in enumerate(value)]
        node[:] = merged
        return node
    return _dressed(value)


def _dumped(after: Mapping[str, Any] | None) -> str:
    return _as_item(_yaml(), {name: _dressed(value) for name, value in (after or {}).items()})


def _as_item(yaml: YAML, entry: Any) -> str:
    """One item of the file's list. The list itself is not indented, the lists inside are: ruamel knows one indent for both."""
    made = io.StringIO()
    yaml.dump(entry, made)
    lines = made.getvalue().rstrip("\n").split("\n")
    return "\n".join(("- " if number == 0 else "  ") + line if line else "" for number, line in enumerate(lines)) + "\n"


def _dressed(value: Any) -> Any:
    """A new value as the files write it: texts in quotes unless they are one plain word or two, short lists of ids on one line."""
    if isinstance(value, str):
        is_plain = (_PLAIN.fullmatch(value) or _ID.fullmatch(value)) and value not in (
            "yes",
            "no",
            "null",
            "true",
            "false",
        )
        return value if is_plain else DoubleQuotedScalarString(value)
    if isinstance(value, list):
        made = CommentedSeq([_dressed(item) for item in value])
        if all(isinstance(item, str) and _ID.fullmatch(item) for item in value):
            made.fa.set_flow_style()
        return made
    if isinstance(value, Mapping):
        return CommentedMap({name: _dressed(item) for name, item in value.items()})
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(
        type(None), lambda self, _: self.represent_scalar("tag:yaml.org,2002:null", "null")
    )
    return yaml
