"""Organisers at work: 200 places, a draft of 60 questions, each beside a bare page of its size."""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pypdfium2
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from servers import Running

from forms.definition.campaign_document import campaign_to_data
from forms.definition.document import questionnaire_to_data
from forms.examples import catalogue
from survey.builder import drafts
from survey.fieldwork.places import add_place
from survey.programme.programmes import programme_by_key
from survey.staff.sessions import begin
from survey.storage.engines import open_engine
from survey.storage.keys import load_or_make
from survey.storage.sessions import writing
from tests.team import make_account

PROGRAMME = "lindenholt"
PLACES = 200
DRAFTS = {12: "lindenholt", 60: ""}  # questions: the example, or the largest that we promise
TIMES = 15


def organisers(server: Running, reference: Running) -> Iterator[dict[str, Any]]:
    """Each figure as `say` of run.py takes it: ms per request, and times a bare page of rows."""
    cookie, drafts_made = _prepared(server)
    team = Browser(server, cookie=cookie)
    base = f"/team/p/{PROGRAMME}"
    for name, path in (("monitor", "monitor"), ("places", "places"), ("the week", "week")):
        bare = _median(Browser(reference), f"/rows/{PLACES}")
        figure = f"{name}, {PLACES} places"
        yield _beside(figure, _median(team, f"{base}/{path}"), bare, limit="< 150")
    for questions, (draft, key) in drafts_made.items():
        editor = f"{base}/drafts/{draft}/"
        bare = _median(Browser(reference), f"/rows/{questions}")
        figure = f"editor, {questions} questions"
        yield _beside(figure, _median(team, editor), bare, limit="< 150")
        took = _saving(team, editor, key)
        yield _beside(f"saved, {questions} questions", took, _inserted(reference), limit="< 300")
        for kind in ("phone", "paper"):
            took, shown = _renewed(team, editor, key, kind)
            if kind == "paper":
                bare = _timed(partial(drawn_bare, pages=shown.count("<img")))
            figure = f"preview on {kind} after a change, {questions} questions"
            yield _beside(figure, took, bare, limit="< 1000")


class Browser:
    """One connection that stays open, as a browser's does."""

    def __init__(self, server: Running, *, cookie: str = "") -> None:
        self._line = HTTPConnection("127.0.0.1", server.port, timeout=60)
        self._cookie = {"Cookie": cookie} if cookie else {}

    def get(self, path: str) -> str:
        return self._asked("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> str:
        kinds = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        return self._asked("POST", path, urlencode(fields), kinds)

    def _asked(
        self, method: str, path: str, body: str = "", more: dict[str, str] | None = None
    ) -> str:
        self._line.request(method, path, body or None, self._cookie | (more or {}))
        reply = self._line.getresponse()
        text = reply.read().decode()
        if reply.status != 200:
            raise SystemExit(f"{method} {path}: {reply.status} {text[:200]}")
        return text


class _Fields(HTMLParser):
    """What the form with this action would send."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self._action, self._inside, self._text = action, False, ""
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._inside = (given.get("action") or "").endswith(self._action)
        name = given.get("name") or ""
        if not self._inside or not name:
            return
        ticked = given.get("type") not in ("checkbox", "radio") or "checked" in given
        if tag == "input" and ticked:
            self.found[name] = given.get("value") or ""
        elif tag == "textarea":
            self._text, self.found[name] = name, ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self.found[self._text] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""


def _prepared(server: Running) -> tuple[str, dict[int, tuple[int, str]]]:
    """Two hundred places, two drafts with a question to change, and somebody who is signed in."""
    instance = Path(server.environment["WIJKSTEM_INSTANCE"])
    engine = open_engine(f"sqlite:///{instance}/data/answers.sqlite")
    account = make_account(engine, programme=PROGRAMME)
    found = {}
    with writing(engine) as session:
        for number in range(PLACES):
            add_place(session, campaign_key=PROGRAMME, name=f"Plek {number}", type="library")
        for questions, example in DRAFTS.items():
            asked = catalogue.questionnaire(example) if example else catalogue.large()
            made = drafts.create(
                session,
                programme_id=programme_by_key(session, key=PROGRAMME).id,
                title=f"{questions}",
                document=questionnaire_to_data(asked),
                around=campaign_to_data(catalogue.campaign("lindenholt")),
            )
            found[questions] = made.id, next(iter(asked.by_key))
        token = begin(session, account=account, browser="?")
    engine.dispose()
    signing = Flask("signing")
    signing.secret_key = load_or_make(instance / "keys").session_secret
    serializer = SecureCookieSessionInterface().get_signing_serializer(signing)
    assert serializer is not None
    signed = serializer.dumps({"session": token, "csrf_token": "0" * 40})
    return f"wijkstem={signed!s}", found


def _inserted(reference: Running) -> float:
    bare = Browser(reference)
    return statistics.median(_timed(lambda: bare.post("/", {"x": "y"})) for _ in range(TIMES))


def _saving(team: Browser, editor: str, key: str) -> float:
    took = []
    for number in range(TIMES):
        sent = _changed(team, editor, key, words=f"Wat vindt u van vraag {number}?")
        took.append(_timed(partial(team.post, f"{editor}questions/{key}", sent)))
    return statistics.median(took)


def _renewed(team: Browser, editor: str, key: str, kind: str) -> tuple[float, str]:
    """After each change, so that nothing that was kept helps; and what is shown then."""
    took, path = [], f"{editor}preview/{kind}/nl"
    for number in range(5):
        sent = _changed(team, editor, key, words=f"En nu {kind} {number}?")
        team.post(f"{editor}questions/{key}", sent)
        took.append(_timed(lambda: team.get(path)))
    return statistics.median(took), team.get(path)


def _changed(team: Browser, editor: str, key: str, *, words: str) -> dict[str, str]:
    parser = _Fields(f"questions/{key}")
    parser.feed(team.get(f"{editor}?edit={key}"))
    return parser.found | {"title": words, "stay": "1"}


def drawn_bare(*, pages: int) -> None:
    """So many pages of forty lines, drawn and made a picture, without knowing what they say."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for _ in range(pages):
        for row in range(40):
            canvas.drawString(60, 780 - row * 18, f"{row} a line of text on the form")
        canvas.showPage()
    canvas.save()
    with pypdfium2.PdfDocument(file.getvalue()) as document:
        for page in document:
            page.render(scale=1.5).to_pil().save(io.BytesIO(), "PNG")


def _median(browser: Browser, path: str) -> float:
    browser.get(path)
    return statistics.median(_timed(lambda: browser.get(path)) for _ in range(TIMES))


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _beside(figure: str, value: float, bare: float, *, limit: str) -> dict[str, Any]:
    return {
        "figure": figure,
        "value": value,
        "unit": "ms",
        "limit": limit,
        "bare_ms": round(bare, 2),
        "times_bare": round(value / bare, 1),
    }
