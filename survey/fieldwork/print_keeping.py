"""Keeps a print run with the layout that is frozen for it, and gives back what was planned."""

from __future__ import annotations

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forms.definition.campaign_document import campaign_from_data
from forms.definition.document import content_hash
from print.geometry import Layout
from print.layout_document import layout_from_data, to_data
from survey.clock import today
from survey.fieldwork.print_plans import Plan
from survey.fieldwork.print_runs import Made, keep_file
from survey.storage.campaigns import Campaign, Edition, Place
from survey.storage.print_runs import FrozenLayout, PrintRun


def keep_run(session: Session, *, plan: Plan, code: str, made: Made) -> PrintRun:
    """Keeps a run of which the paper is drawn, before anybody gets that paper."""
    run = PrintRun(
        code=code,
        edition_id=plan.edition_id,
        place_id=plan.place_id,
        layout_hash=_freeze(session, plan.layout),
        language=plan.layout.language,
        paper=plan.layout.paper,
        variant=plan.layout.variant,
        copies=plan.copies,
        typed=not plan.layout.scannable,
        trial=plan.trial,
        address=plan.address,
        made_on=today(),
    )
    session.add(run)
    session.flush()
    keep_file(session, run=run, made=made)
    return run


def plan_of(session: Session, *, run: PrintRun) -> Plan:
    """What was planned for a run, with the layout that was frozen then."""
    edition = session.get_one(Edition, run.edition_id)
    campaign = session.get_one(Campaign, edition.campaign_id)
    place = session.get_one(Place, run.place_id).name if run.place_id is not None else ""
    frozen = session.get_one(FrozenLayout, run.layout_hash)
    return Plan(
        campaign=campaign_from_data(campaign.document),
        edition_id=run.edition_id,
        place_id=run.place_id,
        place=place,
        layout=layout_from_data(frozen.document),
        copies=run.copies,
        trial=run.trial,
        address=run.address,
    )


def _freeze(session: Session, layout: Layout) -> str:
    """Keeps the layout for ever, once; gives the hash that it is known by."""
    document = to_data(layout)
    mark = content_hash(document)
    if session.get(FrozenLayout, mark) is None:
        try:
            with session.begin_nested():
                session.add(FrozenLayout(content_hash=mark, document=document))
        except IntegrityError:
            pass  # another process froze the same layout in this moment
    return mark
