"""The forms of this room: what is asked of organisers, and how it is read."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import get_translations
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # types lag behind
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from forms.definition.sentence import Sentence
from survey.fieldwork.place_facts import LARGEST_TARGET, LONGEST_ADDRESS, LONGEST_NAME
from survey.fieldwork.place_kinds import KINDS, kind_called
from survey.fieldwork.rota import LONGEST_LABEL, PARTS

Pairs = list[tuple[str, str]]
DAYS = (
    _("Maandag"),
    _("Dinsdag"),
    _("Woensdag"),
    _("Donderdag"),
    _("Vrijdag"),
    _("Zaterdag"),
    _("Zondag"),
)
MOST_AT_ONCE = 5000  # copies in one run from a browser


def worded(sentences: Iterable[tuple[str, Sentence]]) -> Pairs:
    """What a list offers, in the reader's language."""
    words = get_translations()
    return [(key, said.worded(words)) for key, said in sentences]


def offered_as(pairs: Iterable[tuple[object, object]]) -> list[SelectChoice]:
    """Keys and words as a list offers them."""
    return [SelectChoice(value=key, label=words) for key, words in pairs]


class PlaceForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """What there is to know of a place."""

    name = StringField(
        _("Naam, zoals op de poster"),
        [
            InputRequired(message=_("Geef de plek een naam.")),
            Length(max=LONGEST_NAME, message=_("Maak de naam korter: hoogstens 80 letters.")),
        ],
        render_kw={"autocomplete": "off"},
    )
    kind = SelectField(
        _("Wat voor plek"), [InputRequired(message=_("Kies uit de lijst wat voor plek het is."))]
    )
    address = StringField(
        _("Waar het is"),
        [Length(max=LONGEST_ADDRESS, message=_("Schrijf het korter: hoogstens 200 letters."))],
        render_kw={"autocomplete": "off"},
    )
    days = SelectMultipleField(
        _("Dagen waarop hier mensen komen"),
        [InputRequired(message=_("Kies minstens één dag."))],
        coerce=int,
        choices=offered_as(enumerate(DAYS)),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    target = IntegerField(
        _("Streefgetal"),
        [
            Optional(),
            NumberRange(0, LARGEST_TARGET, message=_("Kies een getal van 0 tot en met 100.000.")),
        ],
        render_kw={"inputmode": "numeric"},
    )

    def offer(self, now: str = "") -> None:
        """The sorts of places; one that is not in our list only where it is already chosen."""
        offered = worded(KINDS.items())
        if now and now not in KINDS:
            offered.append((now, kind_called(now).worded(get_translations())))
        self.kind.choices = offered_as([("", str(_("Kies …"))), *offered])


class StandForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """Who stands at a place when."""

    day = DateField(_("Dag"), [InputRequired(message=_("Kies een dag."))])
    part = SelectField(_("Deel van de dag"))
    label = StringField(
        _("Wie: een rol of voornaam"),
        [
            InputRequired(message=_("Schrijf wie er staat.")),
            Length(max=LONGEST_LABEL, message=_("Schrijf het korter: hoogstens 60 letters.")),
        ],
        render_kw={"autocomplete": "off"},
    )

    def offer(self) -> None:
        self.part.choices = offered_as(worded(PARTS.items()))


class PieceForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """A poster, flyer, slip or overview to download."""

    size = SelectField(_("Formaat"))
    language = SelectField(_("Taal"))
    quantity = IntegerField(
        _("Hoeveel"),
        [
            InputRequired(message=_("Schrijf op hoeveel het er worden.")),
            NumberRange(1, 1_000_000, message=_("Kies een getal vanaf 1.")),
        ],
        default=1,
        render_kw={"inputmode": "numeric"},
    )
    press = SelectField(_("Wie drukt het"))


class PaperForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """A print run of the questionnaire."""

    language = SelectField(_("Taal"))
    paper = SelectField(_("Papier"))
    copies = IntegerField(
        _("Aantal, elk met een eigen nummer"),
        [
            InputRequired(message=_("Schrijf op hoeveel het er worden.")),
            NumberRange(
                1,
                MOST_AT_ONCE,
                message=_("Kies 1 tot en met 5.000. Meer nodig? Maak een tweede oplage."),
            ),
        ],
        default=50,
        render_kw={"inputmode": "numeric"},
    )
    variant = SelectField(_("Volgorde van de onderwerpen"), default="")
    press = SelectField(_("Wie drukt het"))


class LanguageForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """Something for which only a language is to be chosen."""

    language = SelectField(_("Taal"))


class LastDayForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """Another last day."""

    closes = DateField(_("Nieuwe laatste dag"), [InputRequired(message=_("Kies een dag."))])


class WipeForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """The number that is typed over before trial responses are wiped."""

    number = StringField(
        _("Typ dit getal over"),
        [InputRequired(message=_("Typ het getal over dat hierboven staat."))],
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )


class SetAsideForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """What does not count, and why."""

    place = SelectField(_("Plek"))
    day = DateField(_("Dag"), [Optional()])
    part = SelectField(_("Deel van de dag"))
    channel = SelectField(_("Manier van invullen"))
    flag = SelectField(_("Patroon"))
    reason = TextAreaField(
        _("Waarom"),
        [
            InputRequired(message=_("Schrijf erbij waarom.")),
            Length(max=500, message=_("Schrijf het korter: hoogstens 500 letters.")),
        ],
    )


class MailForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """To whom the week goes."""

    people = SelectMultipleField(
        _("Mensen in dit programma"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    to = TextAreaField(
        _("Andere mailadressen"),
        render_kw={"autocomplete": "off", "spellcheck": "false", "rows": 2},
    )


class AcceptedForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """Who accepted the proof of a print run, and when."""

    on = DateField(_("Akkoord op"), [InputRequired(message=_("Kies een dag."))])
    by = StringField(
        _("Door wie: een functie of een drukkerij"),
        [InputRequired(message=_("Schrijf op wie akkoord gaf."))],
    )
