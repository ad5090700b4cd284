"""The campaign: what it is doing, its dates, and opening it for real."""

from __future__ import annotations

from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, counted, sentence
from survey.builder import running
from survey.clock import today
from survey.extensions import wiring
from survey.fieldwork.channels import channel_called
from survey.fieldwork.handouts import PRODUCTS, change_last_day, outdated
from survey.fieldwork.rounds import STATES, State, tried
from survey.fieldwork.views.asked import LastDayForm, WipeForm
from survey.fieldwork.views.making import trial
from survey.fieldwork.views.places import CHANGES
from survey.fieldwork.views.room import fieldwork, forget_labels, go, noted, refused, the_round
from survey.staff.access import Role, needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing


@fieldwork.get("/campaign")
@needs(Role.COORDINATOR, Role.ADVISER, Role.COMMUNICATION)
def campaign(programme: str) -> str:
    forget_labels()
    return _page(programme)


@fieldwork.post("/campaign/pause")
@needs(Role.COORDINATOR)
def pause(programme: str) -> Response:
    with writing(wiring().answers) as session:
        key = the_round(session, programme).campaign.key
        running.pause(session, campaign_key=key)
        noted(session, programme, "campaign.paused", key)
    said(sentence("De vragenronde staat op pauze. Wie bezig is, kan later nog versturen."))
    return go("campaign")


@fieldwork.post("/campaign/go-on")
@needs(Role.COORDINATOR)
def go_on(programme: str) -> Response:
    with writing(wiring().answers) as session:
        key = the_round(session, programme).campaign.key
        running.resume(session, campaign_key=key)
        noted(session, programme, "campaign.resumed", key)
    said(sentence("De vragenronde gaat verder."))
    return go("campaign")


@fieldwork.post("/campaign/last-day")
@needs(Role.COORDINATOR)
def last_day(programme: str) -> Response | tuple[str, int]:
    """Extends, shortens or reopens; says what was printed with the old date."""
    form = LastDayForm(prefix="last-")
    if form.validate():
        assert form.closes.data is not None
        try:
            with writing(wiring().answers) as session:
                chosen = the_round(session, programme).campaign
                change_last_day(session, campaign=chosen, closes=form.closes.data)
                day = form.closes.data.isoformat()
                noted(session, programme, "campaign.last_day", f"{chosen.key}: {day}")
                old = len(outdated(session, campaign=chosen))
        except Refusal as refusal:
            refused(form, refusal)
        else:
            said(sentence("De laatste dag is nu %(day)s.", day=day))
            if old:
                said(
                    counted(
                        "Kijk hieronder: er is %(n)s ding gemaakt met een andere datum.",
                        "Kijk hieronder: er zijn %(n)s dingen gemaakt met een andere datum.",
                        n=old,
                    )
                )
            return go("campaign")
    return _page(programme, form), 422


@fieldwork.route("/campaign/open", methods=["GET", "POST"])
@needs(Role.COORDINATOR)
def open_for_real(programme: str) -> Response | str | tuple[str, int]:
    """The end of a trial; wipes what was tried, after its number was typed over."""
    form = WipeForm()
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        n = tried(session, campaign=round_.campaign)
    if not round_.campaign.trial:
        said(sentence("Deze vragenronde is geen proef meer."))
        return go("campaign")
    if form.validate_on_submit():
        try:
            _open(programme, typed=(form.number.data or "").strip())
        except Refusal as refusal:
            refused(form, refusal)
        else:
            said(sentence("De vragenronde is nu echt. Vanaf nu telt alles mee."))
            return go("campaign")
    shown = page("team/fieldwork/open.html", programme=programme, round=round_, form=form, number=n)
    return (shown, 422) if form.is_submitted() else shown


def _open(programme: str, *, typed: str) -> None:
    with writing(wiring().answers) as session:
        chosen = the_round(session, programme).campaign
        n = tried(session, campaign=chosen)
        if typed != str(n):
            raise Refusal(
                sentence(
                    "Er staan nu %(n)s proefantwoorden. Typ dat getal over om ze te wissen.", n=n
                )
            )
        running.open_for_real(session, campaign_key=chosen.key)
        noted(session, programme, "campaign.opened", f"{chosen.key} ({n})")


def _page(programme: str, form: LastDayForm | None = None) -> str:
    words = get_translations()
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        old = outdated(session, campaign=round_.campaign)
        n = tried(session, campaign=round_.campaign) if round_.campaign.trial else 0
    state = round_.state(today())
    form = form or LastDayForm(prefix="last-", formdata=None, closes=round_.campaign.closes)
    grace = round_.document.grace_days
    return page(
        "team/fieldwork/campaign.html",
        programme=programme,
        round=round_,
        state=state,
        state_words=STATES[state].worded(words),
        closed=state is State.CLOSED,
        tried=n,
        old=old,
        products={name: each.worded(words) for name, each in PRODUCTS.items()},
        grace=[(channel_called(each).worded(words), days) for each, days in grace.items()],
        form=form,
        trial_print=trial(round_),
        may_change=current_account().may(programme, CHANGES),
    )
