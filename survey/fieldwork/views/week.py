"""The week: to read, to copy as text, and to mail."""

from __future__ import annotations

from flask import Response as Plain
from flask import g
from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, counted
from survey.clock import today
from survey.extensions import wiring
from survey.fieldwork import week_words
from survey.fieldwork.rota import PARTS
from survey.fieldwork.views.asked import MailForm
from survey.fieldwork.views.places import CHANGES
from survey.fieldwork.views.room import fieldwork, forget_labels, go, noted, refused, the_round
from survey.fieldwork.week import Week, week_of
from survey.mail import addresses_in, send
from survey.staff.access import Role, needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing


@fieldwork.get("/week")
@needs(Role.COORDINATOR, Role.ADVISER)
def week(programme: str) -> str:
    forget_labels()
    return _page(programme, MailForm(formdata=None))


@fieldwork.get("/week/text")
@needs(Role.COORDINATOR, Role.ADVISER)
def week_text(programme: str) -> Plain:
    """What the mail says, to copy."""
    found, name = _week(programme)
    return Plain(_text(found, name), content_type="text/plain; charset=utf-8")


@fieldwork.post("/week/mail")
@needs(Role.COORDINATOR)
def mail_week(programme: str) -> Response | tuple[str, int]:
    """Mails it to whom the coordinator typed; the log holds how many, never who."""
    form = MailForm()
    if form.validate():
        found, name = _week(programme)
        try:
            to = addresses_in(form.to.data or "")
            subject = week_words.subject_of(found, programme=name).worded(get_translations())
            send(wiring().settings.smtp, to=to, subject=subject, text=_text(found, name))
        except Refusal as refusal:
            refused(form, refusal)
        else:
            with writing(wiring().answers) as session:
                key = the_round(session, programme).campaign.key
                noted(session, programme, "week.mailed", f"{key} ({len(to)})")
            said(counted("De mail is weg.", "De mail is weg naar %(n)s adressen.", n=len(to)))
            return go("week")
    return _page(programme, form), 422


def _week(programme: str) -> tuple[Week, str]:
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        return week_of(session, campaign=round_.campaign, today=today()), round_.programme_name


def _text(found: Week, programme_name: str) -> str:
    words = get_translations()
    return week_words.text_of(
        found, programme=programme_name, language=str(g.language), translations=words
    )


def _page(programme: str, form: MailForm) -> str:
    words, language = get_translations(), str(g.language)
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        found = week_of(session, campaign=round_.campaign, today=today())
    moments = (
        week_words.moment(each, language=language, translations=words) for each in found.advice
    )
    return page(
        "team/fieldwork/week.html",
        programme=programme,
        round=round_,
        week=found,
        numbers=[each.worded(words) for each in week_words.numbers(found, language=language)],
        lagging=[week_words.lag(each).worded(words) for each in found.lagging],
        advice=[
            (week_words.need(each).worded(words), when.worded(words) if when else "")
            for each, when in zip(found.advice, moments, strict=True)
        ],
        rules=[each.worded(words) for each in (week_words.RULE_LAGGING, week_words.RULE_SENDING)],
        nobody_lags=week_words.NOBODY_LAGS.worded(words),
        nowhere=week_words.NOWHERE.worded(words),
        no_targets=week_words.NO_TARGETS.worded(words),
        parts={part: each.worded(words) for part, each in PARTS.items()},
        form=form,
        can_mail=wiring().settings.smtp is not None,
        may_change=current_account().may(programme, CHANGES),
        text=_text(found, round_.programme_name),
    )
