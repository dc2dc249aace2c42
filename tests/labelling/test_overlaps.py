import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import BadRecordError
from stance.labelling import overlaps
from stance.labelling.overlaps import Pair, pairs
from stance.labelling.said import Said, apart
from stance.records import Quote, Row
from tests.labelling.quoting import ARTICLE, bare, label, placed

SURVEY = "promised a second survey before winter"


def compared(labels: list[Row], quotes: list[Quote]) -> list[Pair]:
    return list(pairs([Said.from_row(row) for row in labels], [Said.from_row(quote.to_row()) for quote in quotes]))


def the_pair(row: Row, quote: Quote) -> Pair:
    (found,) = compared([row], [quote])
    return found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a second survey before winter", "a second survey before winter", 1.0),
        ("a second survey before winter", "a second survey", 13 / 25),
        ("a second survey", "a second survey before winter", 13 / 25),
        ("second survey before", "survey before winter", 12 / 24),
    ],
)
def test_letters_are_compared_by_place_where_the_text_stood_still(old: str, new: str, expected: float) -> None:
    found = the_pair(label(placed(old, SURVEY)), placed(new, SURVEY))
    assert found.overlap == pytest.approx(expected)
    assert not found.by_words


def test_what_shares_no_letter_is_no_pair() -> None:
    assert compared([label(placed("a second survey", SURVEY))], [placed("before winter", SURVEY)]) == []


def test_blanks_and_marks_between_do_not_count() -> None:
    whole = placed("never asked,” the miller said, adding")
    start = whole.content[0][0]
    pieces = placed(
        "never asked,” the miller said, adding", content=((start, start + 11), (start + 14, start + len(whole.words)))
    )
    assert the_pair(label(whole), pieces).overlap == 1.0


def test_a_letter_that_two_spans_hold_counts_once() -> None:
    whole = placed(SURVEY)
    ((start, end),) = whole.content
    doubled = label(whole, content=[[start + 5, end], [start, end - 5]])
    assert the_pair(doubled, whole).overlap == 1.0
    assert apart(((4, 9), (0, 5), (9, 11))) == [(0, 9), (9, 11)]


@pytest.mark.parametrize("before", ["A new first line.\n\n", "\n", "x" * 500])
def test_words_are_compared_where_the_text_moved(before: str) -> None:
    moved = placed("a second survey", SURVEY, text=before + ARTICLE)
    found = the_pair(label(placed("a second survey before winter", SURVEY)), moved)
    assert found == Pair(3 / 5, 0, 0, by_words=True)


def test_a_word_counts_as_often_as_it_comes() -> None:
    once = placed("never", text="It was never, never, never so.")
    thrice = placed("never, never, never", text="A start. It was never, never, never so.")
    assert the_pair(label(once), thrice).overlap == pytest.approx(1 / 3)


def test_the_same_words_elsewhere_in_an_unmoved_text_are_another_statement() -> None:
    words = "Chile welcomed the repairs"
    first, second = placed(words), placed(words, after=ARTICLE.rindex(words))
    assert compared([label(first), label(second)], [second]) == [Pair(1.0, 1, 0, by_words=False)]
    assert compared([label(first)], [first, second]) == [Pair(1.0, 0, 0, by_words=False)]


@pytest.mark.parametrize(
    "row",
    [
        {"text": "They promised a second survey before winter.", "article": "weir"},
        {"text": "They promised a second survey before winter."},
        {"text": "They promised a second survey before winter.", "source": "They", "article": None},
    ],
)
def test_a_label_of_ones_own_is_compared_by_its_text(row: dict[str, Any]) -> None:
    quote = placed("a second survey before winter", SURVEY)
    assert the_pair(row, quote) == Pair(6 / 7, 0, 0, by_words=True)


def test_a_label_with_spans_in_its_own_text_is_compared_by_them() -> None:
    row = {"text": "They promised a second survey before winter.", "content": [[14, 43]], "article": "weir"}
    assert the_pair(row, placed("a second survey before winter", SURVEY)).overlap == 1.0


def test_labels_of_one_article_are_not_compared_with_anothers() -> None:
    quote = placed(SURVEY)
    assert compared([label(quote, article="lock")], [quote]) == []
    assert len(compared([bare(label(quote), "article")], [quote])) == 1


def test_a_row_that_is_no_statement_is_refused() -> None:
    with pytest.raises(BadRecordError, match="needs a field 'text'"):
        Said.from_row({"id": "a"})


@pytest.mark.parametrize("missing", [(), ("context",), ("context", "context_start"), ("words",)])
def test_places_are_told_from_context_or_text(missing: tuple[str, ...]) -> None:
    quote = placed("a second survey", SURVEY)
    row = bare(label(placed("a second survey before winter", SURVEY)), *missing)
    found = the_pair(row, quote)
    assert found.overlap == pytest.approx(13 / 25)
    assert not found.by_words


@pytest.mark.parametrize("limit", [200, 5])
def test_of_many_quotes_the_likeliest_are_found(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overlaps, "_ALL", limit)
    draw = random.Random(0)  # noqa: S311
    words = [f"word{number}" for number in range(300)]
    texts = [" ".join(draw.sample(words, 12)) for _ in range(150)]
    quotes = [placed(text, text=text, article=f"a{number}") for number, text in enumerate(texts)]
    labels = [{"text": " ".join(text.split()[3:])} for text in texts]
    nearest = {pair.label: pair.quote for pair in compared(labels, quotes) if pair.overlap >= 0.5}
    assert nearest == {number: number for number in range(150)}


TEXT = "one two, three four two five. "
SPANS = (
    st.tuples(st.integers(0, 28), st.integers(1, 29)).map(sorted).filter(lambda span: TEXT[slice(*span)].strip(" ,."))
)


@given(SPANS, SPANS, st.booleans())
def test_overlap_is_the_same_from_either_side(one: list[int], other: list[int], moved: bool) -> None:  # noqa: FBT001
    first = placed(TEXT[slice(*one)], TEXT, text=TEXT, content=(tuple(one),))
    second = placed(TEXT[slice(*other)], TEXT, text=TEXT, content=(tuple(other),), article="weir")
    rows = [label(first), label(second)]
    if moved:
        rows = [bare(row, "article") for row in rows]
    there, back = compared(rows[:1], [second]), compared(rows[1:], [first])
    assert [pair.overlap for pair in there] == [pair.overlap for pair in back]
    assert all(0 < pair.overlap <= 1 and pair.by_words == moved for pair in there)
