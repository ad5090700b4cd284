"""The codebook of an open question, and how much of it a second person codes."""

from __future__ import annotations

from flask import abort, request
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, sentence
from survey.extensions import wiring
from survey.results.open_answers import codebook
from survey.results.open_answers.coding import set_share, share_of
from survey.results.views.blueprint import results
from survey.results.views.open_room import (
    DECIDING,
    READING,
    here,
    noted,
    number_in,
    on_to,
    say_refused,
)
from survey.staff.access import needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import writing


@results.get("/open-answers/<question>/codes")
@needs(*READING)
def codes(programme: str, question: str) -> str:
    """The codebook; it begins with the themes of the programme."""
    with writing(wiring().answers) as session:
        at = here(session, programme, question)
        every = codebook.begin(session, **at.about)
        share = share_of(session, **at.about)
        used = codebook.uses(session, **at.about)
    return page(
        "team/results/codes.html",
        programme=programme,
        here=at,
        codes=every,
        used=used,
        share=share,
        decides=current_account().may(programme, frozenset(DECIDING)),
    )


@results.post("/open-answers/<question>/codes")
@needs(*DECIDING)
def change_codes(programme: str, question: str) -> Response:
    """Adds, renames or merges, and sets how many texts a second person codes."""
    act, label = request.form.get("act", ""), request.form.get("label", "")
    number = number_in("code")
    try:
        with writing(wiring().answers) as session:
            at = here(session, programme, question)
            match act:
                case "add":
                    what = codebook.add_code(session, **at.about, label=label).label
                case "rename":
                    what = codebook.rename_code(
                        session, **at.about, number=number, label=label
                    ).label
                case "merge":
                    into = number_in("into")
                    merged = codebook.merge_codes(session, **at.about, number=number, into=into)
                    what = " → ".join(merged)
                case "share":
                    given = request.form.get("share", "")
                    n = int(given) if given.isascii() and given.isdecimal() else -1
                    set_share(session, **at.about, share=n)
                    what = f"{n} %"
                case _:
                    abort(400)
            noted(session, programme, f"codebook.{act}", f"{question}: {what}")
    except Refusal as refusal:
        say_refused(refusal)
    else:
        said(sentence("Het is bewaard."))
    return on_to("codes", question=question)
