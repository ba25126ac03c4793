"""Accounts (made by command), the audit log, and one's own password."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.console.access import checked, house, me, needs
from bot.console.passwords import WeakPasswordError

pages = Blueprint("accounts", __name__)
LINES = 100


@pages.get("/journal")
@needs("accounts")
def page() -> ResponseReturnValue:
    """Who has an account, who did what."""
    raw = request.args.get("avant", "")
    before = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 12 else None
    lines = house().audit.lines(LINES, before)
    return render_template("accounts/page.html", lines=lines, accounts=house().accounts.all(), more=len(lines) == LINES)


@pages.route("/mot-de-passe", methods=["GET", "POST"])
def password() -> ResponseReturnValue:
    """One's own password; every session ends, this one too."""
    if not current_user.is_authenticated:
        return redirect(url_for("access.enter"))
    if request.method == "GET":
        return render_template("accounts/password.html")
    old, new, again = (request.form.get(name, "") for name in ("old", "new", "again"))
    try:
        if checked(me().login, old) is None:
            raise WeakPasswordError("Le mot de passe actuel n'est pas celui-là.")
        if new != again:
            raise WeakPasswordError("Les deux nouveaux mots de passe diffèrent.")
        house().accounts.set_password(me().login, new)
    except WeakPasswordError as error:
        flash(str(error), "error")
        return render_template("accounts/password.html"), 422
    house().audit.note(me().login, "password_changed", me().login)
    flash("Le mot de passe est changé. Entrez avec le nouveau.", "done")
    return redirect(url_for("access.enter"))
