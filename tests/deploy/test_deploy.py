"""The files of deploy/: every command in them is one that our command line knows and the cluster runs, and nothing is open that should not be."""

from __future__ import annotations

import configparser
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.cli import make_parser
from bot.cli_run import PROCESSES
from bot.run import cluster
from bot.run.alive import CHECKS
from bot.run.processes import commands
from bot.run.services import TEMPLATE, ServiceMissingError, fill, find, nginx_part, servers
from bot.run.stack import free_port
from bot.settings import Settings

DEPLOY = Path("deploy")
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
UNITS = sorted((DEPLOY / "systemd").iterdir())
HARDENED = ("NoNewPrivileges", "ProtectSystem", "ProtectHome", "PrivateTmp", "PrivateDevices")


def read(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return dict(read(DEPLOY / "compose.yml"))


@pytest.fixture(scope="module")
def manifests() -> list[dict[str, Any]]:
    return list(YAML(typ="safe", pure=True).load_all((DEPLOY / "helm/bon-canal.yaml").read_text(encoding="utf-8")))


def containers(manifests: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """(pod, container) of every workload."""
    for one in manifests:
        if one["kind"] in ("Deployment", "Job"):
            pod = one["spec"]["template"]["spec"]
            for container in pod["containers"]:
                yield pod, container


def our_commands(compose: dict[str, Any], manifests: list[dict[str, Any]]) -> set[tuple[str, ...]]:
    """Every call of `boncanal` in every file of deploy/."""
    found = {tuple(s["command"]) for s in compose["services"].values() if "command" in s}
    found |= {
        tuple(s["healthcheck"]["test"][1:]) for s in compose["services"].values() if "test" in s.get("healthcheck", {})
    }
    for _, container in containers(manifests):
        found.add(tuple(container["command"]) if "command" in container else ())
        for probe in ("readinessProbe", "livenessProbe"):
            found.add(tuple(container.get(probe, {}).get("exec", {}).get("command", ())))
    values = read(DEPLOY / "helm/rasa-values.yaml")
    found.add((*values["command"], *values["args"]))
    found |= {tuple(re.findall(r'"([^"]+)"', line)) for line in re.findall(r"CMD (\[.*\])", DOCKERFILE)}
    found |= {tuple(call.split()) for call in re.findall(r"&& (boncanal \w+)", DOCKERFILE)}
    for unit in UNITS:
        for line in re.findall(r"^ExecStart=(.*)$", unit.read_text(encoding="utf-8"), re.MULTILINE):
            program, *arguments = shlex.split(line)
            for process in PROCESSES if "%i" in arguments else ("",):
                found.add((Path(program).name, *(process if a == "%i" else a for a in arguments)))
    return {c for c in found if c and c[0] == "boncanal"}


def test_every_command_is_one_that_the_command_line_knows(
    compose: dict[str, Any], manifests: list[dict[str, Any]]
) -> None:
    ours = our_commands(compose, manifests)
    for command in ours:
        make_parser().parse_args(list(command[1:]))  # SystemExit on one that it does not know
    assert {c[2] for c in ours if c[1] == "start"} == set(PROCESSES)


def test_the_cluster_runs_the_same_commands() -> None:
    assert set(PROCESSES) == set(commands(Settings()))
    assert {cluster.kind(name) for name in cluster.OURS} | {"console"} == set(PROCESSES)
    assert set(CHECKS) | {"worker"} == set(PROCESSES)
    env = {f"PORT_OF_{name.upper().replace('-', '_')}": "1" for name in (*cluster.RASA, *cluster.ACTIONS, *cluster.WEB)}
    for name in cluster.OURS:
        part = cluster.process(name, env)
        assert tuple(part.command)[-2:] == ("start", cluster.kind(name))
        make_parser().parse_args(list(part.command)[-2:])


def test_compose_publishes_only_nginx(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert [name for name, s in services.items() if "ports" in s] == ["nginx"]
    assert not [name for name, s in services.items() if s.get("network_mode") == "host" or s.get("privileged")]
    assert compose["networks"]["inner"]["internal"] is True
    assert {name for name, s in services.items() if "outer" in s["networks"]} == {"nginx", "worker"}


def test_compose_restarts_and_watches_every_service(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        if name == "prepare":
            continue
        assert service["restart"] == "unless-stopped", name
        assert service["healthcheck"]["test"], name


def test_compose_holds_no_secret(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        inline = " ".join(map(str, service.get("environment", {})))
        assert not re.search(r"PASSWORD|SECRET|TOKEN", inline), name
    assert "@PASSWORD@" in (DEPLOY / "boncanal.env.example").read_text(encoding="utf-8")


def test_compose_and_the_template_agree_on_the_names(compose: dict[str, Any]) -> None:
    given = set(compose["services"]["nginx"]["environment"])
    wanted = {
        name for path in (DEPLOY / "nginx").iterdir() for name in re.findall(r"\$\{([A-Z_]+)\}", path.read_text())
    }
    assert wanted <= given
    filtered = re.findall(r"[A-Z_]{4,}", compose["services"]["nginx"]["environment"]["NGINX_ENVSUBST_FILTER"])
    assert wanted == set(filtered)


def test_images_are_pinned(compose: dict[str, Any], manifests: list[dict[str, Any]]) -> None:
    named = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    named += [s["image"] for s in compose["services"].values() if s["image"] != "boncanal"]
    named += [c["image"] for _, c in containers(manifests)]
    for image in named:
        assert re.search(r":\d+\.\d+(\.\d+)?(-|$)", image), image
        assert not image.endswith("latest")


def test_the_image_runs_as_nobody_and_says_whether_it_lives() -> None:
    last = DOCKERFILE.rsplit("\nFROM ", 1)[1]
    assert re.search(r"^USER 10001:10001$", last, re.MULTILINE)
    assert last.index("USER 10001") > last.rindex("COPY")
    assert "HEALTHCHECK" in last
    assert not re.search(r"\bsudo\b|^ADD |curl .*\| *sh|--no-check", DOCKERFILE, re.MULTILINE)
    assert "--require-hashes" in DOCKERFILE
    assert re.search(r'^CMD \["', last, re.MULTILINE)  # signals reach the process, not a shell
    assert not re.search(r"^(ENV|ARG).*(SECRET|PASSWORD|TOKEN)", DOCKERFILE, re.MULTILINE)


def test_the_build_takes_nothing_private() -> None:
    lines = Path(".dockerignore").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "*"
    taken = {line[1:].split("/", maxsplit=1)[0] for line in lines if line.startswith("!")}
    assert not taken & {"var", ".git", "tests", "results", "eval", ".env"}
    for path in taken - {"models"}:
        assert Path(path).exists(), path


@pytest.mark.parametrize("unit", [u for u in UNITS if u.suffix == ".service"], ids=lambda u: u.name)
def test_units_are_hardened(unit: Path) -> None:
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # names of systemd have capitals
    parser.read(unit, encoding="utf-8")
    service = parser["Service"]
    for name in HARDENED:
        assert service[name] in ("yes", "strict"), name
    assert service["User"] == "boncanal"
    assert service["StateDirectory"] == "boncanal"
    assert "PASSWORD" not in unit.read_text(encoding="utf-8")


def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    try:
        program = find("systemd-analyze")
    except ServiceMissingError:
        pytest.skip("systemd-analyze is not on this machine")
    here = Path.cwd()
    for unit in UNITS:
        # systemd looks whether the program is there: ours is in the folder of this checkout.
        text = unit.read_text(encoding="utf-8").replace("/opt/boncanal/.venv", str(here / ".venv"))
        text = text.replace("/opt/boncanal", str(here))
        (tmp_path / unit.name.replace("@.", "@web.")).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [program, "verify", "--man=no", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in done.stderr.splitlines() if "boncanal" in line and "not-found" not in line]
    assert not [line for line in ours if "Unknown" in line or "Invalid" in line or "Failed to parse" in line], ours


def test_manifests_are_shut(manifests: list[dict[str, Any]]) -> None:
    for pod, container in containers(manifests):
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["automountServiceAccountToken"] is False
        assert container["securityContext"]["allowPrivilegeEscalation"] is False
    assert not [m for m in manifests if m["kind"] == "Ingress"]
    assert {m["spec"].get("type", "ClusterIP") for m in manifests if m["kind"] == "Service"} == {"ClusterIP"}
    values = read(DEPLOY / "helm/rasa-values.yaml")
    assert values["applicationSettings"]["enableAPI"] is False
    assert values["ingress"]["enabled"] is False


def test_nginx_accepts_the_configuration(tmp_path: Path) -> None:
    values = {
        "PUBLIC_LISTEN": f"127.0.0.1:{free_port()}",
        "RASA_LISTEN": f"127.0.0.1:{free_port()}",
        "ACTIONS_LISTEN": f"127.0.0.1:{free_port()}",
        "WEB_SERVERS": servers([8000, 8001]),
        "RASA_SERVERS": servers([5005, 5006]),
        "ACTIONS_SERVERS": servers([5055, 5056]),
    }
    try:
        part = nginx_part(tmp_path, values)
    except ServiceMissingError as error:
        pytest.skip(str(error))
    done = subprocess.run([*part.command[:5], "-t"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with pytest.raises(KeyError):
        fill(TEMPLATE.read_text(encoding="utf-8"), {})


def test_secrets_are_drawn_once(tmp_path: Path) -> None:
    for name in ("make-env", "boncanal.env.example"):
        (tmp_path / name).write_bytes((DEPLOY / name).read_bytes())
    (tmp_path / "make-env").chmod(0o755)
    for _ in range(2):
        subprocess.run([tmp_path / "make-env"], check=True, capture_output=True)
    made = tmp_path / "boncanal.env"
    env = dict(line.split("=", 1) for line in made.read_text().splitlines() if line and not line.startswith("#"))
    assert made.stat().st_mode & 0o777 == 0o600
    assert len(env["BONCANAL_SECRET"]) == 64
    settings = Settings.from_env(env)
    assert env["POSTGRES_PASSWORD"] in settings.database_url
    assert settings.redis_url
    assert not re.search(r"@[A-Z]+@", made.read_text())
