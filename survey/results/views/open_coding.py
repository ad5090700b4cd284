"""Coding open answers: a first and a second person, and their differences."""

from __future__ import annotations

from flask import abort, request, url_for
from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, sentence
from survey.extensions import wiring
from survey.results.open_answers import codebook
from survey.results.open_answers.coding import (
    Hand,
    coded,
    left_to_code,
    next_to_code,
    save_codes,
    share_of,
    uncode,
)
from survey.results.open_answers.reading import text_of
from survey.results.views.blueprint import results
from survey.results.views.open_room import (
    DECIDING,
    READING,
    here,
    noted,
    number_in,
    numbers_in,
    on_to,
    say_refused,
    taken_in,
)
from survey.staff.access import needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"


@results.get("/open-answers/<question>/code/<hand>")
@needs(*READING)
def code_text(programme: str, question: str, hand: str) -> str:
    """The next text to code. A second person sees nothing of what the first one chose."""
    which, coder = _hand(hand), current_account().id
    taken_in(programme)
    with reading(wiring().answers) as session:
        at = here(session, programme, question)
        text = next_to_code(session, **at.about, hand=which, coder=coder)
        left = left_to_code(session, **at.about, hand=which, coder=coder)
        every = codebook.codes_of(session, **at.about)
        share = share_of(session, **at.about)
    return page(
        "team/results/code.html",
        programme=programme,
        here=at,
        hand=which.value,
        text=text,
        left=left,
        codes=list(zip(KEYS.ljust(len(every)), every, strict=False)),
        share=share,
        adds=current_account().may(programme, frozenset(DECIDING)),
    )


@results.post("/open-answers/<question>/code/<hand>")
@needs(*READING)
def save_text_codes(programme: str, question: str, hand: str) -> Response:
    which, number, account = _hand(hand), number_in("text"), current_account()
    label = request.form.get("label", "").strip()
    try:
        with writing(wiring().answers) as session:
            at = here(session, programme, question)
            chosen = numbers_in("code")
            if label and account.may(programme, frozenset(DECIDING)):
                new = codebook.add_code(session, **at.about, label=label)
                chosen.add(new.id)
                noted(session, programme, "codebook.add", f"{question}: {new.label}")
            save_codes(
                session, **at.about, number=number, hand=which, coder=account.id, codes=chosen
            )
            noted(session, programme, f"text.coded_{which}", question)
    except Refusal as refusal:
        say_refused(refusal)
    else:
        said(
            sentence("Gecodeerd."),
            undo=url_for("results.uncode_text", question=question, hand=hand),
            fields={"text": str(number)},
        )
    return on_to("code_text", question=question, hand=hand)


@results.post("/open-answers/<question>/uncode/<hand>")
@needs(*READING)
def uncode_text(programme: str, question: str, hand: str) -> Response:
    which = _hand(hand)
    try:
        with writing(wiring().answers) as session:
            at = here(session, programme, question)
            uncode(
                session,
                **at.about,
                number=number_in("text"),
                hand=which,
                coder=current_account().id,
            )
            noted(session, programme, "text.uncoded", question)
    except Refusal as refusal:
        say_refused(refusal)
    return on_to("code_text", question=question, hand=hand)


@results.get("/open-answers/<question>/settle")
@needs(*DECIDING)
def settle(programme: str, question: str) -> str:
    """A text that two people coded differently, with what each chose."""
    with reading(wiring().answers) as session:
        at = here(session, programme, question)
        found = coded(session, **at.about)
        differing = found.differing
        text = text_of(session, **at.about, number=differing[0]) if differing else None
        every = codebook.codes_of(session, **at.about)
    words = get_translations()
    rows = []
    if text:
        one, other = found.first[text.number], found.second[text.number]
        for key, code in zip(KEYS.ljust(len(every)), every, strict=False):
            by = (code.id in one) + 2 * (code.id in other)
            rows.append((key, code, by == 3, _CHOSE[by].worded(words) if by else ""))
    return page(
        "team/results/settle.html",
        programme=programme,
        here=at,
        text=text,
        codes=rows,
        left=len(differing),
        twice=len(found.first.keys() & found.second.keys()),
    )


@results.post("/open-answers/<question>/settle")
@needs(*DECIDING)
def save_settled(programme: str, question: str) -> Response:
    try:
        with writing(wiring().answers) as session:
            at = here(session, programme, question)
            save_codes(
                session,
                **at.about,
                number=number_in("text"),
                hand=Hand.SETTLED,
                coder=current_account().id,
                codes=numbers_in("code"),
            )
            noted(session, programme, "text.settled", question)
    except Refusal as refusal:
        say_refused(refusal)
    else:
        said(sentence("Het verschil is opgelost."))
    return on_to("settle", question=question)


_CHOSE = {
    1: sentence("koos alleen de eerste"),
    2: sentence("koos alleen de tweede"),
    3: sentence("kozen allebei"),
}


def _hand(name: str) -> Hand:
    if name not in (Hand.FIRST, Hand.SECOND):
        abort(404)
    return Hand(name)
