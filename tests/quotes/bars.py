"""Texts in which a bar stands before the word that a test is about."""

from hypothesis import strategies as st

from stance.quotes.layout import Words, lay_out

PIECES = st.sampled_from(
    "Ada Hale the mayor of Oslo said and , , ( ) “ ” who that on Monday quickly has boats – ; . he his in a rally".split()
)
TEXTS = st.lists(PIECES, min_size=1, max_size=25).map(" ".join)


def at_bar(text: str) -> tuple[Words, int]:
    """The words of a text, and the one that a bar stands before."""
    before, _, after = text.partition("|")
    return lay_out(before + after).words, len(lay_out(before).words.texts)


def written(words: Words, start: int, end: int) -> str:
    return " ".join(words.texts[start:end])


def bounds(words: Words, data: st.DataObject) -> tuple[int, int]:
    low = data.draw(st.integers(0, len(words.texts) - 1))
    return low, data.draw(st.integers(low + 1, len(words.texts)))
