"""Every example as residents get it on paper, with its own words around it, as a PDF."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from forms.examples import catalogue
from print.geometry import Layout
from print.layout import lay_out
from print.layout_document import write_public
from print.paper import draw_form
from print.papers import BOOKLET, LARGE
from survey.fieldwork import catalogues
from survey.fieldwork.around import around
from survey.fieldwork.form_paper import AUTO, on_paper
from survey.intake.editions import Published
from tests.print.form_samples import KEY, RUN
from tests.print.layouts import LANGUAGES, LINK


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """`pages` is the public JSON: what a reader of scans knows of each page."""

    layout: Layout
    pages: tuple[dict[str, Any], ...]
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Case:
    """An example in one language, on the paper that it gets when nobody chooses."""

    name: str
    language: str
    paper: str = AUTO

    def __str__(self) -> str:
        return "-".join((self.name, self.language, self.paper))


ON_ITS_OWN_PAPER = [Case(name, language) for name in catalogue.names() for language in LANGUAGES]
ON_OTHER_PAPER = [
    Case(catalogue.FIRST, language, paper.name)
    for language in ("nl", "ar")
    for paper in (LARGE, BOOKLET)
]
EVERY = ON_ITS_OWN_PAPER + ON_OTHER_PAPER


@cache
def printed(case: Case, *, copies: int = 0) -> Printed:
    layout = laid_out(case)
    pdf, public = io.BytesIO(), io.StringIO()
    draw_form(layout, pdf, run=RUN, key=KEY, copies=copies)
    write_public(layout, public, run=RUN, copies=copies, key=KEY)
    pages = tuple(json.loads(public.getvalue())["pages"])
    return Printed(layout=layout, pages=pages, pdf=pdf.getvalue())


@cache
def laid_out(case: Case) -> Layout:
    questionnaire, language = catalogue.questionnaire(case.name), case.language
    edition = Published(
        id=1, campaign_id=1, number=1, content_hash="8f2c1a", questionnaire=questionnaire
    )
    translations = catalogues.catalogue(language, address=questionnaire.address)
    words = around(
        catalogue.campaign(case.name),
        edition=edition,
        language=language,
        link=LINK,
        place="Bibliotheek",
        translations=translations,
    )
    return on_paper(
        lambda paper: lay_out(
            questionnaire,
            language=language,
            paper=paper,
            around=words,
            translations=translations,
        ),
        paper=case.paper,
        copies=1,
        typed=False,
    )
