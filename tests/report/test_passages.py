from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import BadRecordError
from stance.report.passages import CONTEXT_LIMIT, Passage, Piece, passage
from tests.report.samples import quote, rows


def whole(cut: Passage) -> str:
    return cut.before + "".join(piece.text for piece in cut.pieces) + cut.after


@pytest.mark.parametrize("start", [0, 417])
def test_a_quote_is_cut_into_its_parts_wherever_it_stands_in_the_article(start: int) -> None:
    row = quote("It was late. |<“We fear it,”> {Ana Mota} (said).| She left.", start=start)
    cut = passage(row)
    assert cut.before == "It was late. "
    assert cut.after == " She left."
    assert cut.pieces == (
        Piece("“We fear it,”", ("content",)),
        Piece(" "),
        Piece("Ana Mota", ("source",)),
        Piece(" "),
        Piece("said", ("cue",)),
        Piece("."),
    )


def test_words_that_play_two_roles_keep_both() -> None:
    cut = passage(quote("|<Lima (is worried) by the drought>.|"))
    assert [piece.roles for piece in cut.pieces] == [("content",), ("content", "cue"), ("content",), ()]


def test_nothing_of_the_context_is_lost() -> None:
    assert all(whole(passage(row)) == row["context"] for row in rows())


@pytest.mark.parametrize(
    ("row", "roles"),
    [
        ({"text": "We fear it."}, [()]),
        ({"text": "We fear it.", "content": [[0, 7]]}, [("content",), ()]),
        ({"text": "We fear it.", "source": "Ana Mota"}, [()]),
        ({"text": "We fear it.", "content": None, "context": None, "context_start": None}, [()]),
        ({"text": "We fear it.", "context": "So: We fear it.", "context_start": 0}, [()]),
        ({"text": "We fear it.", "statement": [4, 15], "context": "Another text", "context_start": 0}, [()]),
        ({"text": "We fear it.", "statement": [4, 15], "content": [[0, 7], [20, 30]]}, [("content",), ()]),
    ],
)
def test_a_bare_statement_or_one_whose_context_does_not_hold_it_stands_alone(
    row: dict[str, Any], roles: list[tuple[str, ...]]
) -> None:
    cut = passage(row)
    assert whole(cut) == "We fear it."
    assert [piece.roles for piece in cut.pieces] == roles


def test_a_long_context_is_cut_at_a_word_and_says_so() -> None:
    cut = passage(quote("many words " * 100 + "|<No.>|" + " many words" * 100))
    assert cut.before.startswith("… ")
    assert cut.before.split()[1] in {"many", "words"}
    assert cut.after.endswith(" …")
    assert len(cut.before) <= CONTEXT_LIMIT + 2
    assert len(cut.after) <= CONTEXT_LIMIT + 2


def test_spans_that_are_none_are_refused() -> None:
    with pytest.raises(BadRecordError, match="'content' must be a list of"):
        passage({"text": "No.", "content": [3]})


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted), max_size=4))
def test_pieces_always_join_to_the_text(text: str, spans: list[list[int]]) -> None:
    assert whole(passage({"text": text, "content": spans, "cue": spans[:1]})) == text
