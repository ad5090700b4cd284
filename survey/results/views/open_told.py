"""What open answers say: how often each code, how far coders agree, and words to quote."""

from __future__ import annotations

from flask import request
from flask_babel import format_decimal
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, sentence
from survey.extensions import wiring
from survey.results.open_answers import quoting
from survey.results.open_answers.agreement import agreement, called
from survey.results.open_answers.codebook import codes_of
from survey.results.open_answers.coding import coded
from survey.results.open_answers.counting import count_codes
from survey.results.open_answers.reading import progress
from survey.results.views.blueprint import results
from survey.results.views.open_room import (
    DECIDING,
    READING,
    here,
    noted,
    number_in,
    on_to,
    say_refused,
    taken_in,
)
from survey.results.views.speaking import percent
from survey.results.views.speaking import said as in_words
from survey.staff.access import needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing

AT_ONCE = 20


@results.get("/open-answers/<question>/told")
@needs(*READING)
def told(programme: str, question: str) -> str:
    taken_in(programme)
    with reading(wiring().answers) as session:
        at = here(session, programme, question)
        every = codes_of(session, **at.about)
        found = coded(session, **at.about)
        chosen = quoting.quotes(session, **at.about)
        of = quoting.answered(session, **at.about)
        how_far = progress(session, **at.about)
    numbers = [each.id for each in every]
    labels = {each.id: each.label for each in every}
    counts = count_codes(found.final, codes=numbers)
    agreed = agreement(found.first, found.second, codes=numbers)
    return page(
        "team/results/told.html",
        programme=programme,
        here=at,
        progress=how_far,
        coded=len(found.final),
        counts=counts,
        rows=[
            (
                labels[each.code],
                each,
                percent(each.share),
                _in_words(agreed.per_code[each.code].kappa),
            )
            for each in counts.counts
        ],
        agreement=agreed,
        overall=_in_words(agreed.overall),
        called=in_words(called(agreed.overall)) if agreed.overall is not None else "",
        differing=len(found.differing),
        quotes=chosen,
        of=of,
        decides=current_account().may(programme, frozenset(DECIDING)),
    )


@results.get("/open-answers/<question>/quotes")
@needs(*DECIDING)
def choose_quotes(programme: str, question: str) -> str:
    """Texts that were read, some at a time, to choose from."""
    given = request.args.get("after", "")
    after = int(given) if given.isascii() and given.isdecimal() and len(given) < 17 else 0
    with reading(wiring().answers) as session:
        at = here(session, programme, question)
        found = quoting.to_choose_from(session, **at.about, after=after, most=AT_ONCE + 1)
        of = quoting.answered(session, **at.about)
    return page(
        "team/results/quotes.html",
        programme=programme,
        here=at,
        texts=found[:AT_ONCE],
        after=found[AT_ONCE - 1].number if len(found) > AT_ONCE else 0,
        began=after,
        of=of,
    )


@results.post("/open-answers/<question>/quotes")
@needs(*DECIDING)
def change_quote(programme: str, question: str) -> Response:
    number, on = number_in("text"), request.form.get("on") == "1"
    try:
        with writing(wiring().answers) as session:
            at = here(session, programme, question)
            if on:
                quoting.choose(session, **at.about, number=number)
            else:
                quoting.unchoose(session, **at.about, number=number)
            noted(session, programme, "quote.chosen" if on else "quote.removed", question)
    except Refusal as refusal:
        say_refused(refusal)
    else:
        said(sentence("Gekozen als citaat.") if on else sentence("Niet meer als citaat gekozen."))
    if request.form.get("back") == "told":
        return on_to("told", question=question)
    return on_to("choose_quotes", question=question, after=number_in("began") or None)


def _in_words(kappa: float | None) -> str:
    return "–" if kappa is None else str(format_decimal(kappa, "0.00"))
