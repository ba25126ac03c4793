"""The tables of data/: a key that is there twice is refused, wherever it is, with the place of both."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.data_files import load

TABLES = sorted(Path("data/nlu_lexicon").glob("*.yml"))


@pytest.mark.parametrize("text", ["vtc: VTC\ndj: DJ\nvtc: VTC\n", "shown:\n  vtc: VTC\n  vtc: taxi\n"])
def test_a_key_that_is_there_twice_is_refused_by_its_name_and_place(tmp_path: Path, text: str) -> None:
    file = tmp_path / "twice.yml"
    file.write_text(text, encoding="utf8")
    with pytest.raises(yaml.YAMLError, match=r"(?s)'vtc' is there twice.*twice\.yml\", line 3"):
        load(file)


def test_the_same_key_in_two_tables_is_two_keys(tmp_path: Path) -> None:
    file = tmp_path / "once.yml"
    file.write_text("a: {x: 1}\nb: {x: 2}\n", encoding="utf8")
    assert load(file) == {"a": {"x": 1}, "b": {"x": 2}}


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_ours_hold_each_key_once(table: Path) -> None:
    assert load(table)
