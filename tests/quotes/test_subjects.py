"""Noun phrases to the left of a word; in the tables a bar stands before that word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.quotes.layout import lay_out
from stance.quotes.subjects import near_phrase, phrase_start, subject_before, verb_group_start
from stance.quotes.words import NOWHERE
from tests.quotes.bars import TEXTS, at_bar, bounds
from tests.quotes.reports import written
from tests.quotes.samples import NOT_YET


def left(text: str) -> str | None:
    layout, at = at_bar(text)
    subject = subject_before(layout.words, verb_group_start(layout.words, at, 0), 0)
    return written(layout, *subject) if subject != NOWHERE else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Hale |said so.", "Ada Hale"),
        ("She |said so.", "She"),
        ("The mayor |said so.", "The mayor"),
        ("The mayor of Oslo |said so.", "The mayor of Oslo"),
        ("Denmark's foreign minister |said so.", "Denmark 's foreign minister"),
        ("Critics |say so.", "Critics"),
        ("Some |say so.", "Some"),
        ("Two of the boats' owners |said so.", "Two of the boats ' owners"),
        ("Ada Hale and Piet Berg |said so.", "Ada Hale and Piet Berg"),
        ("France, Germany and Italy |said so.", "France , Germany and Italy"),
        ("The teachers and nurses |said so.", "The teachers and nurses"),
        ("Teachers and nurses |said so.", "Teachers and nurses"),
        ("Senator Ruth Hale (D-Ore.) |said so.", "Senator Ruth Hale ( D-Ore . )"),
        ("Ada Hale, the mayor of Oslo, |said so.", "Ada Hale , the mayor of Oslo"),
        ("Ada Hale, 54, |said so.", "Ada Hale , 54"),
        ("Ada Hale, who runs a clinic, |said so.", "Ada Hale , who runs a clinic"),
        ("Ada Hale – a doctor – |said so.", "Ada Hale – a doctor"),
        ("The doctor who runs the clinic |said so.", "The doctor who runs the clinic"),
    ],
)
def test_a_subject_is_the_whole_noun_phrase_before_its_verb(text: str, expected: str) -> None:
    assert left(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ada Hale has |said so.",
        "Ada Hale has not yet |said so.",
        "Ada Hale has not |said so.",
        "Ada Hale also |said so.",
        "Ada Hale did not immediately |say so.",
        "Ada Hale on Monday |said so.",
        "Ada Hale Monday |said so.",
        "Ada Hale late on Monday |said so.",
        "But Ada Hale |said so.",
        "And yet Ada Hale |said so.",
        "Meanwhile Ada Hale |said so.",
        "On Monday Ada Hale |said so.",
        "On Monday, Ada Hale |said so.",
        "In a statement Ada Hale |said so.",
        "In a statement, Ada Hale |said so.",
        "When it rained, Ada Hale |said so.",
        "It rained; Ada Hale |said so.",
        "It rained, and Ada Hale |said so.",
        "It rained, but Ada Hale |said so.",
        "“We wait,” Ada Hale |said.",
        "The boats that Ada Hale |said would come came.",
        "What Ada Hale |said was short.",
    ],
)
def test_what_stands_around_a_subject_is_left_out(text: str) -> None:
    assert left(text) == "Ada Hale"


@pytest.mark.parametrize(
    "text",
    [
        "|Said to be late, it waits.",
        "“We wait for the boats,” |said Ada Hale.",
        "Reported late, |said to wait.",
        "On Monday |said so.",
        "To have |said so is wrong.",
        "It rained; |said so.",
        "They came to |say so.",
        "Having quickly |said so, she left.",
        pytest.param("The |claim was old.", marks=NOT_YET),
    ],
)
def test_where_no_noun_phrase_stands_there_is_no_subject(text: str) -> None:
    assert left(text) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mayor rejected |claims that it rained.", marks=NOT_YET),
        "Ada Hale made |claims that it rained.",
        pytest.param("The minister announced |plans to leave.", marks=NOT_YET),
    ],
)
def test_a_verb_and_its_subject_are_no_noun_phrase(text: str) -> None:
    assert left(text) is None


def test_a_relative_pronoun_is_a_subject() -> None:
    assert left("Ada Hale, who |said so, left.") == "who"
    assert left("The boats, which |said so, left.") == "which"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Oslo the old mayor| said so.", "the old mayor"),
        ("A report by the clinic's head| said so.", "the clinic 's head"),
        ("with the help of Ada Hale| said so.", "Ada Hale"),
        ("as he| said so.", "he"),
        ("and it| said so.", "it"),
        ("the view that boats| said so.", "boats"),
        ("old Ada Hale| said so.", "Ada Hale"),
    ],
)
def test_the_nearest_phrase_is_the_last_noun_with_its_determiner(text: str, expected: str) -> None:
    layout, at = at_bar(text)
    assert written(layout, near_phrase(layout.words, at, 0), at) == expected


@given(TEXTS, st.data())
def test_subjects_stay_between_their_bounds(text: str, data: st.DataObject) -> None:
    layout = lay_out(text)
    words = layout.words
    low, end = bounds(layout, data)
    assert low <= verb_group_start(words, end, low) <= end
    assert low <= phrase_start(words, end, low) <= end
    assert low <= near_phrase(words, end, low) < end
    subject = subject_before(words, end, low)
    assert subject == NOWHERE or low <= subject[0] < subject[1] <= end
