"""Nothing held out for measuring is trained on, the same or nearly (`make overlap` prints also the nearest by meaning)."""

from __future__ import annotations

import subprocess
import sys


def test_no_held_out_text_is_a_training_phrase() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "eval/overlap.py", "--quick"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "overlap: none" in done.stdout
