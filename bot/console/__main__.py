"""The console's process: waitress in front of the Flask application. What takes time is done by the worker."""

from __future__ import annotations

import logging
import signal
import sys
import threading

from bot import logs
from bot.console.app import make_app
from bot.console.house import make_house
from bot.settings import SettingError, Settings

THREADS = 6


def main() -> int:
    """Serves until it is told to stop."""
    from waitress import create_server

    settings = Settings.from_env()
    logs.set_up(settings, "console")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    house = make_house(settings)
    app = make_app(house)
    threading.Thread(target=house.warm, daemon=True).start()
    try:
        server = create_server(
            app, host=settings.console_host, port=settings.console_port, threads=THREADS, ident=None,
            max_request_body_size=2_000_000, channel_timeout=60,
        )  # fmt: skip
    except OSError as error:
        raise SettingError("CONSOLE_PORT", str(settings.console_port), f"a free port ({error.strerror})") from None

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, end)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
