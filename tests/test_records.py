import json
from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import BadRecordError
from stance.records import (
    Annotation,
    Article,
    Label,
    Prediction,
    Quote,
    Statement,
    digest,
    joined,
    read_spans,
    record_fields,
    row_digest,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
MAYBE = st.none() | TEXT
SPAN = st.tuples(st.integers(0, 99), st.integers(100, 999))
SPANS = st.lists(SPAN, max_size=3).map(tuple)
ARTICLES = st.builds(Article, id=TEXT, text=TEXT, title=MAYBE, date=MAYBE, outlet=MAYBE, url=MAYBE, language=MAYBE)
QUOTES = st.builds(
    Quote,
    id=TEXT,
    article=TEXT,
    title=MAYBE,
    date=MAYBE,
    outlet=MAYBE,
    url=MAYBE,
    content=SPANS,
    cue=SPANS,
    source=SPANS,
    statement=SPAN,
    text=TEXT,
    words=TEXT,
    source_text=TEXT,
    cue_text=TEXT,
    context=TEXT,
    context_start=st.integers(0, 999),
    speaker=MAYBE,
    actor=TEXT,
    actors=st.lists(TEXT, max_size=2).map(tuple),
    kind=st.sampled_from(["direct", "mixed", "indirect"]),
    confidence=st.floats(0, 1),
)
QUOTE: dict[str, Any] = {
    "id": "q1",
    "article": "a1",
    "content": [[4, 8]],
    "cue": [[9, 13]],
    "source": [[0, 3]],
    "statement": [0, 14],
    "text": "She will stay.",
    "words": "will",
    "source_text": "She",
    "cue_text": "stay",
    "context": "She will stay.",
    "context_start": 0,
    "speaker": None,
    "actor": "unknown",
    "actors": ["unknown"],
    "kind": "direct",
    "confidence": 0.5,
}


@given(ARTICLES)
def test_an_article_comes_back_from_its_row(article: Article) -> None:
    assert Article.from_row(json.loads(json.dumps(article.to_row()))) == article


@given(QUOTES)
def test_a_quote_comes_back_from_its_row(quote: Quote) -> None:
    assert Quote.from_row(json.loads(json.dumps(quote.to_row()))) == quote


@pytest.mark.parametrize("name", ["id", "text"])
@pytest.mark.parametrize("value", [None, 5])
def test_an_article_needs_id_and_text(name: str, value: object) -> None:
    with pytest.raises(BadRecordError, match=f"an article needs a text field '{name}'"):
        Article.from_row({"id": "a", "text": "b", name: value})


@pytest.mark.parametrize("name", sorted(QUOTE.keys() - {"speaker"}))
def test_a_quote_without_one_of_its_fields_is_refused(name: str) -> None:
    with pytest.raises(BadRecordError, match=f"a quote needs the field '{name}'"):
        Quote.from_row(QUOTE | {name: None})


def test_of_several_missing_fields_the_first_is_always_the_one_named() -> None:
    with pytest.raises(BadRecordError, match="a quote needs the field 'id'"):
        Quote.from_row({})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"actors": "Japan"}, "'actors' must be a list of names; got 'Japan'"),
        ({"content": "She"}, "'content' must be a list of"),
        ({"statement": [14]}, "'statement' must be a list of"),
        ({"statement": [14, 0]}, "'statement' has a span that ends before it starts"),
    ],
)
def test_a_quote_of_another_form_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(BadRecordError, match=words):
        Quote.from_row(QUOTE | change)


@pytest.mark.parametrize(
    ("value", "spans"), [(None, ()), ([], ()), ([[1, 2], (3, 3)], ((1, 2), (3, 3))), (((0, 5),), ((0, 5),))]
)
def test_spans_are_pairs_of_offsets(value: object, spans: object) -> None:
    assert read_spans(value, "cue") == spans


@pytest.mark.parametrize(
    "value", ["Tokyo", 5, [5], [[1]], [[1, 2, 3]], ["12"], [["1", "2"]], [[1.5, 2]], [[None, 2]], [[2, 1]], [[-1, 2]]]
)
def test_what_is_no_list_of_spans_is_refused(value: object) -> None:
    with pytest.raises(BadRecordError, match=r"^'cue' (must be a list of|has a span that ends before)"):
        read_spans(value, "cue")


def test_a_statement_needs_only_a_text_and_keeps_every_field() -> None:
    row = {"text": "We will wait.", "desk": "north", "stance": "neutral"}
    statement = Statement.from_row(row)
    assert (statement.id, statement.text, statement.actor) == (row_digest(row), "We will wait.", None)
    assert statement.row == row
    assert statement.row is not row


@pytest.mark.parametrize(
    ("row", "source_text"),
    [
        ({"source": "Tokyo"}, "Tokyo"),
        ({"source": "Tokyo", "source_text": None}, "Tokyo"),
        ({"source": "Tokyo", "source_text": "the city"}, "the city"),
        ({"source": [[0, 2]], "source_text": "We"}, "We"),
        ({"source": ""}, None),
    ],
)
def test_a_text_under_source_is_the_source_text(row: dict[str, Any], source_text: str | None) -> None:
    statement = Statement.from_row({"text": "We will wait.", **row})
    assert statement.source_text == source_text
    assert statement.source == (((0, 2),) if isinstance(row["source"], list) else ())


def test_spans_are_moved_to_where_the_statement_begins() -> None:
    row = {"text": "We will wait.", "statement": [100, 113], "source": [[100, 102]], "content": [[103, 113]]}
    statement = Statement.from_row(row)
    assert (statement.source, statement.content) == (((0, 2),), ((3, 13),))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({}, "a statement needs a field 'text' with words in it"),
        ({"text": " \n"}, "a statement needs a field 'text' with words in it"),
        ({"text": 5}, "a statement needs a field 'text' with words in it"),
        ({"text": "We", "cue": [[0, 3]]}, "'cue' has a span outside the text"),
        ({"text": "We", "statement": [10, 12], "cue": [[0, 2]]}, "'cue' has a span outside the text"),
        ({"text": "We", "target": "the bridge"}, "'target' must be a list of"),
    ],
)
def test_a_statement_of_another_form_is_refused(row: dict[str, Any], words: str) -> None:
    with pytest.raises(BadRecordError, match=words):
        Statement.from_row(row)


@pytest.mark.parametrize(("value", "identity"), [("x", "x"), (7, "7"), (0, "0")])
def test_a_given_id_is_kept_as_text(value: object, identity: str) -> None:
    assert Statement.from_row({"text": "We", "id": value}).id == identity


@pytest.mark.parametrize("given_id", [{}, {"id": None}, {"id": "x"}])
def test_a_label_and_a_prediction_keep_the_fields_and_the_identity_of_their_statement(given_id: dict[str, Any]) -> None:
    statement = Statement.from_row({"text": "We will wait.", "desk": "north", **given_id})
    label = Label(statement=statement, answers={"stance": "neutral"})
    prediction = Prediction(
        statement=statement,
        answers={"stance": None},
        probabilities={"stance": {"neutral": 0.4}},
        model="m",
        abstained=True,
    )
    for row in (label.to_row(), prediction.to_row()):
        assert row["desk"] == "north"
        assert Statement.from_row(row).id == statement.id
    assert label.to_row()["stance"] == "neutral"
    assert prediction.to_row()["probabilities"] == {"stance": {"neutral": 0.4}}


def test_an_annotation_is_the_quote_with_the_answers_and_who_gave_them() -> None:
    annotation = Annotation(
        quote=QUOTE,
        annotator="a1",
        answers={"stance": "neutral"},
        skipped=False,
        created="2024-05-02T09:00:00Z",
        updated=None,
        lead_time=3.5,
        origin="manual",
        study="bridge",
    )
    row = annotation.to_row()
    assert {**QUOTE, "stance": "neutral", "annotator": "a1", "origin": "manual"}.items() <= row.items()
    assert "quote" not in row
    assert "answers" not in row


def test_records_cannot_be_changed() -> None:
    article = Article(id="a", text="b")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'text'"):
        article.text = "c"  # type: ignore[misc]


@given(st.dictionaries(TEXT, st.integers() | TEXT))
def test_the_order_of_fields_does_not_change_a_digest(row: dict[str, Any]) -> None:
    assert row_digest(row) == row_digest(dict(reversed(row.items())))


def test_a_digest_tells_its_parts_apart_and_repeats() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("Tokyo", "東京") == "208f9d0bc75218bb"
    assert len(digest("a", length=8)) == 8
    assert digest("\ud83d") != digest("\ud83e")


def test_the_words_of_spans_are_joined_by_a_blank() -> None:
    assert joined("one two three", ((0, 3), (8, 13))) == "one three"
    assert joined("one two three", ()) == ""


def test_a_question_cannot_be_named_as_a_field_of_any_record() -> None:
    assert {"id", "text", "source", "target", "annotator", "probabilities", "topic", "schema"} <= record_fields()
    assert not {"stance", "sentiment"} & record_fields()
