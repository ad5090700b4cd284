"""The forms about priorities; their fields follow the themes. What may be in them, rules say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import get_translations
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from survey.programme.forms import Edited
from survey.results.priorities.method import EXPLAINED, NAMES, Method, Rule, SourceKey, rules_for
from survey.results.priorities.ratings import Given
from survey.results.statistics.combining import HIGHEST_RATING

_NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


def whole(words: object) -> int | None:
    """A number as somebody wrote it; -1 where that is no number."""
    text = str(words or "").strip()
    if not text:
        return None
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else -1


class WeightsForm(Edited):
    """Weights and one rule per source."""

    residents = StringField(_("Bewoners, in procenten"), render_kw=_NUMBER)
    residents_rule = RadioField(_("Hoe bewoners tellen"), validate_choice=False)
    professionals = StringField(_("Professionals, in procenten"), render_kw=_NUMBER)
    professionals_rule = RadioField(_("Hoe professionals tellen"), validate_choice=False)
    policy = StringField(_("Beleid, in procenten"), render_kw=_NUMBER)
    policy_rule = RadioField(_("Hoe beleid telt"), validate_choice=False)

    def __init__(self, *, ranking: bool, **facts: Any) -> None:
        super().__init__(**facts)
        words = get_translations()
        for source, rules in rules_for(ranking=ranking).items():
            field = self[f"{source.value}_rule"]
            field.choices = [(rule.value, EXPLAINED[rule].worded(words)) for rule in rules]

    def method(self) -> Method:
        known = {rule.value: rule for rule in Rule}
        weights = {source: whole(self[source.value].data) for source in SourceKey}
        rules = {source: known.get(self[f"{source.value}_rule"].data or "") for source in SourceKey}
        return Method(
            weights={source: -1 if n is None else n for source, n in weights.items()},
            rules={source: rule for source, rule in rules.items() if rule is not None},
        )


class ReopenForm(Edited):
    """Why weights may be fixed anew."""

    reason = TextAreaField(_("Waarom is dit nodig?"))


class DecisionForm(Edited):
    """A reason per theme, and one tick: signing is final. See `decision_form`."""

    sure = BooleanField(_("Dit is de volgorde die het team heeft gekozen."))

    def reasons(self, codes: Sequence[str]) -> dict[str, str]:
        return {code: self[f"reason_{code}"].data or "" for code in codes}


def decision_form(codes: Sequence[str], before: Mapping[str, str]) -> DecisionForm:
    """The form with the reasons that were kept before."""
    fields: dict[str, Any] = {
        f"reason_{code}": TextAreaField(_("Waarom staat dit thema hier?")) for code in codes
    }
    data = {f"reason_{code}": before.get(code, "") for code in codes}
    made: DecisionForm = type("DecisionOfThemes", (DecisionForm,), fields)(data=data)
    return made


class RatingForm(Edited):
    """A rating and a reason per theme; see `rating_form`."""

    def given(self, codes: Sequence[str]) -> dict[str, Given]:
        return {
            code: Given(
                rating=whole(self[f"rating_{code}"].data),
                reason=self[f"reason_{code}"].data or "",
            )
            for code in codes
        }


def rating_form(titles: Mapping[str, str], before: Mapping[str, Given]) -> RatingForm:
    """The form with what this professional filled in before."""
    levels = [
        *((str(n), words) for n, words in enumerate(_levels())),
        ("", _("Ik geef geen cijfer")),
    ]
    fields: dict[str, Any] = {}
    data: dict[str, str] = {}
    for code, title in titles.items():
        fields[f"rating_{code}"] = RadioField(title, validate_choice=False)
        fields[f"reason_{code}"] = TextAreaField(_("Waarom?"))
        given = before.get(code)
        data[f"rating_{code}"] = str(given.rating) if given else ""
        data[f"reason_{code}"] = given.reason if given else ""
    made: RatingForm = type("RatingsOfThemes", (RatingForm,), fields)(data=data)
    for code in titles:
        made[f"rating_{code}"].choices = levels
    return made


def _levels() -> Sequence[Any]:
    found = (
        _("0: niet belangrijk"),
        _("1: een beetje belangrijk"),
        _("2: belangrijk"),
        _("3: heel belangrijk"),
        _("4: het allerbelangrijkst"),
    )
    assert len(found) == HIGHEST_RATING + 1
    return found


class DotsForm(Edited):
    """A meeting and its dots per theme; see `dots_form`."""

    name = StringField(_("Welke bijeenkomst"))
    on_day = DateField(_("Dag"), [Optional()])
    people = StringField(_("Hoeveel professionals waren er"), render_kw=_NUMBER)

    def dots(self, codes: Sequence[str]) -> dict[str, int | None]:
        return {code: whole(self[f"dots_{code}"].data) for code in codes}


def dots_form(titles: Mapping[str, str]) -> DotsForm:
    fields = {
        f"dots_{code}": StringField(title, render_kw=_NUMBER) for code, title in titles.items()
    }
    made: DotsForm = type("DotsOfThemes", (DotsForm,), fields)()
    return made


class LevelsForm(Edited):
    """How well every theme fits every focus point; see `levels_form`."""

    def levels(self, keys: Sequence[tuple[str, int]]) -> dict[tuple[str, int], int]:
        found = {(code, n): whole(self[f"level_{code}_{n}"].data) for code, n in keys}
        return {key: 0 if level is None else level for key, level in found.items()}


def levels_form(
    titles: Mapping[str, str], points: Sequence[tuple[int, str]], before: Mapping[Any, int]
) -> LevelsForm:
    levels = [("0", _("0: niet")), ("1", _("1: een beetje")), ("2", _("2: sterk"))]
    fields: dict[str, Any] = {}
    data: dict[str, str] = {}
    for code, title in titles.items():
        for number, _words in points:
            name = f"level_{code}_{number}"
            fields[name] = SelectField(title, validate_choice=False)
            data[name] = str(int(before.get((code, number), 0)))
    made: LevelsForm = type("LevelsOfThemes", (LevelsForm,), fields)(data=data)
    for name in fields:
        made[name].choices = levels
    return made


def source_names() -> dict[str, str]:
    """What the three columns are called."""
    words = get_translations()
    return {source.value: name.worded(words) for source, name in NAMES.items()}
