"""What of a content may stand before a report; the table demands that the right stretch is among the candidates."""

import pytest
from hypothesis import given

from stance.quotes.starts import COMMON, NAMES, start_options, starts
from tests.quotes.reports import drafts, has_a_value_for_each_sign, report, written
from tests.quotes.test_extract import NEWS


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It rained, Ada Hale said.", "It rained"),
        ("“We wait for boats,” Ada Hale said.", "“ We wait for boats , ”"),
        ("In June, when the boats came, it rained, Ada Hale said.", "In June , when the boats came , it rained"),
        ("Piet Berg sailed, but it rained, Ada Hale said.", "but it rained"),
        ("Piet Berg sailed; it rained, Ada Hale said.", "it rained"),
    ],
)
def test_the_right_content_before_a_report_is_among_the_candidates(text: str, content: str) -> None:
    layout, segment, found = report(text, "said", "subject")
    assert content in {written(layout, *stretch) for _, stretch in starts(layout.words, segment, found)}


@pytest.mark.parametrize("text", ["Ada Hale said it rained.", "On Monday Ada Hale said it rained."])
def test_without_a_pause_nothing_before_a_subject_is_content(text: str) -> None:
    layout, segment, found = report(text, "said", "subject")
    assert starts(layout.words, segment, found) == []


@given(NEWS)
def test_starts_lie_in_their_segment_and_each_sign_has_a_value(text: str) -> None:
    for words, draft in drafts(text):
        segment, found = draft.segment, draft.report
        assert has_a_value_for_each_sign(start_options(words, segment, found, set()), NAMES, COMMON)
        assert all(segment.first <= first < end <= segment.end for _, (first, end) in starts(words, segment, found))
