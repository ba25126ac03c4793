"""Python, disk, clock, ports, secrets: what belongs to the machine."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

from bot.doctor.finding import Finding, bad, good, warn
from bot.run.processes import is_free
from bot.run.training import model_path
from bot.settings import Settings

LEAST_BYTES = 500 * 2**20
"""Below this a training or a busy week may fill the disk."""
BUILT = datetime(2026, 11, 1, tzinfo=timezone.utc)
"""This version is not older: a clock before that day is wrong, and certificates and signed links with it."""


def python(version: tuple[int, int] = sys.version_info[:2]) -> Finding:
    """Rasa 3.6 runs on 3.10 and nothing later."""
    said = f"{version[0]}.{version[1]}"
    return good("Python", said) if version == (3, 10) else bad("Python", said, "install Python 3.10, then `make setup`")


def folders(settings: Settings) -> Iterator[Finding]:
    """Where the installation writes: may it, and is there room?"""
    wanted = {
        Path("var"),
        settings.models,
        *(_folder(url) for url in (settings.database_url, settings.tracker_url) if url.startswith("sqlite:")),
    }
    for folder in sorted(wanted):
        name = f"folder {folder}"
        found = _existing(folder)
        free = shutil.disk_usage(found).free
        if not os.access(found, os.W_OK | os.X_OK):
            yield bad(
                name, "cannot be written", f"give it to the user that runs the assistant: `chown -R USER {folder}`"
            )
        elif free < LEAST_BYTES:
            yield bad(name, f"{free / 2**20:.0f} MB free", f"make room: {LEAST_BYTES // 2**20} MB at least")
        else:
            yield good(name, f"writable, {free / 2**30:.1f} GB free")


def _folder(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///")).parent


def _existing(folder: Path) -> Path:
    return next(path for path in (folder, *folder.absolute().parents) if path.is_dir())


def clock(now: datetime | None = None) -> Finding:
    """A plausible time: links and certificates end by it."""
    now = now or datetime.now(timezone.utc)
    said = now.isoformat(timespec="seconds")
    if now < BUILT or now.year > BUILT.year + 15:
        return bad("clock", said, "set it: `timedatectl set-ntp true`")
    return good("clock", f"{said}, local zone {time.tzname[0]}")


def ports(settings: Settings) -> Iterator[Finding]:
    """Each port is free, or answers as ours do."""
    of = {"PORT": (settings.host, settings.port), "CONSOLE_PORT": (settings.console_host, settings.console_port),
          "RASA_PORT": ("127.0.0.1", settings.rasa_port), "ACTIONS_PORT": ("127.0.0.1", settings.actions_port)}  # fmt: skip
    numbers = [port for _, port in of.values()]
    for name, (host, port) in of.items():
        if numbers.count(port) > 1:
            yield bad(name, f"{port} is given twice", f"choose another number for {name}")
        elif is_free(host, port):
            yield good(name, f"{port} is free")
        else:
            yield warn(
                name,
                f"{port} is taken",
                "fine when the assistant is running; else choose another number or stop who has it",
            )


def secret(settings: Settings, file: Path = Path("var/secret")) -> Finding:
    """Long, drawn by chance, read by its owner only. Its value is never shown."""
    new = "set BONCANAL_SECRET to what `openssl rand -hex 32` prints (open links in e-mails then end)"
    if settings.secret:
        return (
            good("secret", "BONCANAL_SECRET is set")
            if _is_strong(settings.secret)
            else bad("secret", "BONCANAL_SECRET can be guessed", new)
        )
    if not file.is_file():
        return warn("secret", f"{file} is not there yet", "it is made at the first start")
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        return bad(
            "secret", f"others can read {file}", f"`chmod 600 {file}`, and draw another if others have accounts here"
        )
    if not _is_strong(file.read_text(encoding="ascii", errors="replace").strip()):
        return bad("secret", f"{file} can be guessed", f"remove {file}: the next start draws another")
    return good("secret", f"{file}, readable by its owner only")


def _is_strong(value: str) -> bool:
    """32 characters, at least ten different ones."""
    return len(value) >= 32 and len(set(value)) >= 10


def model(settings: Settings, wanted: str) -> Finding:
    """Trained, and from the files that are here. `wanted` is `fingerprint()`."""
    path = model_path(settings)
    if not path.is_file():
        return bad("model", f"{path} is not there", "`boncanal train` (two minutes)")
    stamp = path.with_name(path.name.removesuffix(".tar.gz") + ".stamp")
    if not stamp.is_file() or stamp.read_text(encoding="ascii", errors="replace") != wanted:
        return bad("model", "it was trained from other files than those here", "`boncanal train`, then start again")
    return good("model", f"{path}, {path.stat().st_size / 2**20:.0f} MB, from these files")
