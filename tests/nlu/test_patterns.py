"""Regular expressions kept as data: parts, comments, and mistakes told with their place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.nlu.patterns import PatternError, begins_a_word, read_patterns

GOOD = """\
version: 1
parts:
  NO: |
    pas
    plus
  NEVER: |
    {NO} du tout
wants:
  bread: |
    # how people ask for it
    je veux {NO} de pain
    du pain{0,1}
    {NEVER}
"""


def written(folder: Path, text: str) -> Path:
    (folder / "shop.yml").write_text(text, encoding="utf-8")
    return folder


def test_a_line_is_an_alternative_and_parts_are_put_in(tmp_path: Path) -> None:
    entries = read_patterns("shop", written(tmp_path, GOOD))
    bread = begins_a_word(entries["wants"]["bread"])
    assert bread.search("je veux plus de pain")
    assert bread.search("mais du pai")
    assert bread.search("pas du tout")
    assert not bread.search("how people ask for it")
    assert not bread.search("xdu pain")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("je veux {BREAD}", r"names BREAD, which is none of NO, NEVER"),
        ("je veux (du pain", r"missing \)"),
    ],
)
def test_a_mistake_names_file_entry_line_and_reason(tmp_path: Path, line: str, said: str) -> None:
    folder = written(tmp_path, GOOD.replace("du pain{0,1}", line))
    with pytest.raises(PatternError, match=said) as caught:
        read_patterns("shop", folder)
    assert "shop.yml: wants: bread" in str(caught.value)
    assert line in str(caught.value)


def test_an_entry_without_a_line_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="cake: no line"):
        read_patterns("shop", written(tmp_path, GOOD + "  cake: |\n    # nothing yet\n"))


@pytest.mark.parametrize("name", ["needs", "circumstances", "buyers"])
def test_no_alternative_is_written_twice_or_ends_in_an_unseen_space(name: str) -> None:
    for section, entries in read_patterns(name).items():
        for entry, source in entries.items():
            assert re.compile(source)
            assert not source.endswith(" "), f"{name}: {section}: {entry}"
    for block in Path(f"data/nlu_lexicon/{name}.yml").read_text(encoding="utf-8").split(": |\n")[1:]:
        lines = [line for line in block.splitlines() if line.startswith("    ")]
        assert len(lines) == len({*lines}), [line for line in lines if lines.count(line) > 1]
