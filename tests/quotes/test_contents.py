"""What a cue reports: the words after it that are the statement's content."""

import pytest

from tests.quotes.samples import the_quote


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
        ("The Danish ministry is also alarmed.", "The Danish ministry", "alarmed"),
        ("Denmark is worried that the boats will sink.", "Denmark", "the boats will sink"),
        ("Denmark is nervous about the boats.", "Denmark", "the boats"),
        ("Denmark is not worried about the boats.", "Denmark", "the boats"),
        ("Denmark is opposed to the plan.", "Denmark", "the plan"),
        ("Denmark is grateful for the boats.", "Denmark", "the boats"),
        ("Denmark is alarmed at the verdict.", "Denmark", "the verdict"),
        ("Denmark condemned the attack on the port.", "Denmark", "the attack on the port"),
        ("Denmark has strongly condemned the attack.", "Denmark", "the attack"),
        ("Denmark welcomed the truce.", "Denmark", "the truce"),
        ("Denmark praised the crews for their patience.", "Denmark", "the crews for their patience"),
        ("Denmark thanked Norway for its help.", "Denmark", "Norway for its help"),
        ("Denmark supports the plan.", "Denmark", "the plan"),
        ("Denmark rejected the offer.", "Denmark", "the offer"),
        ("Denmark criticised the plan as a waste.", "Denmark", "the plan as a waste"),
        ("Denmark accused Norway of breaking its word.", "Denmark", "Norway of breaking its word"),
        ("Denmark expressed its grave concern over the attack.", "Denmark", "the attack"),
        ("Denmark voiced support for the plan.", "Denmark", "the plan"),
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
