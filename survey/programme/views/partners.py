"""Pages about the organisations that take part."""

from __future__ import annotations

from flask_babel import get_translations
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.programme.forms import PartnerForm
from survey.programme.kinds import PARTNER_ROLES, SCOPES, PartnerRole
from survey.programme.partners import (
    PartnerFacts,
    add_partner,
    change_partner,
    name_of,
    organisations,
    partners_of,
)
from survey.programme.rows import own_row
from survey.programme.views.acting import Act, looking, may, saved, status_of
from survey.programme.views.blueprint import CHANGING, LOOKING, programme_pages
from survey.staff.access import needs
from survey.staff.shell import page
from survey.storage.programmes import Organisation, Partner, Programme, Scope


@programme_pages.get("/team/p/<programme>/partners")
@needs(*LOOKING)
def partners(programme: str) -> str:
    words = get_translations()
    with looking(programme) as (session, own):
        found = partners_of(session, programme=own)
    return page(
        "programme/partners.html",
        programme=programme,
        partners=found,
        scopes={each.value: said.worded(words) for each, said in SCOPES.items()},
        roles={each.value: said.worded(words) for each, said in PARTNER_ROLES.items()},
        may_change=may(programme, *CHANGING),
    )


@programme_pages.route("/team/p/<programme>/partners/new", methods=["GET", "POST"])
@needs(*CHANGING)
def new_partner(programme: str) -> Response | tuple[str, int]:
    form = PartnerForm()

    def do(session: Session, own: Programme) -> str:
        made = add_partner(session, programme=own, facts=_facts(form))
        return name_of(session, partner=made)

    return _answer(programme, form, act="partner.added", do=do)


@programme_pages.route("/team/p/<programme>/partners/<int:number>", methods=["GET", "POST"])
@needs(*CHANGING)
def partner(programme: str, number: int) -> Response | tuple[str, int]:
    with looking(programme) as (session, own):
        row = own_row(session, Partner, programme=own, number=number)
        organisation = session.get_one(Organisation, row.organisation_id)
    facts = {
        "version": str(row.version),
        "name": organisation.name,
        "scope": organisation.scope,
        "role": row.role,
        "note": row.note,
    }
    form = PartnerForm(data=facts)

    def do(session: Session, own: Programme) -> str:
        given = _facts(form)
        changed = change_partner(
            session, programme=own, number=number, version=form.seen, facts=given
        )
        return name_of(session, partner=changed)

    return _answer(programme, form, act="partner.changed", do=do, row=row, name=organisation.name)


def _answer(
    programme: str,
    form: PartnerForm,
    *,
    act: str,
    do: Act,
    row: Partner | None = None,
    name: str = "",
) -> Response | tuple[str, int]:
    back = f"/team/p/{programme}/partners"
    done = saved(form, programme, act=act, do=do, done=sentence("Bewaard."), back=back)
    if done is not None:
        return done
    form.take_newest(row)
    with looking(programme) as (session, _):
        known = [] if row else organisations(session)
    shown = page(
        "programme/partner.html",
        programme=programme,
        form=form,
        row=row,
        name=name,
        known=known,
        back=back,
    )
    return shown, status_of(form)


def _facts(form: PartnerForm) -> PartnerFacts:
    return PartnerFacts(
        name=form.name.data or "",
        scope=Scope(form.scope.data),
        role=PartnerRole(form.role.data),
        note=form.note.data or "",
    )
