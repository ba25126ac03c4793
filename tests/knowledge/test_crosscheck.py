from __future__ import annotations

from pathlib import Path

import pytest

from .breaking import Broken, change, lines, name_of
from .small_base import Files, small_base

PLATFORMS = "allowed: an id of platforms (facebook, linkedin, x)"
SECTORS = "allowed: an id of the sectors of families.yml (artisanat alimentaire, profession libérale)"
FAMILIES = "allowed: an id of families (bakery, law)"
ROME = "allowed: an id of rome_family.csv (D1102, K1902)"

BROKEN: list[Broken] = [
    ("case_studies_more.yml", "0.platforms.0", "myspace",
     f"baker-2023: platforms: 'myspace' does not exist; {PLATFORMS}"),
    ("case_studies_more.yml", "0.sector", "magie", f"baker-2023: sector: 'magie' does not exist; {SECTORS}"),
    ("training.yml", "0.platforms", ["myspace"], f"nationwide: platforms: 'myspace' does not exist; {PLATFORMS}"),
    ("trades/families.yml", "families.0.sector", "magie", f"bakery: sector: 'magie' does not exist; {SECTORS}"),
    ("trades/families.yml", "families.0.merge_into", "magic",
     f"bakery: merge_into: 'magic' does not exist; {FAMILIES}"),
    ("trades/rome_family.csv", "1.family", "magic", f"row 3: family: 'magic' does not exist; {FAMILIES}"),
    ("trades/naf_family.csv", "0.family", "magic", f"row 2: family: 'magic' does not exist; {FAMILIES}"),
    ("trades/rome_appellations.csv", "0.rome_code", "Z9999", f"row 2: rome_code: 'Z9999' does not exist; {ROME}"),
    ("trades/gender_forms.csv", "0.rome_code", "Z9999", f"row 2: rome_code: 'Z9999' does not exist; {ROME}"),
    ("trades/naf_contents.csv", "0.code", "99.99Z",
     "row 2: code: '99.99Z' does not exist; allowed: an id of naf.csv (10.71C)"),
    ("trades/communes.csv", "0.departement", "99",
     "row 2: departement: '99' does not exist; allowed: an id of departements.csv (53)"),
]  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN, ids=name_of)
def test_a_reference_to_nothing_gives_one_line(tmp_path: Path, files: Files, broken: Broken) -> None:
    file, path, value, line = broken
    found = lines(tmp_path, change(files, file, path, value))
    assert f"{file}: {line}" in found
    # A family that leaves its sector leaves that sector's cases without a family: a second line, rightly.
    assert len(found) == (2 if path.endswith("families.0.sector") else 1)


@pytest.mark.parametrize(
    "file",
    [name for name in small_base() if name.endswith(".yml") and name not in ("trades/families.yml", "advice.yml")],
)
def test_an_id_is_used_once_in_its_file(tmp_path: Path, files: Files, file: str) -> None:
    files[file].append(files[file][0])
    id = files[file][0]["id"]
    assert lines(tmp_path, files) == [f"{file}: {id}: id: also in {file}; allowed: an id used once"]


def test_an_id_is_used_once_over_the_files_of_a_kind(tmp_path: Path, files: Files) -> None:
    assert lines(tmp_path, change(files, "case_studies_trades.yml", "0.id", "lawyer-2024")) == [
        "case_studies_trades.yml: lawyer-2024: id: also in case_studies_services.yml; allowed: an id used once"
    ]


def test_two_kinds_may_use_the_same_id(tmp_path: Path, files: Files) -> None:
    assert lines(tmp_path, change(files, "figures.yml", "2", {**files["figures.yml"][0], "id": "facebook"})) == []


def test_a_code_is_used_once(tmp_path: Path, files: Files) -> None:
    assert lines(tmp_path, change(files, "trades/rome_family.csv", "2", files["trades/rome_family.csv"][0])) == [
        "trades/rome_family.csv: D1102: rome_code: also in trades/rome_family.csv; allowed: an id used once"
    ]


def test_each_sector_used_has_a_family(tmp_path: Path, files: Files) -> None:
    change(files, "trades/families.yml", "sectors.2", "culture")
    assert lines(tmp_path, files) == []  # declared and not used: nothing is missing
    change(files, "case_studies_more.yml", "0.sector", "culture")
    change(files, "case_studies_more.yml", "1.sector", "culture")
    assert lines(tmp_path, files) == [
        "trades/families.yml: families: no family has the sector 'culture' of case baker-2023; "
        "allowed: at least one family for each sector used"
    ]


def test_a_file_that_cannot_be_read_does_not_break_those_that_refer_to_it(tmp_path: Path, files: Files) -> None:
    folder = tmp_path / "base"
    assert lines(folder, change(files, "platforms.yml", "0", "facebook")) != []
    del files["platforms.yml"]
    (folder / "platforms.yml").write_text("- [", encoding="utf-8")
    (line,) = lines(folder, files)
    assert line.startswith("platforms.yml: not readable at line")
