"""The forms about accounts. What may be filled in is judged by the rules, not here."""

from __future__ import annotations

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, PasswordField, SelectField, StringField, ValidationError
from wtforms.validators import EqualTo, InputRequired

from survey.staff.passwords import weakness


def written(field: Field) -> str:
    """What was filled in, as words."""
    return str(field.data or "")


class SignInForm(FlaskForm):  # type: ignore[misc]
    email = StringField(
        _("E-mailadres"),
        [InputRequired(_("Vul uw e-mailadres in."))],
        render_kw={"type": "email", "autocomplete": "username"},
    )
    password = PasswordField(
        _("Wachtwoord"),
        [InputRequired(_("Vul uw wachtwoord in."))],
        render_kw={"autocomplete": "current-password"},
    )


class ForgottenForm(FlaskForm):  # type: ignore[misc]
    email = StringField(
        _("E-mailadres"),
        [InputRequired(_("Vul uw e-mailadres in."))],
        render_kw={"type": "email", "autocomplete": "username"},
    )


class PasswordForm(FlaskForm):  # type: ignore[misc]
    password = PasswordField(
        _("Wachtwoord"),
        [InputRequired(_("Vul uw wachtwoord in."))],
        render_kw={"autocomplete": "current-password"},
    )


class CodeForm(FlaskForm):  # type: ignore[misc]
    code = StringField(
        _("Code"),
        [InputRequired(_("Vul de code in."))],
        render_kw={
            "autocomplete": "one-time-code",
            "autocapitalize": "none",
            "spellcheck": "false",
        },
    )


class NewPasswordForm(FlaskForm):  # type: ignore[misc]
    """A new password, written twice; `email` is whose."""

    email = ""
    password = PasswordField(
        _("Nieuw wachtwoord"),
        [InputRequired(_("Kies een wachtwoord."))],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _("Nog een keer"),
        [EqualTo("password", _("Dit is niet hetzelfde wachtwoord. Vul het opnieuw in."))],
        render_kw={"autocomplete": "new-password"},
    )

    def validate_password(self, field: Field) -> None:
        weak = weakness(field.data or "", email=self.email)
        if weak:
            raise ValidationError(gettext(weak.template) % weak.facts)


class ChangePasswordForm(NewPasswordForm):
    current = PasswordField(
        _("Wachtwoord van nu"),
        [InputRequired(_("Vul uw wachtwoord van nu in."))],
        render_kw={"autocomplete": "current-password"},
    )


class InviteAdministratorForm(FlaskForm):  # type: ignore[misc]
    email = StringField(
        _("E-mailadres"),
        [InputRequired(_("Vul een e-mailadres in."))],
        render_kw={"type": "email", "autocomplete": "off"},
    )


class InviteForm(InviteAdministratorForm):
    role = SelectField(_("Rol"))
