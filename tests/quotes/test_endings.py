"""Where a content may end; the table demands that the right place is among the candidates."""

import pytest
from hypothesis import given

from stance.quotes.endings import COMMON, NAMES, ending_options, endings
from stance.quotes.openings import openings
from tests.quotes.reports import drafts, has_a_value_for_each_sign, report, written
from tests.quotes.samples import NOT_YET
from tests.quotes.test_extract import NEWS


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ada Hale said that it rained.", "said", "it rained"),
        ("Ada Hale said it rained.", "said", "it rained"),
        ("Ada Hale said on Monday that it rained.", "said", "it rained"),
        ("Ada Hale said on Monday in Oslo the boats were late.", "said", "the boats were late"),
        ("Ada Hale said: “We wait for boats.”", "said", "“ We wait for boats ."),
        ("Ada Hale asked whether it rained.", "asked", "whether it rained"),
        ("Ada Hale urged Norway to wait.", "urged", "Norway to wait"),
        ("Ada Hale said that it rained, adding that it was late.", "said", "it rained"),
        ("Ada Hale said that it rained and warned of ice.", "said", "it rained"),
        ("Ada Hale said that it rained, but nobody heard her.", "said", "it rained"),
        ("Ada Hale said that it rained when she came.", "said", "it rained"),
        ("Ada Hale said that it rained on Monday.", "said", "it rained"),
        ("Ada Hale said the “boats” were late.", "said", "the “ boats ” were late"),
        pytest.param("Ada Hale's claim that it rained was false.", "claim", "it rained", marks=NOT_YET),
        pytest.param("Ada Hale's belief that it rained has not changed.", "belief", "it rained", marks=NOT_YET),
    ],
)
def test_the_right_content_behind_a_report_is_among_the_candidates(text: str, cue: str, content: str) -> None:
    place = "possessive" if "'s" in text else "subject"
    layout, segment, found = report(text, cue, place)
    stretches = {
        written(layout, opening, end).removesuffix(" ”")
        for opening in openings(layout.words, segment, found)
        for end in endings(layout.words, segment, opening)
    }
    assert content in stretches


@given(NEWS)
def test_endings_lie_behind_their_opening_and_each_sign_has_a_value(text: str) -> None:
    for words, draft in drafts(text):
        segment, found = draft.segment, draft.report
        for opening in openings(words, segment, found):
            assert all(opening < end <= segment.end for end in endings(words, segment, opening))
            assert has_a_value_for_each_sign(ending_options(words, segment, found, opening, set()), NAMES, COMMON)
