"""The settings sheet: the title, the key and what else goes for the whole questionnaire."""

from __future__ import annotations

from pathlib import Path

from forms.definition.questionnaire import Questionnaire, Section
from forms.definition.sentence import sentence
from forms.definition.text import Text
from forms.definition.xlsform.choices import YES
from forms.definition.xlsform.naming import key_for
from forms.definition.xlsform.table import Row, Table
from forms.definition.xlsform.texts import text_of
from forms.definition.xlsform.tongues import Tongues

_TITLE, _INTRO = "wijkstem::title", "wijkstem::intro"


def settings_row(table: Table | None) -> Row | None:
    """The first row under the headings; what stands below it is told."""
    if table is None or not table.rows:
        return None
    for row in table.rows[1:]:
        row.leave_out(sentence("Alleen de eerste rij onder de koppen telt. Haal deze weg."))
    return table.rows[0]


def whole(
    path: Path,
    settings: Row | None,
    languages: Tongues,
    survey: Table,
    sections: tuple[Section, ...],
) -> Questionnaire:
    """Puts the sections together with what the settings say."""
    title = _title(path, settings, languages, survey)
    intro = text_of(settings, _INTRO, audio=f"{_INTRO}_audio") if settings else None
    address = settings.see("wijkstem::address") if settings else ""
    group = settings.take("wijkstem::group").lower() if settings else ""
    if settings and address in ("u", "je"):
        settings.take("wijkstem::address")
    key = _key(path, settings)
    if settings:
        settings.settle()
    return Questionnaire(
        key=key,
        title=title,
        languages=languages.written,
        spoken=languages.spoken,
        intro=intro,
        address=address if address in ("u", "je") else "u",
        group=group in YES,
        sections=sections,
    )


def _key(path: Path, settings: Row | None) -> str:
    name = settings.take("form_id") if settings else ""
    key = key_for(name or path.stem, (), otherwise="vragenlijst")
    if settings and name and key != name:
        said = sentence(
            "De naam “%(name)s” past niet in Wijkstem. De vragenlijst heet nu “%(key)s”.",
            name=name,
            key=key,
        )
        settings.note("form_id", said)
    return key


def _title(path: Path, settings: Row | None, languages: Tongues, survey: Table) -> Text:
    first = languages.written[0]
    words = settings.take("form_title") if settings else ""
    if not words:
        said = sentence(
            "Er is geen titel; de naam van het bestand staat er nu. Schrijf de titel op het blad "
            "settings bij “form_title”."
        )
        if settings:
            settings.note("form_title", said)
        else:
            survey.findings.note("settings", "A1", said)
    wordings = {first: words or path.stem}
    audio: dict[str, str] = {}
    if settings:
        for name, found in ((_TITLE, wordings), (f"{_TITLE}_audio", audio)):
            for language, (column, text) in settings.words(name).items():
                settings.done(column)
                found[language] = text
    return Text(wordings, audio)
