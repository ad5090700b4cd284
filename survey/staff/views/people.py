"""Who works in a programme: inviting, changing a role, taking out and putting back."""

from __future__ import annotations

from flask import current_app, redirect, request
from flask_babel import get_translations
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.extensions import wiring
from survey.staff.access import Role, needs
from survey.staff.fields import InviteForm, written
from survey.staff.invitations import CannotInvite, invite, open_ones, withdraw
from survey.staff.people import change_role, people_in, put_back, remove, role_named
from survey.staff.roles import IN_A_PROGRAMME, NAMES
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.staff.views.blueprint import staff
from survey.staff.views.inviting import Invited, day_of, link_of, mailed
from survey.storage.sessions import reading, writing

_UNDO_WITHIN = 3600  # seconds


@staff.get("/team/p/<programme>/people")
@needs(Role.COORDINATOR)
def people(programme: str) -> str:
    return _people(programme, _form())


@staff.post("/team/p/<programme>/people/invite")
@needs(Role.COORDINATOR)
def invite_person(programme: str) -> str:
    """Mails it, and shows the link once: nobody can look it up later."""
    form, by = _form(), current_account().id
    if not form.validate_on_submit():
        return _people(programme, form)
    email, role = written(form.email).strip(), role_named(written(form.role))
    try:
        with writing(wiring().answers) as session:
            token = invite(session, email=email, role=role, programme=programme, by=by)
    except CannotInvite as refusal:
        form.email.errors = [refusal.sentence.worded(get_translations())]
        return _people(programme, form)
    sent = mailed(email=email, role=role, programme=programme, token=token)
    made = Invited(email=email, link=link_of(token), mailed=sent)
    return _people(programme, _form(blank=True), invited=made)


@staff.post("/team/p/<programme>/people/<int:account>/role")
@needs(Role.COORDINATOR)
def set_role(programme: str, account: int) -> Response:
    role = role_named(request.form.get("role", ""))
    with writing(wiring().answers) as session:
        person = change_role(
            session, programme=programme, account=account, role=role, by=current_account().id
        )
    words = NAMES[role].worded(get_translations())
    said(sentence("%(email)s is nu %(role)s.", email=person.email, role=words))
    return _back(programme)


@staff.post("/team/p/<programme>/people/<int:account>/remove")
@needs(Role.COORDINATOR)
def take_out(programme: str, account: int) -> Response:
    by = current_account().id
    with writing(wiring().answers) as session:
        person = remove(session, programme=programme, account=account, by=by)
    said(
        sentence("%(email)s werkt niet meer in dit programma.", email=person.email),
        undo=f"/team/p/{programme}/people/restore",
        fields={"proof": _proofs().dumps([programme, account, [*person.roles]])},
    )
    return _back(programme) if account != by else redirect("/team/", 303)


@staff.post("/team/p/<programme>/people/restore")
@needs(Role.COORDINATOR)
def restore(programme: str) -> Response:
    """Only with the proof that the removal gave: else this could add anyone in any role."""
    try:
        proof = request.form.get("proof", "")
        there, account, roles = _proofs().loads(proof, max_age=_UNDO_WITHIN)
    except BadSignature as error:
        raise BadRequest from error
    if there != programme:
        raise BadRequest
    with writing(wiring().answers) as session:
        put_back(
            session,
            programme=programme,
            account=account,
            roles=tuple(Role(role) for role in roles),
            by=current_account().id,
        )
    said(sentence("Teruggezet."))
    return _back(programme)


@staff.post("/team/p/<programme>/people/withdraw")
@needs(Role.COORDINATOR)
def take_back(programme: str) -> Response:
    email = request.form.get("email", "")
    with writing(wiring().answers) as session:
        done = withdraw(session, programme=programme, email=email, by=current_account().id)
    if done:
        said(sentence("De uitnodiging aan %(email)s werkt niet meer.", email=email))
    return _back(programme)


def _people(programme: str, form: InviteForm, *, invited: Invited | None = None) -> str:
    with reading(wiring().answers) as session:
        found = people_in(session, programme=programme)
        waiting = open_ones(session, programme=programme)
    return page(
        "team/people.html",
        programme=programme,
        form=form,
        people=found,
        waiting=waiting,
        roles=_choices(),
        invited=invited,
        day_of=day_of,
    )


def _form(*, blank: bool = False) -> InviteForm:
    form = InviteForm(formdata=None) if blank else InviteForm()
    form.role.choices = _choices()
    if blank or request.method == "GET":
        form.role.data = Role.COORDINATOR.value
    return form


def _choices() -> list[tuple[str, str]]:
    words = get_translations()
    return [(role.value, NAMES[role].worded(words)) for role in IN_A_PROGRAMME]


def _proofs() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="put back in a programme")


def _back(programme: str) -> Response:
    return redirect(f"/team/p/{programme}/people", 303)
