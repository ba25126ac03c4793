"""Phrases that editors put under a topic, and the change of `data/nlu` they make."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bot.console.access import house, me, needs

pages = Blueprint("phrases", __name__)


@pages.get("/phrases")
@needs("inbox")
def all_phrases() -> ResponseReturnValue:
    """What waits for the next training, and the readable change."""
    return render_template(
        "inbox/phrases.html", rows=house().annotations.pending(), diff_text=house().annotations.diff()
    )


@pages.get("/phrases.patch")
@needs("inbox")
def patch() -> ResponseReturnValue:
    """The change as a file for `git apply`."""
    house().audit.note(me().login, "exported", "phrases.patch")
    headers = {"Content-Disposition": 'attachment; filename="phrases.patch"'}
    return Response(house().annotations.diff(), mimetype="text/x-patch", headers=headers)


@pages.post("/phrases/<int:id>/retirer")
@needs("inbox")
def remove(id: int) -> ResponseReturnValue:
    """Forget a phrase."""
    if house().annotations.remove(id):
        house().audit.note(me().login, "annotation_removed", id)
        flash("La phrase est retirée.", "done")
    return redirect(url_for("phrases.all_phrases"))
