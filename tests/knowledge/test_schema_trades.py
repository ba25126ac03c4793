from __future__ import annotations

from pathlib import Path

import pytest

from .breaking import Broken, change, lines, name_of
from .small_base import Files

BROKEN: list[Broken] = [
    ("rome_appellations", "0.kind", "other", "row 2: kind: 'other'; allowed: one of principal, synonym"),
    ("rome_appellations", "0.rare", "no", "row 2: rare: 'no'; allowed: one of , yes"),
    ("rome_appellations", "0.label", "", "row 2: label: ''; allowed: text that is not empty"),
    ("rome_appellations", "0.rome_parent", "D11", r"row 2: rome_parent: 'D11'; allowed: text like ^[A-Z]\d{4}$"),
    ("gender_forms", "0.rome_code", "12", r"row 2: rome_code: '12'; allowed: text like ^[A-Z]\d{4}$"),
    ("naf", "0.establishments", "many", r"row 2: establishments: 'many'; allowed: text like ^[\d ]*$"),
    ("naf_family", "0.naf_code", "10.7", r"row 2: naf_code: '10.7'; allowed: text like ^\d{2}\.\d{2}[A-Z]$"),
    ("communes", "0.postcodes", "A", r"row 2: postcodes: 'A'; allowed: text like ^[\d ]*$"),
    ("departements", "0.region", "", "row 2: region: ''; allowed: text that is not empty"),
]


@pytest.mark.parametrize("broken", BROKEN, ids=name_of)
def test_a_bad_row_gives_one_line(tmp_path: Path, files: Files, broken: Broken) -> None:
    file, path, value, line = broken
    name = f"trades/{file}.csv"
    assert lines(tmp_path, change(files, name, path, value)) == [f"{name}: {line}"]
