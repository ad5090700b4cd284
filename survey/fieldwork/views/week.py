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
from survey.fieldwork.views.asked import MailForm, offered_as
from survey.fieldwork.views.places import CHANGES
from survey.fieldwork.views.room import fieldwork, forget_labels, go, noted, refused, the_round
from survey.fieldwork.week import Week, week_of
from survey.fieldwork.week_mail import Letter, Reader, letter, letters, post, readers_of
from survey.mail import addresses_in
from survey.staff.access import Role, needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.staff.speaking import words_in
from survey.storage.sessions import reading, writing


@fieldwork.get("/week")
@needs(Role.COORDINATOR, Role.ADVISER)
def week(programme: str) -> str:
    forget_labels()
    return _page(programme, _form(programme, fresh=True)[0])


@fieldwork.get("/week/text")
@needs(Role.COORDINATOR, Role.ADVISER)
def week_text(programme: str) -> Plain:
    """What the mail says, to copy."""
    found, name = _week(programme)
    return Plain(_text(found, name), content_type="text/plain; charset=utf-8")


@fieldwork.post("/week/mail")
@needs(Role.COORDINATOR)
def mail_week(programme: str) -> Response | tuple[str, int]:
    """Mails it to whom was chosen and typed; the log holds how many, never who."""
    form, readers = _form(programme)
    if form.validate():
        found, name = _week(programme)
        chosen = [each for each in readers if each.id in set(form.people.data or ())]
        try:
            n = post(wiring().settings.smtp, _letters(found, name, chosen, form.to.data or ""))
        except Refusal as refusal:
            refused(form, refusal)
        else:
            with writing(wiring().answers) as session:
                key = the_round(session, programme).campaign.key
                noted(session, programme, "week.mailed", f"{key} ({n})")
            said(counted("De mail is weg.", "De mail is weg naar %(n)s adressen.", n=n))
            return go("week")
    return _page(programme, form), 422


def _letters(found: Week, name: str, chosen: list[Reader], typed: str) -> list[Letter]:
    """To accounts in their own language; to who is not of the team as this page says it."""
    others = tuple(addresses_in(typed)) if typed.strip() or not chosen else ()
    to_team = letters(found, programme_name=name, readers=chosen, words=words_in)
    words = get_translations()
    as_here = letter(found, programme_name=name, to=others, language=str(g.language), words=words)
    return [*to_team, as_here] if others else list(to_team)


def _form(programme: str, *, fresh: bool = False) -> tuple[MailForm, list[Reader]]:
    """Everybody who may read this page stands ticked at first."""
    with reading(wiring().answers) as session:
        readers = readers_of(session, programme=programme)
    everybody = {"people": [each.id for each in readers]}
    form = MailForm(formdata=None, data=everybody) if fresh else MailForm()
    form.people.choices = offered_as((each.id, each.email) for each in readers)
    return form, readers


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
