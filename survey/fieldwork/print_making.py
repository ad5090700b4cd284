"""Draws what was planned and keeps what was made: with the trail, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from forms.pictures.own import OwnPictures
from print.prepress.presets import Preset
from survey.fieldwork.handouts import FORM, keep_handout
from survey.fieldwork.print_delivery import deliver, is_zip
from survey.fieldwork.print_files import Progress, draw_run
from survey.fieldwork.print_keeping import keep_run
from survey.fieldwork.print_orders import order_of_form
from survey.fieldwork.print_plans import Plan
from survey.fieldwork.print_runs import Made
from survey.staff.audit import record
from survey.storage.finding import campaign_by_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Who has something made, an account's number, in which programme and campaign."""

    who: int
    programme: str
    campaign: str

    def noted(self, session: Session, act: str, what: str) -> None:
        record(session, who=self.who, act=act, what=what, programme=self.programme)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """Something other than a form that was made, as it is kept."""

    product: str
    size: str
    language: str
    quantity: int
    place: int | None
    trial: bool


def draw_plan(
    plan: Plan,
    file: Path,
    *,
    run: str,
    key: str,
    pictures: OwnPictures,
    press: Preset | None,
    progress: Progress | None = None,
) -> Made:
    """The PDF of a run, or the zip with which a print shop can start."""
    pdf = file.with_suffix(".pdf")
    made = draw_run(plan, pdf, run=run, key=key, pictures=pictures, press=press, progress=progress)
    if press is not None and is_zip(file):
        order = order_of_form(plan)
        deliver(pdf, file, order=order, press=press, quantity=plan.copies, place=plan.place)
    return made


def keep_made_run(session: Session, *, maker: Maker, plan: Plan, code: str, made: Made) -> None:
    run = keep_run(session, plan=plan, code=code, made=made)
    keep_handout(
        session,
        campaign=campaign_by_key(session, key=maker.campaign),
        product=FORM,
        size=plan.layout.paper,
        language=plan.layout.language,
        quantity=plan.copies,
        trial=plan.trial,
        place_id=plan.place_id,
        run_id=run.id,
    )
    maker.noted(session, "run.made", f"{code} ({plan.copies})")


def keep_handed(session: Session, *, maker: Maker, handed: Handed) -> None:
    keep_handout(
        session,
        campaign=campaign_by_key(session, key=maker.campaign),
        product=handed.product,
        size=handed.size,
        language=handed.language,
        quantity=handed.quantity,
        trial=handed.trial,
        place_id=handed.place,
    )
