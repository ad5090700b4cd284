"""Text as large as its place allows: never too wide, never smaller than it need be."""

from hypothesis import given, settings
from hypothesis import strategies as st

from print.fonts import CAP_HEIGHT, width
from print.lines import DoesNotFit, broken, fitted

WORDS = {
    "nl": ["wat", "vindt", "u", "belangrijk", "in", "uw", "gezondheidscentrum", "wijk?"],
    "ar": ["ما", "المهم", "بالنسبة", "لك", "في", "حيك؟"],
    "uk": ["що", "для", "вас", "важливо", "у", "вашому", "районі?"],
}
TEXTS = st.sampled_from(sorted(WORDS)).flatmap(
    lambda language: st.tuples(
        st.just(language),
        st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=12).map(" ".join),
    )
)


@given(TEXTS, st.integers(40, 500), st.integers(10, 300), st.sampled_from([1.06, 1.2, 1.45]))
@settings(max_examples=150, deadline=None)
def test_a_text_gets_the_largest_type_that_its_place_allows(
    text: tuple[str, str], room: int, height: int, leading: float
) -> None:
    language, words = text

    def fits(size: int) -> bool:
        lines = broken(words, language, bold=True, size=size, room=room)
        high = size * (CAP_HEIGHT + leading * (len(lines) - 1))
        wide = max(width(line, language, bold=True, size=size) for line in lines)
        return wide <= room and high <= height

    allowed = [size for size in range(8, 61) if fits(size)]
    try:
        block = fitted(
            words,
            language,
            bold=True,
            room=room,
            height=height,
            largest=60,
            smallest=8,
            leading=leading,
        )
    except DoesNotFit:
        assert allowed == []
    else:
        assert block.size == max(allowed)
        assert block.width <= room
        assert block.height <= height
        assert " ".join(block.lines) == words
