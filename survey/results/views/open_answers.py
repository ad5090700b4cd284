"""Open answers: how far the reading is, and reading them one at a time."""

from __future__ import annotations

from flask import g, request, url_for
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, Sentence, counted, sentence
from survey.extensions import wiring
from survey.results.open_answers.asked import open_questions
from survey.results.open_answers.finishing import finish
from survey.results.open_answers.patterns import CALLED, kinds_in, marks
from survey.results.open_answers.reading import (
    Standing,
    judge,
    next_unread,
    progress,
    take_back,
)
from survey.results.open_answers.redacting import pieces
from survey.results.views.blueprint import results, the_round
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
from survey.results.views.speaking import said as in_words
from survey.staff.access import needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing

JUDGED: dict[Standing, Sentence] = {
    Standing.FINE: sentence("In orde."),
    Standing.REDACTED: sentence("De woorden zijn weggehaald."),
    Standing.UNUSABLE: sentence("Niet bruikbaar."),
}


@results.get("/open-answers")
@needs(*READING)
def open_answers(programme: str) -> str:
    """Every open question with how far its reading is."""
    taken_in(programme)
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        id_ = round_.campaign.id
        every = open_questions(session, campaign_id=id_, language=str(g.language))
        found = [(each, progress(session, campaign_id=id_, question=each.key)) for each in every]
    return page(
        "team/results/open_answers.html", programme=programme, round=round_, questions=found
    )


@results.get("/open-answers/<question>/read")
@needs(*READING)
def read_text(programme: str, question: str) -> str:
    """The next text: words alone, nothing of where, when, by whom or in which form."""
    taken_in(programme)
    with reading(wiring().answers) as session:
        at = here(session, programme, question)
        how_far = progress(session, **at.about)
        text = next_unread(session, **at.about, reader=current_account().id)
    found = marks(text.words) if text else ()
    return page(
        "team/results/read.html",
        programme=programme,
        here=at,
        progress=how_far,
        text=text,
        pieces=pieces(text.words) if text else (),
        looks=[in_words(CALLED[kind]) for kind in kinds_in(found)],
        decides=current_account().may(programme, frozenset(DECIDING)),
    )


@results.post("/open-answers/<question>/read")
@needs(*READING)
def judge_text(programme: str, question: str) -> Response:
    number = number_in("text")
    try:
        standing = Standing(request.form.get("verdict", ""))
        if standing is Standing.UNREAD:
            raise ValueError
    except ValueError:
        say_refused(Refusal(sentence("Kies wat u van deze tekst vindt.")))
        return on_to("read_text", question=question)
    try:
        with writing(wiring().answers) as session:
            at = here(session, programme, question)
            judge(session, **at.about, number=number, standing=standing, gone=numbers_in("word"))
            noted(session, programme, f"text.{standing}", question)
    except Refusal as refusal:
        say_refused(refusal)
    else:
        said(
            JUDGED[standing],
            undo=url_for("results.unread_text", question=question),
            fields={"text": str(number)},
        )
    return on_to("read_text", question=question)


@results.post("/open-answers/<question>/unread")
@needs(*READING)
def unread_text(programme: str, question: str) -> Response:
    """Puts a text back in the queue."""
    try:
        with writing(wiring().answers) as session:
            at = here(session, programme, question)
            take_back(session, **at.about, number=number_in("text"))
            noted(session, programme, "text.unread", question)
    except Refusal as refusal:
        say_refused(refusal)
    else:
        said(sentence("De tekst staat weer tussen de ongelezen teksten."))
    return on_to("read_text", question=question)


@results.post("/open-answers/<question>/finish")
@needs(*DECIDING)
def finish_reading(programme: str, question: str) -> Response:
    """Erases what was removed; nothing brings it back."""
    try:
        with writing(wiring().answers) as session:
            at = here(session, programme, question)
            n = finish(session, **at.about)
            noted(session, programme, "reading.finished", f"{question} ({n})")
    except Refusal as refusal:
        say_refused(refusal)
    else:
        said(
            counted(
                "Het lezen is afgerond. %(n)s tekst van voor het weghalen is gewist.",
                "Het lezen is afgerond. %(n)s teksten van voor het weghalen zijn gewist.",
                n=n,
            )
        )
    return on_to("open_answers")
