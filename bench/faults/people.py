"""People who talk while things break: each sends a message, reads, thinks, and sends again what was not answered."""

from __future__ import annotations

import itertools
import random
import threading
import time
import uuid
from dataclasses import dataclass, field

import httpx

from bot.run.stack import Talk, new_talk

MOST_SECONDS = 10.0
"""Within which everybody has an answer or a sentence."""
HANG_UP_SECONDS = 15.0
THINK_SECONDS = (2.0, 3.0)
AGAIN_SECONDS = 2.5
TEXTS = (
    "je suis fleuriste à Angers, Instagram c'est pour moi ?",
    "et LinkedIn ?",
    "j'ai deux heures par semaine, par où je commence ?",
    "pourquoi pas TikTok ?",
    "un exemple de commerce qui a réussi ?",
    "à quoi servent les abonnés ?",
    "je suis plombier, faut-il un site ?",
    "comment répondre à un mauvais avis ?",
    "Facebook ou Instagram ?",
    "qu'est-ce que je mesure ?",
)


@dataclass(frozen=True)
class Attempt:
    """One sending. `outcome`: answered, sentence (an apology or a refusal, in French), unreachable (no server), silent (neither)."""

    at: float  # monotonic seconds
    seconds: float
    outcome: str
    detail: str
    acknowledged: bool


@dataclass
class Sent:
    """One message with all its attempts."""

    conversation: str
    id: str
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def answered(self) -> bool:
        """Whether it got its answer in the end."""
        return bool(self.attempts) and self.attempts[-1].outcome == "answered"

    @property
    def acknowledged(self) -> bool:
        """Whether the person was once told that it is kept."""
        return any(a.acknowledged for a in self.attempts)


class Crowd:
    """`size` people on threads of their own, from `start` to `stop`. `sent` grows all the time."""

    def __init__(self, base: str, size: int, seed: int = 1) -> None:
        self._talks = [new_talk(base, HANG_UP_SECONDS) for _ in range(size)]
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=self._live, args=(talk, seed + n)) for n, talk in enumerate(self._talks)
        ]
        self.sent: list[Sent] = []

    def start(self) -> None:
        """They begin, one after the other."""
        for thread in self._threads:
            thread.start()

    def stop(self, patience: float = 60.0) -> None:
        """They end once their last message is answered, or their patience is over."""
        self._over.set()
        for thread in self._threads:
            thread.join(patience)

    def answered_since(self, moment: float) -> set[str]:
        """Conversations that had an answer to something sent after a moment."""
        return {
            sent.conversation
            for sent in list(self.sent)
            for a in list(sent.attempts)
            if a.outcome == "answered" and a.at >= moment
        }

    def attempts(self, since: float, until: float) -> list[Attempt]:
        """What began in a stretch of time."""
        return [a for sent in list(self.sent) for a in list(sent.attempts) if since <= a.at <= until]

    @property
    def size(self) -> int:
        """How many people."""
        return len(self._talks)

    def _live(self, talk: Talk, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311  # think time, no secret
        texts = itertools.cycle(chance.sample(TEXTS, len(TEXTS)))
        self._over.wait(chance.uniform(0, THINK_SECONDS[1]))
        while not self._over.is_set():
            sent = Sent(talk.id, str(uuid.uuid4()))
            self.sent.append(sent)
            text, gives_up = next(texts), time.monotonic() + 90
            while True:
                sent.attempts.append(attempt(talk, sent.id, text))
                if sent.answered or time.monotonic() > gives_up:
                    break
                time.sleep(AGAIN_SECONDS)
            self._over.wait(chance.uniform(*THINK_SECONDS))


def attempt(talk: Talk, id: str, text: str) -> Attempt:
    """Send once, and say what came of it."""
    began = time.monotonic()
    acknowledged = False
    try:
        got = talk.http.post(
            f"/chat/conversations/{talk.id}/messages", json={"id": id, "text": text}, headers=talk.headers
        )
        acknowledged = got.status_code == httpx.codes.OK
        outcome, detail = judge(got)
    except (httpx.ConnectError, httpx.RemoteProtocolError, httpx.ReadError) as error:
        outcome, detail = "unreachable", type(error).__name__
    except httpx.HTTPError as error:
        outcome, detail = "silent", type(error).__name__
    return Attempt(began, time.monotonic() - began, outcome, detail, acknowledged)


def judge(got: httpx.Response) -> tuple[str, str]:
    """(outcome, what was said instead of an answer)."""
    try:
        body = got.json()
    except ValueError:
        return "silent", f"{got.status_code} without a sentence"
    if got.status_code != httpx.codes.OK:
        said = str(body.get("detail", ""))
        return ("sentence", said) if said.endswith(".") else ("silent", f"{got.status_code} {said}")
    messages = body["messages"]
    if not messages:
        return "silent", "nothing"
    if all((m.get("data") or {}).get("kind") == "error" for m in messages):
        return "sentence", str(messages[0]["text"])
    return "answered", ""
