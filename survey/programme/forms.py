"""The forms of a programme's pages. What is wrong with the words is said by the rules."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from flask_babel import get_translations
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from forms.definition.sentence import Sentence
from survey.programme.kinds import (
    CATEGORIES,
    PARTNER_ROLES,
    PHASES,
    SCOPES,
    TARGET_GROUPS,
    Category,
    PartnerRole,
    TargetGroup,
)
from survey.programme.rows import NotFilledIn, Stale, Versioned
from survey.programme.social_quality import LEVELS
from survey.storage.programmes import Scope

Kind = TypeVar("Kind", bound=StrEnum)


def choices(names: Mapping[Kind, Sentence]) -> list[tuple[str, str]]:
    """The fixed words in the reader's language; called when the form is made."""
    translations = get_translations()
    return [(kind.value, name.worded(translations)) for kind, name in names.items()]


class Edited(FlaskForm):  # type: ignore[misc]  # has no types
    """What every form of a row has: the version that its writer saw."""

    version = HiddenField(default="0")
    stale = False  # somebody else changed the row since

    @property
    def seen(self) -> int:
        words = str(self.version.data or "")
        return int(words) if words.isdecimal() and len(words) < 10 else -1

    def take_newest(self, row: Versioned | None) -> None:
        """After a clash the writer's words stay, and saving again is a choice they can make."""
        if self.stale and row is not None:
            self.version.data = str(row.version)

    def refuse(self, refusal: NotFilledIn | Stale) -> None:
        """Shows a rule's sentence next to the field that it is about."""
        words = refusal.sentence.worded(get_translations())
        if isinstance(refusal, NotFilledIn) and refusal.field in self:
            field = self[refusal.field]
            field.errors = [*field.errors, words]
        else:
            self.stale = isinstance(refusal, Stale)
            self.form_errors.append(words)


class ProgrammeForm(Edited):
    """A new programme, or what it is."""

    name = StringField(_("Naam"))
    scope = RadioField(_("Waarover gaat het?"), default=Scope.DISTRICT.value)
    target_group = SelectField(_("Voor wie?"), default=TargetGroup.ADULTS.value)

    def __init__(self, **facts: Any) -> None:
        super().__init__(**facts)
        self.scope.choices = choices(SCOPES)
        self.target_group.choices = choices(TARGET_GROUPS)


class CopyForm(Edited):
    """The next programme, made like this one."""

    name = StringField(_("Naam van het nieuwe programma"))
    begins = DateField(_("Eerste dag"), [Optional()])
    themes = BooleanField(_("De thema’s"), default=True)
    policy = BooleanField(_("De punten uit het beleid"), default=True)
    partners = BooleanField(_("De partners"), default=True)
    drafts = BooleanField(_("De vragenlijsten, als concept"), default=True)
    areas = BooleanField(_("De wijken en buurten"))


class NotesForm(Edited):
    """What the team wants to remember."""

    notes = TextAreaField(_("Notities"))


class FactorNamesForm(Edited):
    """The team's own names of the Social Quality factors, in Dutch and in English."""

    security_nl = StringField()
    security_en = StringField()
    cohesion_nl = StringField()
    cohesion_en = StringField()
    inclusion_nl = StringField()
    inclusion_en = StringField()
    empowerment_nl = StringField()
    empowerment_en = StringField()


class PhaseForm(Edited):
    """A phase with its dates."""

    kind = SelectField(_("Soort"))
    name = StringField(_("Eigen naam"))
    starts = DateField(_("Eerste dag"), [Optional()])
    ends = DateField(_("Laatste dag"), [Optional()])
    note = TextAreaField(_("Toelichting"))

    def __init__(self, **facts: Any) -> None:
        super().__init__(**facts)
        self.kind.choices = choices(PHASES)


class ThemeForm(Edited):
    """A theme: plain words, a picture, Social Quality and policy."""

    title = StringField(_("Titel"))
    explanation = TextAreaField(_("Uitleg"))
    seek = StringField(_("Zoek een plaatje"))
    picture = RadioField(_("Plaatje"), validate_choice=False)
    security = RadioField(coerce=int, default=0)
    cohesion = RadioField(coerce=int, default=0)
    inclusion = RadioField(coerce=int, default=0)
    empowerment = RadioField(coerce=int, default=0)
    points = SelectMultipleField(
        _("Punten uit het beleid"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    source = StringField(_("Waar komt dit thema vandaan?"))

    def __init__(self, *, points: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(**facts)
        self.points.choices = points
        self.picture.choices = []
        levels = [(n, words.worded(get_translations())) for n, words in enumerate(LEVELS)]
        for field in (self.security, self.cohesion, self.inclusion, self.empowerment):
            field.choices = levels


class PointForm(Edited):
    """A focus point of policy."""

    words = TextAreaField(_("Wat wil het beleid?"))
    document = StringField(_("In welk document staat dat?"))
    page = StringField(_("Op welke bladzijde?"))


class AreaForm(Edited):
    """An area or a neighbourhood."""

    name = StringField(_("Naam"))
    landmark = StringField(_("Herkenningspunt"))
    parent = SelectField(_("Ligt in"), coerce=int, default=0)

    def __init__(self, *, parents: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(**facts)
        self.parent.choices = parents


class AreasForm(Edited):
    """Many neighbourhoods at once."""

    lines = TextAreaField(_("Namen, op elke regel een"))
    parent = SelectField(_("Liggen in"), coerce=int, default=0)

    def __init__(self, *, parents: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(**facts)
        self.parent.choices = parents


class PartnerForm(Edited):
    """An organisation that takes part."""

    name = StringField(_("Organisatie"))
    scope = RadioField(_("Waar werkt deze organisatie?"), default=Scope.DISTRICT.value)
    role = RadioField(_("Hoe doet zij mee?"), default=PartnerRole.TEAM.value)
    note = StringField(_("Toelichting"))

    def __init__(self, **facts: Any) -> None:
        super().__init__(**facts)
        self.scope.choices = choices(SCOPES)
        self.role.choices = choices(PARTNER_ROLES)


class LessonForm(Edited):
    """A lesson."""

    words = TextAreaField(_("Wat leerde u?"))
    category = RadioField(_("Waarover gaat dit?"), default=Category.PROCESS.value)

    def __init__(self, **facts: Any) -> None:
        super().__init__(**facts)
        self.category.choices = choices(CATEGORIES)
