"""What a process prints while it starts: nothing that only the authors of a library could change."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MODULE = """
import warnings
warnings.resetwarnings()  # as libraries do, after ours were set
warnings.simplefilter("always")
warnings.warn("an old name", DeprecationWarning)
warnings.warn("the disk is nearly full", UserWarning)
"""


def test_deprecations_are_silent_and_other_warnings_are_not(tmp_path: Path) -> None:
    (tmp_path / "noisy.py").write_text(MODULE)
    done = subprocess.run(
        [sys.executable, "-m", "bot.run.quiet", "noisy"],
        env={"PYTHONPATH": f"{tmp_path}:{Path.cwd()}", "PATH": "/usr/bin:/bin", "TF_CPP_MIN_LOG_LEVEL": "3"},
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert "the disk is nearly full" in done.stderr
    assert "an old name" not in done.stderr
