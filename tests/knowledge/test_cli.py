from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge import cli, stale

from .breaking import change
from .small_base import Files, write

Run = Callable[..., tuple[int, str, str]]
"""Arguments -> exit code, standard output, standard error."""


@pytest.fixture
def run(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("BONCANAL_DATABASE_URL", f"sqlite:///{tmp_path}/var/base.db")
    monkeypatch.setenv("BONCANAL_KNOWLEDGE", str(folder))

    def command(*arguments: str) -> tuple[int, str, str]:
        parser = ArgumentParser()
        cli.add_parser(parser.add_subparsers())
        args = parser.parse_args(["knowledge", *arguments])
        code = args.func(args)
        written = capsys.readouterr()
        return code, written.out, written.err

    return command


def test_check(run: Run, folder: Path) -> None:
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert out.endswith("entries in 19 files, all good\n")


def test_check_prints_every_problem_and_fails(run: Run, folder: Path, files: Files) -> None:
    change(files, "figures.yml", "0.year", 1870)
    write(folder, change(files, "legal_rules.yml", "0.confidence", "sure"))
    code, out, err = run("check")
    assert (code, out) == (1, "")
    assert [line.split(": ")[:2] for line in err.splitlines()] == [
        ["figures.yml", "old-figure"], ["legal_rules.yml", "contest"]
    ]  # fmt: skip


def test_load_twice_then_by_force(run: Run) -> None:
    code, out, _ = run("load")
    assert code == 0
    assert "      3 platforms.yml\n" in out
    assert run("load")[1] == "nothing changed since the last load\n"
    assert "platforms.yml" in run("load", "--force")[1]


def test_load_of_bad_files(run: Run, folder: Path) -> None:
    (folder / "figures.yml").unlink()
    code, _, err = run("load")
    assert code == 1
    assert err == f"figures.yml: no such file in {folder}; allowed: every file of the base is needed\n"


def test_show(run: Run) -> None:
    run("load")
    code, out, _ = run("show", "lawyer-2024")
    title, rest = out.split("\n", 1)
    assert code == 0
    assert title == "case lawyer-2024 (case_studies_services.yml): Histoire lawyer-2024"
    assert json.loads(rest)["platforms"] == ["linkedin"]
    assert "advice time-advice/1" in run("show", "time-advice/1")[1]


def test_show_nothing(run: Run) -> None:
    assert run("show", "nothing") == (1, "", "id='nothing': allowed: the id of an entry that is loaded\n")


def test_withdraw_and_restore(run: Run) -> None:
    run("load")
    assert run("withdraw", "case", "lawyer-2024", "--reason", "à sa demande")[:2] == (
        0,
        "case lawyer-2024 is withdrawn\n",
    )
    assert "withdrawn: à sa demande" in run("show", "lawyer-2024")[1]
    assert run("withdrawn")[1].endswith("case lawyer-2024: à sa demande\n")
    assert run("restore", "case", "lawyer-2024")[:2] == (0, "case lawyer-2024 is shown again\n")
    assert run("restore", "case", "lawyer-2024") == (1, "", "case lawyer-2024 is not withdrawn\n")


def test_report(run: Run) -> None:
    run("load")
    assert run("report", "rule", "image", "Ce n'est plus vrai.")[:2] == (0, "noted\n")
    assert run("reports")[1].endswith("rule image: Ce n'est plus vrai.\n")
    assert run("report", "rule", "nothing", "?")[::2] == (1, "id='nothing': allowed: the id of an entry of kind rule\n")


def test_stale(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run("stale")
    assert code == 0
    assert out.startswith("2019 figure old-figure: 42 % des TPE.\n")
    assert "old-figure" not in run("stale", "--kind", "case")[1]
    assert run("stale", "--years", "100")[1] == ""


def test_stale_links(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stale, "broken", lambda urls: [("https://3114.fr", "HTTP 404")])
    code, out, _ = run("stale", "--links", "--years", "100")
    assert (code, out) == (1, "HTTP 404 https://3114.fr (in distress)\n1 of 8 pages do not answer\n")
    monkeypatch.setattr(stale, "broken", lambda urls: [])
    assert run("stale", "--links", "--years", "100")[:2] == (0, "0 of 8 pages do not answer\n")


def test_a_bad_setting_gives_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BONCANAL_DATABASE_URL", "mysql://x")
    code, _, err = run("load")
    assert code == 1
    assert err.startswith("BONCANAL_DATABASE_URL=")


def test_a_database_that_does_not_answer_gives_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BONCANAL_DATABASE_URL", "postgresql://u:secret@127.0.0.1:1/x")
    code, _, err = run("withdrawn")
    assert code == 1
    assert err.startswith("database: ")
    assert len(err.splitlines()) == 1
    assert "secret" not in err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    parser = ArgumentParser()
    cli.add_parser(parser.add_subparsers())
    with pytest.raises(SystemExit):
        parser.parse_args(["knowledge", "--help"])
    shown = capsys.readouterr().out
    for name in ("check", "load", "show", "stale", "withdraw", "restore", "report", "reports", "withdrawn"):
        assert f"\n    {name} " in shown
