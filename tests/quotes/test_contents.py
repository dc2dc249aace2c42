"""The spans of a content, and what a cue reports of attitudes and acts."""

import pytest
from hypothesis import given

from stance.quotes.contents import add_content, is_spoken
from stance.quotes.layout import content_of, lay_out
from tests.quotes.samples import NOT_LEARNED, the_quote
from tests.quotes.test_extract import NEWS


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("the boats were late", ["the boats were late"]),
        (", the boats were late .", ["the boats were late"]),
        ("( the boats )", ["the boats"]),
        ("“We wait for boats.”", ["We wait for boats."]),
        (": “We wait for boats,”", ["We wait for boats,"]),
        ("“We wait for boats.” “Nobody called us.”", ["We wait for boats.", "Nobody called us."]),
        ("the town was “at its end”", ["the town was “at its end”"]),
        ("the town was “at its end”.", ["the town was “at its end”"]),
        ("“at its end” was the town", ["“at its end” was the town"]),
        (", . ;", []),
        ("“...”", []),
    ],
)
def test_a_quotation_is_its_words_and_a_clause_keeps_its_marks(text: str, parts: list[str]) -> None:
    layout = lay_out(text)
    spans = content_of(layout, (0, len(layout.tokens)))
    assert [text[start:end] for start, end in spans] == parts


def test_contents_are_added_behind_those_that_are_there() -> None:
    layout = lay_out("The boats, she said, were late.")
    spans = [(1, 2)]
    for stretch in ((6, 8), (2, 3), (0, 2)):
        add_content(spans, layout.words, layout.speech, stretch)
    assert [layout.text[start:end] for start, end in spans] == ["h", "were late", "The boats"]


def test_words_are_spoken_where_some_stand_in_a_quotation() -> None:
    layout = lay_out("She said the town “was at its end”.")
    assert is_spoken(layout.words, (2, 8))
    assert not is_spoken(layout.words, (0, 4))
    assert not is_spoken(layout.words, (3, 3))


@given(NEWS)
def test_spans_lie_apart_within_their_stretch_and_hold_a_letter_or_digit(text: str) -> None:
    layout = lay_out(text)
    for segment in layout.segments:
        reached = segment.span[0]
        for start, end in content_of(layout, (segment.first, segment.end)):
            assert reached <= start < end <= max(segment.span[1], reached)
            assert any(map(str.isalnum, text[start:end]))
            reached = end


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Hale said that the town was “at its end”.", "the town was “at its end”"),
        ("Ada Hale said the “boats” were late.", "the “boats” were late"),
        ("Ada Hale called the plan “a door left open”.", "the plan “a door left open”"),
        ("Ada Hale described the plan as “a door left open”.", "the plan as “a door left open”"),
        ('Ada Hale said the town was "at its end".', 'the town was "at its end"'),
        ("The boats “were late”, Ada Hale said.", "The boats “were late”"),
    ],
)
def test_mixed_speech_keeps_its_marks(text: str, content: str) -> None:
    quote = the_quote(text)
    assert (quote.source_text, quote.words, quote.kind) == ("Ada Hale", content, "mixed")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Tokyo is concerned about the new missile.", "Tokyo", "the new missile"),
        ("Tokyo is deeply concerned about the missile.", "Tokyo", "the missile"),
        ("Denmark is worried that the boats will sink.", "Denmark", "the boats will sink"),
        ("Denmark is nervous about the boats.", "Denmark", "the boats"),
        ("Denmark is not worried about the boats.", "Denmark", "the boats"),
        ("Denmark is opposed to the plan.", "Denmark", "the plan"),
        ("Denmark is grateful for the boats.", "Denmark", "the boats"),
        ("Denmark is alarmed at the verdict.", "Denmark", "the verdict"),
        ("The Danish ministry is also alarmed.", "The Danish ministry", "alarmed"),
        ("Denmark condemned the attack on the port.", "Denmark", "the attack on the port"),
        ("Denmark has strongly condemned the attack.", "Denmark", "the attack"),
        ("Denmark welcomed the truce.", "Denmark", "the truce"),
        ("Denmark praised the crews for their patience.", "Denmark", "the crews for their patience"),
        ("Denmark thanked Norway for its help.", "Denmark", "Norway for its help"),
        ("Denmark supports the plan.", "Denmark", "the plan"),
        ("Denmark rejected the offer.", "Denmark", "the offer"),
        ("Denmark criticised the plan as a waste.", "Denmark", "the plan as a waste"),
        ("Denmark accused Norway of breaking its word.", "Denmark", "Norway of breaking its word"),
        ("Denmark expressed its grave concern over the attack.", "Denmark", "its grave concern over the attack"),
        ("Denmark expressed support for the plan.", "Denmark", "the plan"),
        pytest.param("Denmark voiced support for the plan.", "Denmark", "the plan", marks=NOT_LEARNED),
        ("Denmark fears that the boats will sink.", "Denmark", "the boats will sink"),
        ("Denmark hopes the boats will return.", "Denmark", "the boats will return"),
        ("Denmark called on Norway to take its boats home.", "Denmark", "Norway to take its boats home"),
        ("Denmark refused to pay.", "Denmark", "to pay"),
        ("Denmark regrets the delay.", "Denmark", "the delay"),
    ],
)
def test_attitudes_and_acts_are_statements(text: str, source: str, content: str) -> None:
    quote = the_quote(text)
    assert (quote.source_text, quote.words, quote.kind) == (source, content, "indirect")
