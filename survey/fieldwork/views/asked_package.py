"""The form for everything of one delivery: which places and languages, and of each how many."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from forms.definition.sentence import Refusal, sentence
from survey.fieldwork.print_ordered import PackageAsked
from survey.fieldwork.views.asked import MOST_AT_ONCE

MOST_FORMS = 20_000  # numbered copies in one file


class TooMuch(Refusal):
    """Nothing was chosen, or more than one file should hold."""


def _number(words: str, *, most: int = 1_000_000) -> IntegerField:
    said = _("Kies een getal van 0 tot en met %(most)s.", most=f"{most:,}".replace(",", "."))
    return IntegerField(
        words,
        [Optional(), NumberRange(0, most, message=said)],
        default=0,
        render_kw={"inputmode": "numeric"},
    )


def _ticks(words: str, *, said: str, coerce: type) -> SelectMultipleField:
    return SelectMultipleField(
        words,
        [InputRequired(message=said)],
        coerce=coerce,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


class PackageForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """Numbers are for each place and each language; 0 is none."""

    places = _ticks(_("Voor welke plekken"), said=_("Kies minstens één plek."), coerce=int)
    languages = _ticks(_("In welke talen"), said=_("Kies minstens één taal."), coerce=str)
    posters = _number(_("Posters"))
    poster_size = SelectField(_("Formaat van de poster"))
    flyers = _number(_("Flyers"))
    flyer_size = SelectField(_("Formaat van de flyer"))
    forms = _number(_("Vragenlijsten"), most=MOST_AT_ONCE)
    paper = SelectField(_("Papier van de vragenlijst"))
    variant = SelectField(_("Volgorde van de onderwerpen"), default="")
    slips = _number(_("Aanmeldstroken, voor alle plekken samen"))
    press = SelectField(_("Wie drukt het"))

    def asked(self, *, places: tuple[int, ...]) -> PackageAsked:
        """What was filled in; refuses nothing at all, and more than fits in one file."""
        data = self.data
        wanted = PackageAsked(
            places=places,
            languages=tuple(data["languages"]),
            poster_size=data["poster_size"],
            posters=data["posters"] or 0,
            flyer_size=data["flyer_size"],
            flyers=data["flyers"] or 0,
            slips=data.get("slips") or 0,
            paper=data["paper"],
            forms=data["forms"] or 0,
            press=data["press"],
            variant=int(data["variant"]) if data["variant"] else None,
        )
        if not (wanted.posters or wanted.flyers or wanted.forms or wanted.slips):
            raise TooMuch(sentence("Vul bij minstens één ding in hoeveel u er wilt."))
        if wanted.forms * len(places) * len(wanted.languages) > MOST_FORMS:
            raise TooMuch(
                sentence(
                    "Samen zijn dit meer dan %(most)s vragenlijsten. Kies minder plekken of talen "
                    "tegelijk.",
                    most="20.000",
                )
            )
        return wanted
