"""Entering and leaving the console, and who sees which part."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from flask import Blueprint, Flask, abort, current_app, flash, redirect, render_template, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot import proxies
from bot.console.accounts import Account
from bot.console.house import House
from bot.console.roles import Part, may
from bot.text import fold, typeset

PER_ADDRESS = RateLimitItemPerMinute(30, 15)
PER_LOGIN = RateLimitItemPerMinute(8, 15)
"""Wrong entries in a quarter of an hour; after that even the right password waits."""


class Tries:
    """Wrong passwords, counted by address and by name. In memory: the console is one process."""

    def __init__(self) -> None:
        self._counts = MemoryStorage()  # the limiter keeps only a weak reference
        self._limiter = MovingWindowRateLimiter(self._counts)

    def are_too_many(self, address: str, login: str) -> bool:
        """Whether one must wait, even with the right password."""
        return not all(self._limiter.test(*key) for key in self._keys(address, login))

    def add(self, address: str, login: str) -> None:
        """One more."""
        for key in self._keys(address, login):
            self._limiter.hit(*key)

    @staticmethod
    def _keys(address: str, login: str) -> tuple[tuple[RateLimitItemPerMinute, str, str], ...]:
        return (PER_ADDRESS, "address", address), (PER_LOGIN, "login", login)


View = TypeVar("View", bound=Callable[..., Any])
HOMES: dict[Part, str] = {
    "inbox": "inbox.all_groups",
    "events": "events.all_events",
    "knowledge": "knowledge.entries",
    "figures": "figures.page",
    "accounts": "accounts.page",
}
pages = Blueprint("access", __name__)


class Visitor(UserMixin):  # type: ignore[misc]  # flask-login has no types
    """Who is in; its id in the cookie is the session's token."""

    def __init__(self, account: Account, token: str) -> None:
        self.account, self.id = account, token


def install(app: Flask, house: House) -> None:
    """Sessions and the way in."""
    manager = LoginManager(app)
    manager.login_view = "access.enter"
    manager.login_message = None

    def load(token: str) -> Visitor | None:
        account = house.accounts.of_session(token)
        return Visitor(account, token) if account else None

    manager.user_loader(load)
    app.extensions["tries"] = Tries()
    app.register_blueprint(pages)


def house() -> House:
    """The stores of this application."""
    return cast(House, current_app.extensions["house"])


def me() -> Account:
    """Who is in. 401 when nobody is."""
    if not current_user.is_authenticated:
        abort(401)
    return cast(Account, current_user.account)


def needs(part: Part) -> Callable[[View], View]:
    """The page is for those whose role has the part: others are sent to the way in, or told no."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> ResponseReturnValue:
            if not current_user.is_authenticated:
                back = request.full_path if request.method == "GET" else None
                return redirect(url_for("access.enter", suite=back))
            if not may(current_user.account.role, part):
                abort(403)
            return cast(ResponseReturnValue, view(*args, **kwargs))

        return cast(View, guarded)

    return guard


def first_page() -> str:
    """Where somebody lands: the first part that is theirs."""
    if not current_user.is_authenticated:
        return "access.enter"
    role = current_user.account.role
    return next(page for part, page in HOMES.items() if may(role, part))


@pages.route("/entrer", methods=["GET", "POST"])
def enter() -> ResponseReturnValue:
    """The way in."""
    if request.method == "GET":
        return redirect(url_for(first_page())) if current_user.is_authenticated else render_template("enter.html")
    login = fold(request.form.get("login", "").strip())[:60]
    found = checked(login, request.form.get("password", ""))
    if found is None:
        house().audit.note(login, "login_failed", client_address())
        flash("Ce nom et ce mot de passe ne vont pas ensemble. Vérifiez-les, majuscules comprises.", "error")
        return render_template("enter.html", login=login), 401
    account, token = found
    cookie.clear()  # a cookie planted before the entry is worth nothing after it
    login_user(Visitor(account, token))
    cookie.permanent = True
    house().audit.note(account.login, "login", client_address())
    return redirect(_safe(request.args.get("suite")) or url_for("home"))


def checked(login: str, password: str) -> tuple[Account, str] | None:
    """The account and a new session's token when the password is right. 429 after too many that were not."""
    tries = cast(Tries, current_app.extensions["tries"])
    if tries.are_too_many(client_address(), login):
        abort(429)
    found = house().accounts.enter(login, password)
    if found is None:
        tries.add(client_address(), login)
    return found


@pages.post("/sortir")
def leave() -> ResponseReturnValue:
    """The way out; the session ends here and in the database."""
    if current_user.is_authenticated:
        house().accounts.leave(current_user.id)
        house().audit.note(me().login, "logout")
    logout_user()
    cookie.clear()
    return redirect(url_for("access.enter"))


def word(title: str, text: str, status: int) -> ResponseReturnValue:
    """A page that says one thing, with a way on."""
    return render_template("word.html", title=typeset(title), text=typeset(text)), status


def client_address() -> str:
    """The client's address; a forwarded one only from a proxy named in TRUSTED_PROXIES."""
    return proxies.client_address(
        request.remote_addr or "?", request.headers.get("X-Forwarded-For"), house().settings.trusted_proxies
    )


def _safe(path: str | None) -> str | None:
    """A path of this console; None for any other place (« //ailleurs.fr », a backslash…)."""
    if not path or not path.startswith("/") or path.startswith("//") or "\\" in path:
        return None
    parts = urlsplit(path)
    return None if parts.scheme or parts.netloc else path
