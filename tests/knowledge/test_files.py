from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.knowledge.files import FILES, fingerprint, read_files
from bot.knowledge.schema import CaseEntry

from .breaking import lines
from .small_base import Files, small_base, write


def test_the_small_base_has_every_file() -> None:
    assert sorted(small_base()) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_said(folder: Path, name: str) -> None:
    (folder / name).unlink()
    _, problems = read_files(folder)
    assert [str(problem) for problem in problems] == [
        f"{name}: no such file in {folder}; allowed: every file of the base is needed"
    ]
    assert read_files(folder, optional=[name])[1] == []


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("figures.yml", b"", "holds None; allowed: a list of entries"),
        ("figures.yml", b"id: x", "holds {'id': 'x'}; allowed: a list of entries"),
        ("figures.yml", b"- {id: a, id: b}", "not readable at line 1 (found duplicate key"),
        ("figures.yml", b"- id: a\n  b: [", "not readable at line"),
        ("figures.yml", b"- id: caf\xe9", "byte 9 is not UTF-8; allowed: UTF-8 text"),
        ("figures.yml", b"- \x00", "not readable"),
        ("trades/families.yml", b"version: 2", "top level {'version': 2}; allowed: version: 1, sectors: [...], fami"),
        ("trades/families.yml", b"{version: 1, sectors: [1], families: []}", "sectors [1]; allowed: a list of names"),
        ("trades/naf.csv", b"code,label\n", "header ['code', 'label']; allowed: code,label,section,"),
        ("trades/naf.csv", b"", "header None; allowed: code,label,section,"),
        ("trades/naf.csv", b"\xff", "byte 0 is not UTF-8; allowed: UTF-8 text"),
        ("trades/departements.csv", b'code,name,region\n53,"Mayenne" x,PDL\n', "not readable"),
        ("trades/departements.csv", b"code,name,region\n53,Mayenne\n", "row 2: region: None; allowed: a value; null"),
        ("trades/departements.csv", b"code,name,region\n53,Mayenne,PDL,x\n", "row 2: (extra cells): unknown field"),
    ],
)
def test_an_unreadable_file_gives_a_line(folder: Path, name: str, content: bytes, line: str) -> None:
    (folder / name).write_bytes(content)
    _, problems = read_files(folder)
    assert [str(problem)[: len(f"{name}: {line}")] for problem in problems] == [f"{name}: {line}"]


def test_entries_of_a_kind_come_from_all_its_files(folder: Path) -> None:
    base, _ = read_files(folder)
    assert [case.id for case in base.all(CaseEntry)] == ["baker-2023", "baker-undated", "lawyer-2024", "unknown-2023"]


def test_yes_and_no_are_words(tmp_path: Path, files: Files) -> None:
    """YAML 1.1 would read them as true and false."""
    folder = write(tmp_path, files)
    path = folder / "advice.yml"
    path.write_text(path.read_text(encoding="utf-8").replace('"verdict": "conditional"', '"verdict": no'), "utf-8")
    assert lines(tmp_path, {}) == []
    assert read_files(folder)[0].entries["advice.yml"][0].verdict == "no"


def in_parts(folder: Path) -> Path:
    """The advice as the project keeps it: a folder, a file a topic."""
    whole = folder / "advice.yml"
    (folder / "advice").mkdir()
    for entry in json.loads(whole.read_text(encoding="utf-8")):
        (folder / "advice" / f"{entry['topic']}.yml").write_text(json.dumps([entry]), encoding="utf-8")
    whole.unlink()
    return folder


def test_a_folder_of_files_is_read_as_one(folder: Path) -> None:
    whole = {entry.id for entry in read_files(folder)[0].entries["advice.yml"]}
    before = fingerprint(folder)
    base, problems = read_files(in_parts(folder))
    assert problems == []
    assert {entry.id for entry in base.entries["advice.yml"]} == whole
    assert fingerprint(folder) != before


@pytest.mark.parametrize(
    ("content", "said"),
    [("- [", "advice.yml: broken.yml not readable at line"), ("a: b", "advice.yml: broken.yml holds {'a': 'b'}")],
)
def test_a_part_that_cannot_be_read_is_named(folder: Path, content: str, said: str) -> None:
    (in_parts(folder) / "advice" / "broken.yml").write_text(content, encoding="utf-8")
    assert str(read_files(folder)[1][0]).startswith(said)


def test_the_fingerprint_follows_names_and_contents(folder: Path) -> None:
    first = fingerprint(folder)
    assert first == fingerprint(folder)
    assert len(first) == 64
    (folder / "README.md").write_text("unused", encoding="utf-8")
    assert fingerprint(folder) == first
    (folder / "figures.yml").write_text("[]", encoding="utf-8")
    second = fingerprint(folder)
    (folder / "figures.yml").unlink()
    assert len({first, second, fingerprint(folder)}) == 3
