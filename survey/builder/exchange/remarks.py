"""The comment round for organisers: links to share, and remarks to settle."""

from __future__ import annotations

from datetime import date, timedelta

from flask import redirect, request
from flask.typing import ResponseReturnValue as Reply

from forms.definition.sentence import sentence
from survey.builder import remarks as rounds
from survey.builder.exchange.blueprint import (
    BASE,
    READERS,
    WRITERS,
    address,
    exchange,
    own_draft,
)
from survey.builder.translating.places import source_of
from survey.clock import today
from survey.extensions import wiring
from survey.staff.access import needs
from survey.staff.audit import record
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing


@exchange.get(f"{BASE}/remarks")
@needs(*READERS)
def remarks(programme: str, draft: int) -> str:
    with reading(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        every = rounds.remarks_of(session, draft=found)
        links = rounds.links_of(session, draft=found)
    return page(
        "team/exchange/remarks.html",
        programme=programme,
        draft=found,
        base=address(programme, draft),
        tab="remarks",
        remarks=every,
        titles=rounds.questions_of(found, language=source_of(found.document)),
        unsettled=sum(each.settled_on is None for some in every.values() for each in some),
        total=sum(len(some) for some in every.values()),
        links=links,
        is_open=rounds.is_open,
        public_url=wiring().settings.public_url,
        usual=(today() + timedelta(days=rounds.OPEN_FOR)).isoformat(),
        may_write=current_account().may(programme, frozenset(WRITERS)),
    )


@exchange.post(f"{BASE}/remarks/link")
@needs(*WRITERS)
def make_link(programme: str, draft: int) -> Reply:
    by = current_account().id
    with writing(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        rounds.make_link(session, draft=found, expires_on=_day(request.form.get("expires_on", "")))
        record(session, who=by, act="remark_link.made", what=found.title, programme=programme)
    said(sentence("De link is klaar. Stuur hem naar wie u om een mening vraagt."))
    return redirect(address(programme, draft, "remarks"), 303)


@exchange.post(f"{BASE}/remarks/link/<int:link>/<act>")
@needs(*WRITERS)
def shut_link(programme: str, draft: int, link: int, act: str) -> Reply:
    """Closes a link, or opens it again."""
    by, closed = current_account().id, act != "open"
    with writing(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        rounds.close_link(session, draft=found, link=link, closed=closed)
        code = "remark_link.closed" if closed else "remark_link.opened"
        record(session, who=by, act=code, what=found.title, programme=programme)
    if closed:
        undo = address(programme, draft, f"remarks/link/{link}/open")
        said(sentence("De link is dicht."), undo=undo)
    else:
        said(sentence("De link is weer open."))
    return redirect(address(programme, draft, "remarks"), 303)


@exchange.post(f"{BASE}/remarks/<int:remark>/settle")
@needs(*WRITERS)
def settle(programme: str, draft: int, remark: int) -> Reply:
    by = current_account().id
    with writing(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        answer = request.form.get("answer", "")
        rounds.settle(session, draft=found, remark=remark, answer=answer)
        record(session, who=by, act="remark.settled", what=found.title, programme=programme)
    said(
        sentence("De opmerking is afgehandeld."),
        undo=address(programme, draft, f"remarks/{remark}/reopen"),
    )
    return redirect(address(programme, draft, "remarks"), 303)


@exchange.post(f"{BASE}/remarks/<int:remark>/reopen")
@needs(*WRITERS)
def reopen(programme: str, draft: int, remark: int) -> Reply:
    by = current_account().id
    with writing(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        rounds.reopen(session, draft=found, remark=remark)
        record(session, who=by, act="remark.reopened", what=found.title, programme=programme)
    said(sentence("De opmerking staat weer open."))
    return redirect(address(programme, draft, f"remarks#r{remark}"), 303)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise rounds.CannotRemark(sentence("Kies tot en met welke dag de link open is.")) from error
