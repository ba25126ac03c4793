"""The comparison of understanding asks every engine the same, and scores them alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.nlu import material
from bench.nlu.engines import EngineFailedError, mean_epoch_s
from bench.nlu.linear import choose
from bench.nlu.material import Question
from bench.nlu.outcome import Outcome, load, read_all, wilson
from bot.nlu.phrases import Phrase

PHRASES = [Phrase(f"texte {topic} {i}", topic, f"p{i % 4}") for topic in ("a", "b", "c") for i in range(10)]


def test_the_sample_is_fixed_and_even() -> None:
    chosen = material.sample(PHRASES, 9)
    assert chosen == material.sample(list(reversed(PHRASES)), 9)
    assert [phrase.topic for phrase in chosen].count("a") == 3
    assert material.topics(chosen) == 3


def test_a_sample_of_more_than_there_is_takes_all() -> None:
    assert len(material.sample(PHRASES, 500)) == len(PHRASES)


def test_the_small_task_is_ours_and_never_asks_what_it_learns() -> None:
    task = material.small(200)
    assert len(task.phrases) == 200
    assert not {phrase.text for phrase in task.phrases} & {question.text for question in task.questions}


def test_a_public_corpus_is_read_with_either_name_of_the_intent(tmp_path: Path) -> None:
    path = tmp_path / "corpus.json"
    entries = [
        {"intent": "x", "utterances": ["un", "deux"], "tests": ["trois"]},
        {"intention": "y", "utterances": ["quatre"], "tests": ["cinq"]},
        {"intent": "None", "utterances": [], "tests": ["six"]},
    ]
    path.write_text(json.dumps({"data": entries}), encoding="utf-8")
    task = material.public(path)
    assert [(p.text, p.topic) for p in task.phrases] == [("un", "x"), ("deux", "x"), ("quatre", "y")]
    assert task.questions == (Question("trois", ("x",)), Question("cinq", ("y",)))


def test_an_entry_without_intent_is_named(tmp_path: Path) -> None:
    path = tmp_path / "corpus.json"
    path.write_text(json.dumps({"data": [{"utterances": ["un"], "tests": []}]}), encoding="utf-8")
    with pytest.raises(ValueError, match="entry 1 has no intent"):
        material.public(path)


def test_scores_count_accepted_first_and_third_places() -> None:
    questions = [Question("q1", ("a", "b")), Question("q2", ("a",)), Question("q3", ("c",)), Question("q4", ("c",))]
    ranked = (("b", "x", "y"), ("x", "y", "a"), ("c", "x", "y"), ("x",))
    row = Outcome("e", ranked, 1.0, 1.0, 2.0, 10, "").row(questions)
    assert (row["lenient"], row["strict"], row["top3"]) == (50.0, 25.0, 75.0)


def test_an_engine_that_answers_too_few_is_not_scored() -> None:
    with pytest.raises(ValueError, match="zip"):
        Outcome("e", (("a",),), 1.0, 1.0, 2.0, 10, "").row([Question("q", ("a",))] * 2)


def test_the_interval_holds_the_share_and_narrows_with_numbers() -> None:
    few, many = wilson(9, 10), wilson(900, 1000)
    assert few[0] < 90 < few[1]
    assert many[1] - many[0] < few[1] - few[0]


def test_a_reading_is_kept_and_loaded(tmp_path: Path) -> None:
    found = read_all(["un", "deux", "trois"], lambda text: [text, "x", "y", "z"])
    path = tmp_path / "out.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    outcome = load(path, "e", training_s=3.0, settings="s")
    assert outcome.ranked == (("un", "x", "y"), ("deux", "x", "y"), ("trois", "x", "y"))
    assert outcome.memory_mb > 10
    assert outcome.p50_ms <= outcome.p95_ms


def test_the_linear_peer_is_tuned_on_writers_it_has_not_read() -> None:
    words = {"a": "boulanger pain four", "b": "avocat barreau loi", "c": "fleuriste rose bouquet"}
    texts = [f"{words[p.topic]} {p.text[-1]}" for p in PHRASES]
    topics, writers = [p.topic for p in PHRASES], [p.persona for p in PHRASES]
    choice, share = choose(texts, topics, writers)
    assert share == 1.0
    assert choice.engine().fit(texts, topics).predict(["le pain du boulanger"])[0] == "a"


BAR = "Epochs:  50%|█    | 1/2 [01:40<01:40, 100.00s/it]\nEpochs: 100%|██| 2/2 [1:02:30<00:00, 95.00s/it, t_loss=2.1]\n"


def test_an_epoch_is_half_of_two_as_the_bar_shows_them() -> None:
    assert mean_epoch_s(BAR) == 3750 / 2
    assert mean_epoch_s(BAR.replace("1:02:30", "00:41")) == 20.5
    with pytest.raises(EngineFailedError, match="not told"):
        mean_epoch_s("Your Rasa model is trained.")
