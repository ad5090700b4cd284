"""What we hold now: how many of what, how old, and when it is erased."""

from __future__ import annotations

from survey.extensions import wiring
from survey.results.held import held as held_of
from survey.results.views.blueprint import LOOKING, results, the_round
from survey.results.views.speaking import said
from survey.staff.access import needs
from survey.staff.shell import page
from survey.storage.sessions import reading


@results.get("/held")
@needs(*LOOKING)
def held(programme: str) -> str:
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        kept = round_.document.privacy.kept
        words = kept.wordings.get("nl", "")
        every = held_of(session, campaign=round_.campaign, kept=words)
    return page(
        "team/results/held.html",
        programme=programme,
        round=round_,
        rows=[(said(each.what), each) for each in every if each.n],
        nothing_of=[said(each.what) for each in every if not each.n],
        kept=kept,
    )
