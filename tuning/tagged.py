"""What the tagger of trades learns from: marked messages as rows of pieces with a mark each, and copies in which another trade stands."""

from __future__ import annotations

import csv
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import sentencepiece
from numpy.typing import NDArray
from ruamel.yaml import YAML

from bot.nlu.marked import Marked, load_marked, marked_files
from bot.nlu.tagger import NEITHER, OTHER, OWN
from bot.nlu.tuned import MAX_CHARACTERS
from tuning.batches import Ids, framed

KNOWLEDGE = Path("data/knowledge/trades")
LEXICON = Path("data/nlu_lexicon/trades.yml")
UNMARKED = -100
"""PyTorch's mark of a label that does not count."""
COPIES = 0.5
"""How many copies with another trade, of the messages learnt from."""
COPY_WEIGHT = 0.5
FROM_JOBS = 0.65
"""Share of the copies whose trade is a job title; the others take a word of the assistant's own tables."""
UNACCENTED = 0.15
OWN_COPIES = 0.75
LONGEST_TITLE = 70
_BOTH = re.compile(r"^(\S+) / (\S+)(.*)$")


@dataclass(frozen=True)
class Row:
    """`families`: columns of those that are right. `marks` as long as `ids`: NEITHER, OWN or OTHER."""

    message: Marked
    ids: Ids
    marks: NDArray[np.int64]
    families: tuple[int, ...]
    weight: float


def families(path: Path = KNOWLEDGE / "families.yml") -> tuple[str, ...]:
    """Their ids, in the order of the tagger's outputs."""
    return tuple(family["id"] for family in YAML(typ="safe").load(path)["families"])


def gathered(pieces: sentencepiece.SentencePieceProcessor, longest: int, seed: int) -> tuple[list[Row], list[Row]]:
    """(to learn from, held out). A stated trade whose words are not marked is left out."""
    names = families()
    known = [m for m in load_marked(*marked_files()) if m.span or not m.trade]
    learnt = [m for m in known if not m.held_out]
    chance = random.Random(seed)  # noqa: S311  # the same copies at each run
    copies = list(_copies(learnt, chance))
    rows = [row_of(m, pieces, longest, names) for m in learnt]
    rows += [row_of(m, pieces, longest, names, COPY_WEIGHT) for m in copies]
    return rows, [row_of(m, pieces, longest, names) for m in known if m.held_out]


def row_of(
    message: Marked,
    pieces: sentencepiece.SentencePieceProcessor,
    longest: int,
    names: Sequence[str],
    weight: float = 1.0,
) -> Row:
    """A piece is marked when a letter of it stands within the message's words."""
    text = message.text[:MAX_CHARACTERS]
    found = pieces.encode(text, out_type="immutable_proto").pieces
    mark = OWN if message.trade else OTHER
    marks = [NEITHER]
    for piece in found[: longest - 2]:
        start, end = piece.begin, piece.end
        start += len(text[start:end]) - len(text[start:end].lstrip())
        inside = message.span and start < end and start < message.span[1] and end > message.span[0]
        marks.append(mark if inside else NEITHER)
    ids = framed([piece.id for piece in found], longest)
    columns = tuple(names.index(family) for family in message.families if family in names)
    return Row(message, ids, np.array([*marks, NEITHER], np.int64), columns, weight)


def _copies(learnt: Sequence[Marked], chance: random.Random) -> Iterator[Marked]:
    """Messages in which one word names a trade, the writer's or somebody else's, with another trade's name there."""
    single = [m for m in learnt if m.span and " " not in str(m.words).strip()]
    own, others = [m for m in single if m.trade], [m for m in single if not m.trade]
    jobs, words = list(_jobs()), list(_words())
    for _ in range(int(COPIES * len(learnt))):
        forms, family = chance.choice(jobs if chance.random() < FROM_JOBS else words)
        title = chance.choice(forms)
        title = title[0].lower() + title[1:]
        yield _renamed(
            chance.choice(own if chance.random() < OWN_COPIES else others),
            _bare(title) if chance.random() < UNACCENTED else title,
            family,
        )


def _renamed(message: Marked, title: str, family: str) -> Marked:
    start, end = message.span or (0, 0)
    text = message.text[:start] + title + message.text[end:]
    return replace(message, text=text, words=title, families=(family,) if message.trade else ())


def _jobs() -> Iterator[tuple[tuple[str, ...], str]]:
    """(the masculine and the feminine title, its family) of each job title of the knowledge base."""
    of_code = {row["rome_code"]: row["family"] for row in _rows("rome_family.csv")}
    for row in _rows("rome_appellations.csv"):
        label, family = row["label"], of_code.get(row["rome_code"])
        both = _BOTH.match(label)
        if family and len(label) <= LONGEST_TITLE:
            yield ((both[1] + both[3], both[2] + both[3]) if both else (label,)), family


def _words() -> Iterator[tuple[tuple[str, ...], str]]:
    """The same of the titles, shops and things of the assistant's own tables."""
    reader = YAML(typ="safe")
    reader.allow_duplicate_keys = True
    for family, kinds in reader.load(LEXICON)["families"].items():
        for kind, listed in kinds.items():
            for word in (listed or "").split(",") if kind != "doing" else ():
                title = word.split("=")[0].strip()
                if len(title) > 2:
                    yield (title,), family


def _rows(name: str) -> list[dict[str, str]]:
    with (KNOWLEDGE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
