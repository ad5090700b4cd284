"""The two forms on the page with files: which kind, and for the full file why."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField, StringField
from wtforms.validators import InputRequired, Length

from forms.definition.sentence import sentence
from survey.fieldwork.views.asked import offered_as, worded
from survey.results.exports.formats.kinds import Format

KINDS = {
    Format.XLSX: sentence("Excel: met woorden en een codeboek"),
    Format.CSV: sentence("CSV: voor bijna elk programma"),
    Format.ODS: sentence("LibreOffice: met woorden en een codeboek"),
    Format.SAV: sentence("SPSS: met labels en sets"),
    Format.R: sentence("R: met een script dat alles inleest"),
    Format.JSON: sentence("JSON: voor wie programmeert"),
    Format.PARQUET: sentence("Parquet: voor heel veel antwoorden"),
    Format.ZIP: sentence("Alles in één: gegevens, codeboek, vragenlijst en scripts"),
}


class TakeForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """Which file."""

    kind = RadioField(_("Soort bestand"), [InputRequired(message=_("Kies een soort bestand."))])
    excel_nl = BooleanField(_("CSV voor Excel in het Nederlands (puntkomma’s)"))


class FullForm(TakeForm):
    """The full file also needs a reason."""

    with_text = BooleanField(_("Ook wat mensen zelf schreven, voor zover iemand het las"))
    reason = StringField(
        _("Waarom is het volledige bestand nodig?"),
        [
            InputRequired(message=_("Schrijf waarom u dit bestand nodig hebt.")),
            Length(max=300, message=_("Maak het korter: hoogstens 300 letters.")),
        ],
        render_kw={"autocomplete": "off"},
    )


def export_form(kind: type[TakeForm], *, fresh: bool = False) -> TakeForm:
    """The form of this kind; each has its own names for its fields, so that two fit on a page."""
    prefix = "full-" if kind is FullForm else ""
    form = kind(formdata=None, prefix=prefix) if fresh else kind(prefix=prefix)
    form.kind.choices = offered_as(worded(KINDS.items()))
    if fresh:
        form.kind.data = Format.XLSX.value
    return form
