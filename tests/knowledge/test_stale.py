from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest

from bot.knowledge.files import read_files
from bot.knowledge.stale import broken, links, old_entries


class Pages(BaseHTTPRequestHandler):
    """`/404` answers 404, and so on; `/moved` leads to `/200`."""

    def do_HEAD(self) -> None:  # the name the library wants
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/200")
        else:
            self.send_response(int(self.path.strip("/")))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the screen."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_old_entries_come_oldest_first_and_undated_ones_never(folder: Path) -> None:
    base, _ = read_files(folder)
    assert [(d.content.year, d.content.kind, d.id) for d in old_entries(base, 2024)] == [
        (2019, "figure", "old-figure"), (2021, "training", "brittany"), (2023, "case", "baker-2023"),
        (2023, "case", "unknown-2023"),
    ]  # fmt: skip


def test_links_are_asked_once_and_know_their_entries(folder: Path) -> None:
    cited = links(read_files(folder)[0])
    assert cited["https://journal.fr/a?b=1"] == ["baker-2023", "baker-undated", "lawyer-2024"]
    assert cited["https://legifrance.gouv.fr/x"] == ["contest", "image"]  # in a list of blocks
    assert cited["https://cma.fr/page"] == ["nationwide", "brittany", "corsica"]
    assert all(url.startswith("http") for url in cited)


def test_broken_links(site: str) -> None:
    good = [f"{site}/{page}" for page in ("200", "moved", "403", "405", "429", "501")]  # the last four may be there
    gone = [f"{site}/404", f"{site}/500"]
    assert broken([*good, *gone]) == [(gone[0], "HTTP 404"), (gone[1], "HTTP 500")]


def test_a_server_that_does_not_answer_is_a_broken_link() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("too slow")

    client = httpx.Client(transport=httpx.MockTransport(handler))
    assert broken(["https://a.fr", "http://a:port"], client) == [
        ("https://a.fr", "ConnectTimeout"), ("http://a:port", "InvalidURL")
    ]  # fmt: skip
