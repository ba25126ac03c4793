"""How long a process waits for PostgreSQL: a server that neither answers nor hangs up must not hold anybody for ever.

The driver has no time limit of its own: a stopped server, whose kernel still takes what is sent, would hold each thread that
asks, and Rasa's only one. Here each wait for the server is bounded; a connection that was waited for in vain is closed.
"""

from __future__ import annotations

import select
from typing import Any

import psycopg2
from psycopg2 import extensions

SECONDS = 3.0
"""Far more than any query of a turn takes, and little enough for two of them within the time a person waits."""

_EVENTS = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}


def limit_waits(seconds: float = SECONDS) -> None:
    """From now on, in this process: for servers, whose queries are short; not for commands that load or migrate."""

    def wait(connection: Any) -> None:
        while (state := connection.poll()) != extensions.POLL_OK:
            watched = select.poll()
            watched.register(connection.fileno(), _EVENTS[state])
            if not watched.poll(seconds * 1000):
                # The driver closes the connection itself when this raises; closing it here would wait for its own lock.
                raise psycopg2.OperationalError(f"PostgreSQL did not answer within {seconds:g} s")

    extensions.set_wait_callback(wait)
