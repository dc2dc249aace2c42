"""Texts in which a bar stands before the word that a test is about."""

from hypothesis import strategies as st

from stance.quotes.layout import Layout, lay_out

PIECES = st.sampled_from(
    "Ada Hale the mayor of Oslo said and , , ( ) “ ” who that on Monday quickly has boats – ; . he his in a rally".split()
)
TEXTS = st.lists(PIECES, min_size=1, max_size=25).map(" ".join)


def at_bar(text: str) -> tuple[Layout, int]:
    """A text laid out, and the word that a bar stands before."""
    before, _, after = text.partition("|")
    return lay_out(before + after), len(lay_out(before).tokens)


def bounds(layout: Layout, data: st.DataObject) -> tuple[int, int]:
    low = data.draw(st.integers(0, len(layout.tokens) - 1))
    return low, data.draw(st.integers(low + 1, len(layout.tokens)))
