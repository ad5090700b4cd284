"""What a draft will look like: the phone's own document, and the pages of paper as pictures."""

from __future__ import annotations

import io
import re
from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from jinja2 import Environment

from forms.definition.document import content_hash, questionnaire_from_data
from forms.definition.markdown import plain
from forms.definition.questionnaire import Questionnaire
from forms.definition.sentence import Refusal, Sentence, Translations, sentence
from forms.pictures.own import MissingPicture, OwnPictures
from forms.screen.form import form_for
from forms.screen.render import Page, document, ending, own_name
from print.around import Around
from print.geometry import Layout
from print.layout import TooLong, lay_out
from print.paper import draw_form
from print.papers import FLAT, FOLDED, SHEETS
from survey.builder.surroundings import every_text, previewed
from survey.fieldwork.form_words import ways_back
from survey.languages import offered
from survey.static_files import Assets

_DOTS = 60 / 72  # picture dots per point
_MOST = 24  # questionnaires on paper that are remembered: about 5 MB
_SCRIPT = re.compile(r'<script type="module"[^>]*></script>')
_drawing = Lock()  # PDFium serves one caller at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """The pages as PNG, or why there are none; `note` says what is good to know about them."""

    pages: tuple[bytes, ...] = ()
    refused: Sentence | None = None
    note: Sentence | None = None


def phone(
    environment: Environment,
    assets: Assets,
    *,
    data: dict[str, Any],
    around: dict[str, Any],
    language: str,
    translations: Translations,
) -> str:
    """The document that a telephone gets, without the script that would send answers."""
    questionnaire = questionnaire_from_data(data)
    page = Page(
        edition="draft",
        variant=0,
        style=assets.path("screen.css"),
        script="",
        icon=assets.path("icon.svg"),
        about="#_main",
    )
    text = document(
        environment,
        questionnaire=questionnaire,
        campaign=previewed(around, language=data["languages"][0], translations=translations),
        form=form_for(questionnaire, language=language, variant=0)(),
        language=language,
        page=page,
        translations=translations,
    )
    return _SCRIPT.sub("", text) + ending({})


def paper(
    *,
    data: dict[str, Any],
    around: dict[str, Any],
    language: str,
    translations: Translations,
    pictures: OwnPictures,
) -> OnPaper:
    """The form on paper, on the smallest paper that it fits; remembered by its content."""
    key = content_hash({"q": data, "a": around, "l": language})
    with _remembering:
        if key in _remembered:
            _remembered.move_to_end(key)
            return _remembered[key]
    try:
        made = _paper(data, around, language, translations, pictures)
    except MissingPicture as missing:
        return OnPaper(refused=missing.sentence)  # it may be brought in a moment
    except Refusal as refusal:
        made = OnPaper(refused=refusal.sentence)
    with _remembering:
        _remembered[key] = made
        while len(_remembered) > _MOST:
            _remembered.popitem(last=False)
    return made


_remembered: OrderedDict[str, OnPaper] = OrderedDict()
_remembering = Lock()


def _paper(
    data: dict[str, Any],
    around: dict[str, Any],
    language: str,
    translations: Translations,
    pictures: OwnPictures,
) -> OnPaper:
    questionnaire = questionnaire_from_data(data)
    surroundings = _around(questionnaire, around, language, translations)
    layout = _smallest(questionnaire, surroundings, language, translations)
    note = None
    if layout.paper == SHEETS.name:
        note = sentence(
            "Dit past niet op één vel, ook niet op gevouwen A3: het worden %(n)s bladzijden. "
            "Haal vragen weg om één vel te houden.",
            n=len(layout.pages),
        )
    elif layout.paper == FOLDED.name:
        note = sentence("Dit past op een gevouwen A3.")
    else:
        note = sentence("Dit past op één vel A4.")
    return OnPaper(pages=_drawn(layout, pictures), note=note)


def _smallest(
    questionnaire: Questionnaire, around: Around, language: str, translations: Translations
) -> Layout:
    """On loose sheets the form says at once how many pages it has, and so what is worth trying."""

    def on(chosen: Any) -> Layout:
        return lay_out(
            questionnaire,
            language=language,
            paper=chosen,
            around=around,
            translations=translations,
        )

    short = questionnaire.length <= _SURELY_SHORT
    loose = None if short else on(SHEETS)
    pages = len(loose.pages) if loose else 0
    for chosen in (FLAT, FOLDED):
        if pages > 2 * (chosen.at_most or 0):
            continue
        try:
            return on(chosen)
        except TooLong as error:
            pages = max(pages, error.pages)
    return loose or on(SHEETS)


_SURELY_SHORT = 14  # questions: what most neighbourhoods ask


def _around(
    questionnaire: Questionnaire, around: dict[str, Any], language: str, translations: Translations
) -> Around:
    campaign = previewed(around, language=language, translations=translations)
    words = {path: text.wording(language).words for path, text in every_text(campaign)}
    others = (each for each in offered(questionnaire.languages) if each != language)
    back = [text.wording(language).words for text in campaign.returns] or [
        each.worded(translations) for each in ways_back(campaign, language=language)
    ]
    return Around(
        title=words["title"],
        sender=words["sender"],
        version=sentence("concept").worded(translations),
        phone=campaign.help_line.phone,
        help_place=words["help_line.place"],
        returns=tuple(back),
        privacy=tuple(
            plain(said, links=True) for path, said in words.items() if path.startswith("privacy.")
        ),
        languages=tuple((each, own_name(each)) for each in others),
        next=plain(words["next"], links=True),
    )


def _drawn(layout: Layout, pictures: OwnPictures) -> tuple[bytes, ...]:
    import pypdfium2  # type: ignore[import-untyped]  # only a preview needs it

    layout = replace(layout, title=layout.title or "-")
    file = io.BytesIO()
    draw_form(layout, file, run="AAAAA", key="-" * 32, pictures=pictures)
    with _drawing:
        pdf = pypdfium2.PdfDocument(file.getvalue())
        try:
            pages = [page.render(scale=_DOTS, grayscale=True).to_pil() for page in pdf]
        finally:
            pdf.close()
    return tuple(_png(page) for page in pages)


def _png(picture: Any) -> bytes:
    file = io.BytesIO()
    picture.convert("L").quantize(16).save(file, "PNG")
    return file.getvalue()
