#!/usr/bin/env python3
"""Make `.venv` from `requirements.lock`. Standard library only; run by any Python 3.8 or later.

Steps: find a working Python 3.10, put the pinned uv in `.bootstrap/`, install the locked set in `.venv/`, install
the project itself (editable). A stamp of the inputs makes a second run instant. Everything stays in this folder.
"""

from __future__ import annotations

import glob
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOOTSTRAP, VENV = ROOT / ".bootstrap", ROOT / ".venv"
STAMP = VENV / "bon-canal.stamp"
INPUTS = ("requirements.lock", "requirements-bootstrap.lock", "pyproject.toml", "scripts/bootstrap.py")
HELP = """\
Bon Canal needs Python 3.10 (Rasa 3.6 runs on no later one), and none that works was found.
Get one in one of these ways, then run the same command again:
  Debian, Ubuntu:  sudo apt install python3.10 python3.10-venv      (where the release has it)
  macOS:           brew install python@3.10
  pyenv:           pyenv install 3.10
  uv:              uv python install 3.10
or name it yourself:  make PYTHON=/path/to/python3.10 setup"""


def say(text: str) -> None:
    print(f"[set-up] {text}", flush=True)


def is_python310(path: str) -> bool:
    """A shim may stand on PATH and not run, so each candidate is really started."""
    probe = "import sys, venv; sys.exit(sys.version_info[:2] != (3, 10))"
    try:
        done = subprocess.run(
            [path, "-c", probe], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def candidates() -> list[str]:
    home = Path.home()
    found = [os.environ["PYTHON"]] if os.environ.get("PYTHON") else []
    found += [sys.executable]
    for folder in os.get_exec_path():
        found.append(str(Path(folder) / "python3.10"))
    pyenv = Path(os.environ.get("PYENV_ROOT", home / ".pyenv"))
    uv_data = Path(os.environ.get("XDG_DATA_HOME", home / ".local/share")) / "uv/python"
    found += sorted(glob.glob(str(pyenv / "versions/3.10*/bin/python3.10")), reverse=True)
    found += sorted(glob.glob(str(uv_data / "cpython-3.10*/bin/python3.10")), reverse=True)
    found += ["/opt/homebrew/opt/python@3.10/bin/python3.10", "/usr/local/opt/python@3.10/bin/python3.10"]
    return [path for path in dict.fromkeys(found) if path and (os.path.isfile(path) or shutil.which(path))]


def find_python() -> str:
    for path in candidates():
        if is_python310(path):
            return path
    sys.exit(HELP)


def fingerprint() -> str:
    digest = hashlib.sha256()
    for name in INPUTS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def run(*command: str | Path, **env: str) -> None:
    done = subprocess.run([str(part) for part in command], check=False, cwd=ROOT, env={**os.environ, **env})
    if done.returncode:
        sys.exit(
            f"[set-up] failed: {' '.join(str(part) for part in command)}\nNothing else was changed; run it again once mended."
        )


def main() -> None:
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text() == wanted and (VENV / "bin/python").exists():
        return
    python = find_python()
    say(f"Python 3.10: {python}")
    uv = BOOTSTRAP / "bin/uv"
    if not uv.exists():
        say("1/3 the installer (uv, pinned) ...")
        run(python, "-m", "venv", "--clear", BOOTSTRAP)
        run(BOOTSTRAP / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--require-hashes", "-r", "requirements-bootstrap.lock")  # fmt: skip
    say("2/3 the libraries of requirements.lock (about 200, hashes checked) ...")
    if not (VENV / "bin/python").exists():
        run(uv, "venv", "--quiet", "--python", python, VENV)
    here = {"VIRTUAL_ENV": str(VENV), "UV_PYTHON_DOWNLOADS": "never"}
    run(uv, "pip", "sync", "--quiet", "--require-hashes", "requirements.lock", **here)
    say("3/3 the project itself ...")
    run(uv, "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--offline", "-e", ".", **here)
    STAMP.write_text(wanted)
    say("ready")


if __name__ == "__main__":
    main()
