"""Weights as an option: always beside the unweighted, and out only when somebody says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from flask import abort, g, request
from werkzeug.wrappers import Response

from forms.definition.questions import Choice, Choices, Marked, Priority, Scale
from forms.definition.sentence import Refusal, sentence
from survey.extensions import wiring
from survey.results.missing.groups import groups_of
from survey.results.missing.keeping import figures
from survey.results.missing.weights import Share, set_public, thin, weigh_question, weights_of
from survey.results.rollup.facets import Facet
from survey.results.statistics.raking import EXPLAINED
from survey.results.views.blueprint import results
from survey.results.views.looking import Seen, look, looked
from survey.results.views.missing import DECIDING, LOOKING
from survey.results.views.open_room import noted, on_to
from survey.results.views.speaking import FACETS, number, percent, tenths
from survey.results.views.speaking import said as in_words
from survey.staff.access import needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing

Together = Mapping[Facet, Sequence[str]]


@results.get("/missing/weights")
@needs(*LOOKING)
def weights(programme: str) -> str:
    """One question both ways; without `question` the first that may be seen."""
    return _page(programme, request.args.get("question", ""))


@results.post("/missing/weights")
@needs(*DECIDING)
def make_weights(programme: str) -> Response | tuple[str, int]:
    """Weighs a question anew, or says whether its weighted figures go out."""
    wanted, act = request.form.get("question", ""), request.form.get("act", "")
    together: Together = {}
    try:
        with writing(wiring().answers) as session:
            seen = look(session, programme)
            if wanted not in _offered(seen):
                abort(404)
            about = {"campaign_id": seen.campaign_id}
            known = figures(session, **about)
            together = {facet: _together(facet, known.margins[facet]) for facet in known.margins}
            if act in ("publish", "withdraw"):
                set_public(session, **about, question=wanted, public=act == "publish")
            else:
                weigh_question(
                    session,
                    **about,
                    question=wanted,
                    groups=groups_of(session, **about, language=str(g.language)),
                    called={facet: in_words(FACETS[facet]) for facet in known.margins},
                    together=together,
                )
            noted(session, programme, f"weights.{_ACTS.get(act, 'made')}", wanted)
    except Refusal as refusal:
        return _page(programme, wanted, together, in_words(refusal.sentence)), 422
    said(_SAID.get(act, sentence("De vraag is gewogen.")))
    return on_to("weights", question=wanted)


def _page(programme: str, wanted: str, together: Together | None = None, refused: str = "") -> str:
    seen = looked(programme)
    offered = _offered(seen)
    wanted = wanted or next(iter(offered), "")
    if wanted and wanted not in offered:
        abort(404)
    with reading(wiring().answers) as session:
        groups = groups_of(session, campaign_id=seen.campaign_id, language=str(g.language))
        margins = figures(session, campaign_id=seen.campaign_id).margins
        found = weights_of(session, campaign_id=seen.campaign_id, question=wanted)
        if together is None:
            together = found.together if found else thin(session, seen.campaign_id, margins)
    now = seen.table.snapshot if seen.table else 0
    return page(
        "team/results/weights.html",
        programme=programme,
        round=seen.round,
        questions=[(key, each.title.wording(seen.language).words) for key, each in offered.items()],
        wanted=wanted,
        found=found,
        older=bool(found and found.number != now),
        rows=_rows(seen, wanted, found.shares) if found else (),
        facets=[
            (facet, in_words(FACETS[facet]), [e for e in groups.get(facet, ()) if e.code in people])
            for facet, people in margins.items()
        ],
        together=together,
        refused=refused,
        explained=in_words(EXPLAINED),
        warnings=[in_words(each) for each in found.warnings] if found else [],
        effective=number(round(found.effective)) if found else "",
        design=tenths(found.design_effect) if found else "",
        percent=percent,
        decides=current_account().may(programme, frozenset(DECIDING)),
    )


_ACTS = {"publish": "published", "withdraw": "withdrawn"}
_SAID = {
    "publish": sentence("De gewogen cijfers komen ook op de openbare pagina."),
    "withdraw": sentence("De gewogen cijfers komen niet op de openbare pagina."),
}


def _offered(seen: Seen) -> dict[str, Marked]:
    """Questions with options, but for those that are closed until weights are fixed."""
    return {
        key: question
        for key, question in seen.questions().items()
        if isinstance(question, Choice | Choices | Priority | Scale) and key not in seen.closed
    }


def _rows(
    seen: Seen, wanted: str, shares: Mapping[str, Share]
) -> Iterator[tuple[str, Share | None]]:
    """Every option in words with both shares; none where the option is closed."""
    for option in seen.everybody()[wanted].options:
        nobody = Share(unweighted=0, weighted=0, low=0, high=0) if option.n == 0 else None
        yield option.text, shares.get(option.code, nobody)


def _together(facet: Facet, people: Mapping[str, int]) -> list[str]:
    chosen = [each for each in request.form.getlist(f"together-{facet}") if each in people]
    return chosen if len(chosen) > 1 else []
