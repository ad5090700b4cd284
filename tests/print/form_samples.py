"""Small forms laid out by hand, with everything on them that can stand on a form."""

from __future__ import annotations

from dataclasses import replace

from print.geometry import (
    Block,
    Box,
    Code,
    CodeKind,
    Drawn,
    Example,
    Field,
    Frame,
    Layout,
    Marker,
    Page,
    Part,
    Picture,
    Role,
    Rule,
    SheetNumber,
    Shown,
    Words,
    Zone,
)

WIDTH, HEIGHT = 210.0, 297.0
LINK = "https://wijkstem.voorbeeldgemeente.nl/q/7KM4PT/ar"
SLIP = "S0123456789ABCDE"
BOX = 4.2
RUN, KEY = "KA4T9", "een geheim"
TEXTS = {
    "nl": {
        "title": "Lindenholt praat mee",
        "how": "Zet een kruisje. Fout? Maak het hokje zwart en kruis het goede aan.",
        "question": "1 Wat vindt u belangrijk in uw buurt?",
        "options": ("Rondkomen met uw geld", "Elkaar ontmoeten", "Weet ik niet"),
        "alt": "Een hokje met een kruisje",
        "second": "2 Hoe lang woont u hier?",
        "third": "3 Wat mist u? Schrijf het hier op.",
        "foot": "Pagina 1 van 2",
    },
    "ar": {
        "title": "ليندنهولت تشارك برأيها",
        "how": "ضع علامة في المربع.",
        "question": "1 ما هو المهم بالنسبة لك في حيّك؟",
        "options": ("تدبير المال حتى آخر الشهر", "اللقاء مع الآخرين", "لا أعرف"),
        "alt": "مربع فيه علامة",
        "second": "2 منذ متى تسكن هنا؟",
        "third": "3 ماذا ينقصك؟ اكتبه هنا.",
        "foot": "صفحة 1 من 2",
    },
}


def sample(language: str = "nl", *, pages: int = 2, code: float = 18.0) -> Layout:
    """A form of some pages; the sheet codes on it have this side."""
    return Layout(
        title=str(TEXTS[language]["title"]),
        author="Gemeente Voorbeeld",
        language=language,
        paper="a4",
        variant=0,
        scannable=True,
        pages=tuple(_page(number, language, code) for number in range(1, pages + 1)),
    )


def with_words(words: str, layout: Layout | None = None) -> Layout:
    """The sample with these words at the end of its first page."""
    layout = layout or sample()
    first = layout.pages[0]
    added = Words(x=30, y=270, words=words, language=layout.language, size=12)
    block = Block(role=Role.PARAGRAPH, drawn=(added,))
    page = replace(first, blocks=(*first.blocks, block))
    return replace(layout, pages=(page, *layout.pages[1:]))


def _page(number: int, language: str, code: float) -> Page:
    set_ = _Set(language)
    around = (
        *(
            Marker(id=each, x=x, y=y, width=10, height=10)
            for each, (x, y) in enumerate(
                ((10, 10), (WIDTH - 20, 10), (WIDTH - 20, HEIGHT - 20), (10, HEIGHT - 20))
            )
        ),
        Code(kind=CodeKind.SHEET, x=96, y=14, width=code, height=code),
        Code(kind=CodeKind.SHEET, x=150, y=HEIGHT - 34, width=code, height=code),
        SheetNumber(x=145, y=HEIGHT - 14, size=10, leftward=True),
        Rule(x1=25, y1=50, x2=185, y2=50, weight=0.75),
    )
    blocks = (
        Block(role=Role.ARTIFACT, drawn=around),
        *set_.head(),
        *set_.choice(80),
        *set_.writing(130),
        *set_.other_language(215),
        Block(role=Role.ARTIFACT, drawn=(set_.words("foot", 110, 270, size=10),)),
    )
    zones = (
        Zone(question="important", x=25, y=74, width=160, height=45),
        Zone(question="years", x=25, y=121, width=160, height=20),
        Zone(question="missing", x=25, y=145, width=160, height=62),
    )
    return Page(
        sheet=(number + 1) // 2,
        number=number,
        width=WIDTH,
        height=HEIGHT,
        blocks=blocks,
        zones=zones,
    )


class _Set:
    """Sets the sample's texts in one language, from the side where reading starts."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.leftward = language == "ar"

    def words(self, key: str, x: float, y: float, *, size: float = 12, bold: bool = False) -> Words:
        return self.said(str(TEXTS[self.language][key]), x, y, size=size, bold=bold)

    def said(self, text: str, x: float, y: float, *, size: float = 12, bold: bool = False) -> Words:
        x = WIDTH - x if self.leftward else x
        return Words(x=x, y=y, words=text, language=self.language, size=size, bold=bold)

    def left(self, x: float, width: float) -> float:
        return WIDTH - x - width if self.leftward else x

    def head(self) -> tuple[Block, ...]:
        shown = tuple(
            Example(
                shown=each,
                x=self.left(30 + 8 * number, BOX),
                y=66,
                width=BOX,
                height=BOX,
                alt=str(TEXTS[self.language]["alt"]) if each is Shown.CROSSED else "",
            )
            for number, each in enumerate(Shown)
        )
        return (
            Block(role=Role.TITLE, drawn=(self.words("title", 25, 45, size=22, bold=True),)),
            Block(
                role=Role.PARAGRAPH,
                drawn=(
                    Frame(x=25, y=54, width=160, height=19, weight=0.75, radius=2),
                    self.words("how", 30, 61),
                    *shown,
                ),
            ),
        )

    def choice(self, top: float) -> tuple[Block, ...]:
        question = self.words("question", 30, top, size=14, bold=True)
        items = []
        for number, text in enumerate(TEXTS[self.language]["options"]):
            y = top + 12 + 12 * number
            drawn: tuple[Drawn, ...] = (
                self.box("important", f"o{number}", 30, y),
                self.box("important", f"o{number}", 40, y, part=Part.FIRST),
                Picture(key="home", x=self.left(50, 10), y=y - 5, width=10, height=10),
                self.said(text, 64, y + 3.5),
            )
            items.append(Block(role=Role.ITEM, drawn=drawn))
        return (Block(role=Role.SECTION, drawn=(question,)), *items)

    def writing(self, top: float) -> tuple[Block, ...]:
        return (
            Block(role=Role.QUESTION, drawn=(self.words("second", 30, top, size=14, bold=True),)),
            Block(
                role=Role.PARAGRAPH,
                drawn=(self.field("years", 30, 20, top + 2, 9),),
            ),
            Block(
                role=Role.QUESTION, drawn=(self.words("third", 30, top + 22, size=14, bold=True),)
            ),
            Block(
                role=Role.PARAGRAPH,
                drawn=(
                    Picture(
                        key="book",
                        x=self.left(165, 12),
                        y=top + 15,
                        width=12,
                        height=12,
                        alt="Een boek",
                    ),
                    self.field("missing", 30, 140, top + 27, 45, lines=5),
                ),
            ),
        )

    def other_language(self, top: float) -> tuple[Block, ...]:
        other = "nl" if self.leftward else "ar"
        x = 40.0 if self.leftward else 170.0
        name = Words(x=x, y=top, words=str(TEXTS[other]["title"]), language=other, size=12)
        return (
            Block(role=Role.PARAGRAPH, drawn=(name,)),
            Block(
                role=Role.ARTIFACT,
                drawn=(
                    Code(kind=CodeKind.LINK, x=30, y=top + 8, width=25, height=25, text=LINK),
                    Code(kind=CodeKind.SLIP, x=70, y=top + 8, width=18, height=18, text=SLIP),
                ),
            ),
        )

    def box(self, question: str, option: str, x: float, y: float, part: Part = Part.OPTION) -> Box:
        return Box(
            question=question,
            option=option,
            part=part,
            x=self.left(x, BOX),
            y=y,
            width=BOX,
            height=BOX,
        )

    def field(
        self, question: str, x: float, width: float, y: float, height: float, lines: int = 1
    ) -> Field:
        x = self.left(x, width)
        return Field(question=question, x=x, y=y, width=width, height=height, lines=lines)
