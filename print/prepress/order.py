"""What is asked of a print shop: a product, how it is finished, how many, and whom to call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forms.definition.sentence import Sentence, sentence
from print.fonts import right_to_left
from print.papers import Format
from print.prepress.presets import COATED, UNCOATED
from print.prepress.standards import Colours


class Product(StrEnum):
    """The value is the word in file names."""

    FORM = "vragenlijst"
    SLIP = "aanmeldstrook"
    POSTER = "poster"
    FLYER = "flyer"
    OVERVIEW = "overzicht"

    @property
    def said(self) -> Sentence:
        return {
            Product.FORM: sentence("Vragenlijst"),
            Product.SLIP: sentence("Aanmeldstrook"),
            Product.POSTER: sentence("Poster"),
            Product.FLYER: sentence("Flyer"),
            Product.OVERVIEW: sentence("Overzicht van plekken"),
        }[self]

    @property
    def stock(self) -> str:
        """People write on forms; coated paper takes no ballpoint."""
        return COATED if self in (Product.POSTER, Product.FLYER) else UNCOATED


class Folding(StrEnum):
    NONE = "none"
    ONCE = "once"


class Stapling(StrEnum):
    NONE = "none"
    CORNER = "corner"
    SADDLE = "saddle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """`pages` are those of one copy; `format` is a trimmed page, after folding.

    `campaign` and `place` are short words for file names and headings; `paper` says the weight.
    """

    product: Product
    campaign: str
    title: str
    language: str
    format: Format
    pages: int
    sides: int = 2
    colours: Colours = Colours.CMYK
    stock: str = ""  # as a preset names it; empty is what suits the product
    paper: str = ""
    folding: Folding = Folding.NONE
    stapling: Stapling = Stapling.NONE
    numbered: bool = False  # every copy differs
    sender: str
    contact: str = ""
    phone: str
    deadline: date | None = None

    @property
    def stock_name(self) -> str:
        return self.stock or self.product.stock

    @property
    def inks(self) -> str:
        """The trade's shorthand: inks on the front / inks on the back."""
        front = 4 if self.colours is Colours.CMYK else 1
        return f"{front}/{front if self.sides == 2 else 0}"

    @property
    def bound(self) -> bool:
        return self.folding is not Folding.NONE or self.stapling is not Stapling.NONE

    @property
    def bound_on_the_right(self) -> bool:
        return right_to_left(self.language)
