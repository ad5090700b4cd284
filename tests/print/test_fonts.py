"""The typefaces: every language of the product can be printed, and what cannot is refused."""

import pytest
from reportlab.pdfbase import pdfmetrics

from print.fonts import MissingGlyph, font_for, require_glyphs, shaped, width

SAMPLES = {
    "nl": "Hé, vóór één uur? “Ja” – ’s middags: € 2,50 · 100%",
    "en": "What matters to you & yours?",
    "tr": "Çocuklar için güvenli İstanbul, ığüşöç ĞÜŞÖÇ",
    "pl": "Zażółć gęślą jaźń ZAŻÓŁĆ GĘŚLĄ JAŹŃ",
    "uk": "Щирий привіт, ґанок і їжак є тут",
    "ar": "ما هو المهم بالنسبة لك؟ مُدَرِّسَةٌ، الله، لا ٢٤",
    "fa": "چه چیزی برای شما مهم است؟ می‌خواهم گچ پژ ۱۲۳",
}


@pytest.mark.parametrize("language", SAMPLES)
@pytest.mark.parametrize("bold", [False, True])
def test_a_language_of_the_product_can_be_printed(language: str, bold: bool) -> None:
    require_glyphs(SAMPLES[language], language, bold=bold)
    assert width(SAMPLES[language], language, bold=bold, size=12) > 100


def test_asking_for_a_font_makes_it_known_to_the_pdf_library() -> None:
    assert pdfmetrics.getFont(font_for("nl", bold=True)).fontName == "NotoSans-Bold"
    assert font_for("ar-MA") == "NotoSansArabic-Regular"


def test_a_character_without_a_drawing_is_refused_with_its_text() -> None:
    with pytest.raises(MissingGlyph, match=r"“☂” \(UMBRELLA\) in “Regen ☂”") as refused:
        require_glyphs("Regen ☂", "nl")
    assert refused.value.character == "☂"


def test_cyrillic_in_an_arabic_text_is_refused() -> None:
    with pytest.raises(MissingGlyph, match="CYRILLIC"):
        require_glyphs("العربية Українська", "ar")


def test_arabic_letters_are_joined_and_run_from_the_right() -> None:
    drawn = shaped("سلام", "ar")
    assert drawn == "\ufee1\ufefc\ufeb3"  # mim alone, lam-alif joined, sin at the right
    assert shaped("العربية", "ar")[-1] == "\ufe8d"  # the first letter stands rightmost


def test_vowel_signs_are_kept() -> None:
    assert "\u0651" in shaped("مدرّسة", "ar")


def test_a_latin_name_in_an_arabic_line_stays_readable() -> None:
    assert "Wijkstem 24" in shaped("Wijkstem 24 هنا", "ar")
    assert shaped("Wijkstem هنا", "ar").endswith("Wijkstem")  # the line starts at the right


def test_each_line_keeps_its_own_words() -> None:
    first, second = "سلام", "العربية"
    assert shaped(f"{first}\n{second}", "ar") == f"{shaped(first, 'ar')}\n{shaped(second, 'ar')}"


def test_a_letter_and_its_accent_become_one_letter() -> None:
    assert shaped("e\u0301e\u0301n", "nl") == "één"
    assert shaped("buurt\u00adhuis", "nl") == "buurthuis"
