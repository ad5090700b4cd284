"""Who is missing: population figures in, what came in beside them, and where to go."""

from __future__ import annotations

from flask import abort, g, request, url_for
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import DateField, StringField
from wtforms.validators import InputRequired

from forms.definition.sentence import Refusal, sentence
from survey.extensions import wiring
from survey.results.missing import keeping
from survey.results.missing.groups import groups_of
from survey.results.missing.matching import Matched
from survey.results.missing.overview import overview
from survey.results.missing.table_file import MOST_BYTES
from survey.results.rollup.facets import Facet
from survey.results.views.blueprint import results, the_round
from survey.results.views.looking import looked
from survey.results.views.open_room import noted, on_to, say_refused
from survey.results.views.speaking import FACETS, percent
from survey.results.views.speaking import said as in_words
from survey.staff.access import Role, needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing

LOOKING = (Role.COORDINATOR, Role.ADVISER, Role.RESEARCHER)
DECIDING = (Role.COORDINATOR, Role.RESEARCHER)


class TableForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """A file with population figures, whose they are and of which day."""

    file = FileField(_("Bestand (CSV of Excel)"), [FileRequired(_("Kies een bestand."))])
    source = StringField(
        _("Van wie zijn deze cijfers?"),
        [InputRequired(_("Schrijf van wie deze cijfers zijn."))],
        render_kw={"autocomplete": "off"},
    )
    of_day = DateField(
        _("Van welke dag?"), [InputRequired(_("Vul in van welke dag deze cijfers zijn."))]
    )


@results.get("/missing")
@needs(*LOOKING)
def missing(programme: str) -> str:
    return _page(programme, TableForm(formdata=None))


@results.post("/missing")
@needs(*DECIDING)
def take_table_in(programme: str) -> Response | tuple[str, int]:
    """Reads the file; what its labels mean is asked on the next page."""
    form = TableForm()
    if form.validate():
        try:
            with writing(wiring().answers) as session:
                campaign_id = the_round(session, programme).campaign.id
                number = keeping.take_in(
                    session,
                    campaign_id=campaign_id,
                    data=form.file.data.read(MOST_BYTES + 1),
                    name=form.file.data.filename or "",
                    source=form.source.data or "",
                    of_day=form.of_day.data,
                    groups=groups_of(session, campaign_id=campaign_id, language=str(g.language)),
                )
                noted(session, programme, "population.taken_in", str(form.source.data))
        except Refusal as refusal:
            form.form_errors.append(in_words(refusal.sentence))
        else:
            return on_to("match_table", number=number)
    return _page(programme, form), 422


@results.get("/missing/<int:number>")
@needs(*DECIDING)
def match_table(programme: str, number: int) -> str:
    """Every label beside the group that it probably is."""
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        kept = _kept_or_404(session, round_.campaign.id, number)
        groups = groups_of(session, campaign_id=round_.campaign.id, language=str(g.language))
    sides = [
        (facet, in_words(FACETS[facet]), side, kept.population.margin(of_rows=at == 0))
        for at, (facet, side) in enumerate(kept.matched.items())
    ]
    return page(
        "team/results/matching.html",
        programme=programme,
        kept=kept,
        sides=sides,
        groups=groups,
        without=[
            (in_words(FACETS[facet]), [e.name for e in groups.get(facet, ()) if e.code not in own])
            for facet, codes in kept.matched.items()
            if (own := set(codes.values()))
        ],
    )


@results.post("/missing/<int:number>")
@needs(*DECIDING)
def save_matching(programme: str, number: int) -> Response:
    try:
        with writing(wiring().answers) as session:
            campaign_id = the_round(session, programme).campaign.id
            kept = _kept_or_404(session, campaign_id, number)
            groups = groups_of(session, campaign_id=campaign_id, language=str(g.language))
            keeping.match(
                session,
                campaign_id=campaign_id,
                number=number,
                chosen=_chosen(kept.matched),
                groups=groups,
            )
            noted(session, programme, "population.matched", kept.source)
    except Refusal as refusal:
        say_refused(refusal)
        return on_to("match_table", number=number)
    said(sentence("De bevolkingscijfers zijn bewaard."))
    return on_to("missing")


@results.post("/missing/<int:number>/remove")
@needs(*DECIDING)
def remove_table(programme: str, number: int) -> Response:
    back = request.form.get("back") == "1"
    with writing(wiring().answers) as session:
        campaign_id = the_round(session, programme).campaign.id
        _kept_or_404(session, campaign_id, number)
        kept = keeping.remove(session, campaign_id=campaign_id, number=number, back=back)
        act = "population.put_back" if back else "population.removed"
        noted(session, programme, act, kept.source)
    if back:
        said(sentence("De bevolkingscijfers tellen weer mee."))
    else:
        said(
            sentence("De bevolkingscijfers zijn weggehaald."),
            undo=url_for("results.remove_table", number=number),
            fields={"back": "1"},
        )
    return on_to("missing")


def _page(programme: str, form: TableForm) -> str:
    seen = looked(programme)
    with reading(wiring().answers) as session:
        found = overview(session, campaign=seen.round.campaign, language=str(g.language))
    return page(
        "team/results/missing.html",
        programme=programme,
        round=seen.round,
        form=form,
        found=found,
        percent=percent,
        called={facet: in_words(FACETS[facet]) for facet in found.rows},
        decides=current_account().may(programme, frozenset(DECIDING)),
        asks=bool(found.groups),
        in_words=in_words,
    )


def _chosen(matched: Matched) -> Matched:
    """What was chosen per label; fields are numbered, because a label may hold anything."""
    chosen: Matched = {}
    for facet, codes in matched.items():
        chosen[Facet(facet)] = {
            label: request.form.get(f"{facet}-{at}", "") for at, label in enumerate(codes)
        }
    return chosen


def _kept_or_404(session: Session, campaign_id: int, number: int) -> keeping.Kept:
    if number >= 1 << 62:
        abort(404)
    try:
        return keeping.one(session, campaign_id=campaign_id, number=number)
    except Refusal:
        abort(404)
