"""Reading the knowledge files, YAML and CSV, into checked entries. All problems are collected, not only the first."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.knowledge import schema, schema_advice, schema_trades
from bot.knowledge.problems import KnowledgeInvalidError, Problem, from_validation, shown

CASE_FILES = ("case_studies_more.yml", "case_studies_services.yml", "case_studies_trades.yml")
FAMILIES_FILE = "trades/families.yml"
ADVICE_FILE = "advice.yml"
"""The advice, which stands in one file a topic: see `parts`."""
YAML_FILES: Mapping[str, type[schema.Strict]] = {
    "platforms.yml": schema.PlatformEntry,
    FAMILIES_FILE: schema.FamilyEntry,
    **dict.fromkeys(CASE_FILES, schema.CaseEntry),
    "figures.yml": schema.FigureEntry,
    "regulated_professions.yml": schema.ProfessionEntry,
    "legal_rules.yml": schema.LegalRuleEntry,
    "training.yml": schema.TrainingEntry,
    "redirects.yml": schema.RedirectEntry,
    ADVICE_FILE: schema_advice.AdviceEntry,
}
CSV_FILES: Mapping[str, type[schema.Strict]] = {
    "trades/rome_appellations.csv": schema_trades.RomeTitleRow,
    "trades/gender_forms.csv": schema_trades.GenderFormRow,
    "trades/rome_family.csv": schema_trades.RomeFamilyRow,
    "trades/naf.csv": schema_trades.NafRow,
    "trades/naf_contents.csv": schema_trades.NafContentsRow,
    "trades/naf_family.csv": schema_trades.NafFamilyRow,
    "trades/departements.csv": schema_trades.DepartementRow,
    "trades/communes.csv": schema_trades.CommuneRow,
}
FILES = (*YAML_FILES, *CSV_FILES)
KEYS: Mapping[str, str] = {
    **dict.fromkeys(YAML_FILES, "id"),
    "trades/rome_family.csv": "rome_code",
    "trades/naf.csv": "code",
    "trades/naf_contents.csv": "code",
    "trades/naf_family.csv": "naf_code",
    "trades/departements.csv": "code",
}
"""The field that names an entry, in the files that have one."""

Row = TypeVar("Row", bound=schema.Strict)


@dataclass(frozen=True)
class RawBase:
    """Entries of each file that could be read, each valid by itself, and the sectors that families.yml declares.

    `ids` also holds those of the entries that are not valid: what refers to them is not wrong too.
    """

    entries: Mapping[str, tuple[Any, ...]]
    ids: Mapping[str, frozenset[str]]
    sectors: tuple[str, ...]

    def all(self, model: type[Row]) -> tuple[Row, ...]:
        """The entries of every file of this kind, in the order of the files."""
        models = {**YAML_FILES, **CSV_FILES}
        return tuple(entry for name, of in self.entries.items() if models[name] is model for entry in of)


def parts(folder: Path, name: str) -> list[Path]:
    """Where the entries called `name` stand: that file, or every file of the folder of the same name (`advice/` for `advice.yml`), by name."""
    whole = folder / name
    return [whole] if whole.is_file() else sorted(whole.with_suffix("").glob(f"*{whole.suffix}"))


def fingerprint(folder: Path) -> str:
    """sha256 of the files' names and contents; a missing file counts as such."""
    digest = hashlib.sha256()
    for name in sorted(FILES):
        for path in parts(folder, name) or [folder / name]:
            content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
            digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def read_files(
    folder: Path, optional: Collection[str] = (), names: Collection[str] = FILES
) -> tuple[RawBase, list[Problem]]:
    """Read and check each file by itself, or those in `names`. Those in `optional` may be missing, the others are required."""
    problems: list[Problem] = []
    entries: dict[str, tuple[Any, ...]] = {}
    ids: dict[str, frozenset[str]] = {}
    sectors: tuple[str, ...] = ()
    for name, model in {**YAML_FILES, **CSV_FILES}.items():
        paths = parts(folder, name)
        if name not in names:
            continue
        if not paths:
            if name not in optional:
                problems.append(Problem(name, "", "", f"no such file in {folder}", "every file of the base is needed"))
            continue
        try:
            raw = _read_csv(paths[0], model) if name in CSV_FILES else _read_parts(paths)
            if name == FAMILIES_FILE:
                raw, sectors = _families(raw)
            entries[name] = _checked(name, _as_list(raw), model, problems)
            ids[name] = frozenset(_ids(raw, KEYS.get(name, "")))
        except _UnreadableError as error:
            problems.append(Problem(name, "", "", error.found, error.allowed))
    return RawBase(entries, ids, sectors), problems


class _UnreadableError(Exception):
    def __init__(self, found: str, allowed: str) -> None:
        super().__init__(found)
        self.found, self.allowed = found, allowed


def _read_parts(paths: list[Path]) -> Any:
    """What one file holds, as it is; the entries of several as one list."""
    return _read_yaml(paths[0]) if len(paths) == 1 else [entry for path in paths for entry in _part(path)]


def _part(path: Path) -> list[Any]:
    try:
        return _as_list(_read_yaml(path))
    except _UnreadableError as error:
        raise _UnreadableError(f"{path.name} {error.found}", error.allowed) from error


def _read_yaml(path: Path) -> Any:
    try:
        return YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise _UnreadableError(f"byte {error.start} is not UTF-8", "UTF-8 text") from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f" at line {mark.line + 1}" if mark else ""
        raise _UnreadableError(f"not readable{line} ({error.problem or error.context})", "valid YAML") from error
    except YAMLError as error:
        raise _UnreadableError(f"not readable ({error})".splitlines()[0], "valid YAML") from error


def _read_csv(path: Path, model: type[schema.Strict]) -> list[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            if list(reader.fieldnames or ()) != list(model.__fields__):
                raise _UnreadableError(f"header {shown(reader.fieldnames)}", ",".join(model.__fields__))
            # A row with too many cells puts them under None: give them a name, so that they are refused.
            return [{key or "(extra cells)": value for key, value in row.items()} for row in reader]
    except UnicodeDecodeError as error:
        raise _UnreadableError(f"byte {error.start} is not UTF-8", "UTF-8 text") from error
    except csv.Error as error:
        raise _UnreadableError(f"not readable ({error})", "comma-separated values with RFC 4180 quotes") from error


def _families(raw: Any) -> tuple[Any, tuple[str, ...]]:
    allowed = "version: 1, sectors: [...], families: [...]"
    if not isinstance(raw, dict) or set(raw) != {"version", "sectors", "families"} or raw["version"] != 1:
        raise _UnreadableError(f"top level {shown(raw)}", allowed)
    sectors = raw["sectors"]
    if not isinstance(sectors, list) or not all(isinstance(sector, str) for sector in sectors):
        raise _UnreadableError(f"sectors {shown(sectors)}", "a list of names")
    return raw["families"], tuple(sectors)


def _as_list(raw: Any) -> list[Any]:
    if not isinstance(raw, list):
        raise _UnreadableError(f"holds {shown(raw)}", "a list of entries")
    return raw


def _checked(name: str, raws: Iterable[Any], model: type[Row], problems: list[Problem]) -> tuple[Row, ...]:
    kept: list[Row] = []
    for number, raw in enumerate(raws, start=1):
        label = _label(raw, number, name in CSV_FILES)
        if not isinstance(raw, dict):
            problems.append(Problem(name, label, "", shown(raw), "a block of fields"))
            continue
        try:
            kept.append(model.parse_obj(raw))
        except ValidationError as error:
            problems.extend(from_validation(name, label, raw, error))
    return tuple(kept)


def _ids(raws: list[Any], key: str) -> Iterator[str]:
    for raw in raws:
        identity = raw.get(key) if isinstance(raw, dict) else None
        if isinstance(identity, str):
            yield identity


def _label(raw: Any, number: int, is_csv: bool) -> str:
    if is_csv:
        return f"row {number + 1}"  # as an editor counts them: the header is row 1
    identity = raw.get("id") if isinstance(raw, dict) else None
    return identity if isinstance(identity, str) else f"entry {number}"


CrossCheck = Callable[[RawBase], list[Problem]]


def read_base(folder: Path, checks: Iterable[CrossCheck], optional: Collection[str] = ()) -> RawBase:
    """The whole base, or `KnowledgeInvalidError` with every problem found."""
    base, problems = read_files(folder, optional)
    for check in checks:
        problems.extend(check(base))
    if problems:
        raise KnowledgeInvalidError(problems)
    return base
