"""What of a content may stand before a report; the table demands that the right stretch is among the candidates."""

import pytest
from hypothesis import given

from stance.quotes.atoms import named
from stance.quotes.options import start_options
from stance.quotes.starts import COMMON, Start, starts
from stance.quotes.words import NOWHERE
from tests.quotes.reports import drafts, has_a_value_for_each_sign, report, written
from tests.quotes.test_extract import NEWS

NOTHING_BEFORE = Start(named("none"), NOWHERE)


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
    assert content in {written(layout, *stretch) for _, stretch in starts(layout.words, segment, found)[1:]}


@pytest.mark.parametrize("text", ["Ada Hale said it rained.", "On Monday Ada Hale said it rained."])
def test_without_a_pause_nothing_before_a_subject_is_content(text: str) -> None:
    layout, segment, found = report(text, "said", "subject")
    assert starts(layout.words, segment, found) == [NOTHING_BEFORE]


@given(NEWS)
def test_starts_lie_in_their_segment_and_each_sign_has_a_value(text: str) -> None:
    for words, segment, likely, _, draft, _ in drafts(text):
        nothing, *found = start_options(words, segment, draft.report, likely)
        assert nothing[0] == NOTHING_BEFORE
        assert [each for each, _ in (nothing, *found)] == starts(words, segment, draft.report)
        assert all(segment.first <= first < end <= segment.end for (_, (first, end)), _ in found)
        assert has_a_value_for_each_sign([signs for _, signs in (nothing, *found)], "start", COMMON)
