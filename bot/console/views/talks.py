"""Conversations that a person reads, takes, answers and gives back to the assistant."""

from __future__ import annotations

import secrets

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot.channels.holds import SILENCE
from bot.console.access import house, me, needs
from bot.console.inbox.actions import HAND_BACK_BUTTON, ActionError
from bot.console.inbox.dialogue import Talk

pages = Blueprint("talks", __name__)
BACK = "L'assistant automatique vous répond de nouveau. Merci de votre patience."


@pages.get("/conversations/<id>")
@needs("inbox")
def one(id: str) -> ResponseReturnValue:
    """One conversation. That it was read is told to the audit log."""
    talk = _talk(id)
    if request.args.get("suite") is None:
        house().audit.note(me().login, "read", talk.who)
    return _page(talk)


@pages.post("/conversations/<id>/prendre")
@needs("inbox")
def take(id: str) -> ResponseReturnValue:
    """From now on a person has it, and the assistant is silent."""
    talk = _talk(id)
    holder = house().holds.holder(id)
    if holder and holder != me().name:
        flash(f"{holder} a déjà cette conversation.", "error")
        return redirect(url_for("talks.one", id=id, suite=1))
    house().holds.take(id, me().name)
    house().audit.note(me().login, "taken", talk.who)
    flash("La conversation est à vous : l'assistant se tait jusqu'à ce que vous la lui rendiez.", "done")
    return redirect(url_for("talks.one", id=id, suite=1))


@pages.post("/conversations/<id>/rendre")
@needs("inbox")
def hand_back(id: str) -> ResponseReturnValue:
    """The assistant answers again; the person is told."""
    talk = _talk(id)
    if house().holds.release(id):
        house().actions.say(id, BACK, secrets.token_hex(12))
        house().audit.note(me().login, "handed_back", talk.who)
        flash("L'assistant répond de nouveau dans cette conversation, et la personne en est avertie.", "done")
    return redirect(url_for("talks.one", id=id, suite=1))


@pages.post("/conversations/<id>/ecrire")
@needs("inbox")
def write(id: str) -> ResponseReturnValue:
    """A message of the person who has it; writing takes the conversation."""
    talk = _talk(id)
    token = request.form.get("token", "")
    token = token if token.isalnum() and len(token) <= 40 else secrets.token_hex(12)
    try:
        house().actions.write(me(), id, request.form.get("text", ""), token)
    except ActionError as error:
        flash(str(error), "error")
        return _page(talk, 422)
    house().audit.note(me().login, "answered", talk.who)
    open_ids = [row.id for row in house().inbox.of_conversation(id) if row.status == "new" and not row.question]
    house().inbox.close(open_ids, "answered", me().login, "dans la conversation")
    flash("Votre message part dans quelques secondes, sur le canal de la personne.", "done")
    return redirect(url_for("talks.one", id=id, suite=1))


def _talk(id: str) -> Talk:
    found = house().dialogues.whole(id)
    if found is None:
        abort(404)
    return found


def _page(talk: Talk, status: int = 200) -> ResponseReturnValue:
    made = render_template(
        "inbox/talk.html", talk=talk, holder=house().holds.holder(talk.id), mine=me().name, hours=int(SILENCE.total_seconds() // 3600),
        token=secrets.token_hex(12), form=request.form, waiting=house().actions.on_its_way(talk.id), button=HAND_BACK_BUTTON["title"],
    )  # fmt: skip
    return made, status
