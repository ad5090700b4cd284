"""The forms about devices, interviewers and shifts. What may be filled in is judged elsewhere."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

_PIN = {
    "autocomplete": "off",
    "inputmode": "numeric",
    "spellcheck": "false",
    "class": "pin",
    "maxlength": "20",
}


def _languages(**more: Any) -> SelectMultipleField:
    return SelectMultipleField(
        _("Talen"),
        choices=[],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        **more,
    )


class InterviewerForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """Somebody to put on the list."""

    name = StringField(
        _("Voornaam of werknaam"),
        [
            InputRequired(message=_("Schrijf een voornaam of een werknaam.")),
            Length(max=40, message=_("Maak de naam korter: hoogstens 40 letters.")),
        ],
        render_kw={"autocomplete": "off"},
    )
    languages = _languages()
    pin = StringField(_("Pincode"), render_kw={**_PIN, "class": ""})


class DeviceForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """A device to pair."""

    name = StringField(
        _("Naam van het apparaat"),
        [
            InputRequired(message=_("Geef het apparaat een naam.")),
            Length(max=40, message=_("Maak de naam korter: hoogstens 40 letters.")),
        ],
        render_kw={"autocomplete": "off"},
    )
    kind = RadioField(_("Wat voor apparaat"))
    hours = SelectField(_("De kaart werkt"), coerce=int)


class CodeForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """A code typed from a card."""

    code = StringField(
        _("Koppelcode"),
        [InputRequired(message=_("Vul de code van de kaart in."))],
        render_kw={
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
            "maxlength": "40",
        },
    )


class PinForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """Who is there, and their PIN."""

    who = SelectField(_("Wie bent u?"), [InputRequired(message=_("Kies uw naam."))])
    pin = StringField(
        _("Pincode"), [InputRequired(message=_("Vul uw pincode in."))], render_kw=_PIN
    )


class ShiftForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """What a shift is to be."""

    place = SelectField(_("Plek"), coerce=int)
    part = RadioField(_("Deel van de dag"))
    mode = RadioField(_("Hoe wordt er ingevuld?"))
    languages = _languages(validators=[InputRequired(message=_("Kies minstens één taal."))])
    practice = BooleanField(_("Dit is een oefendienst: niets telt mee"))
