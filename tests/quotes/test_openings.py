"""Where a content may begin behind a report."""

import pytest
from hypothesis import given

from stance.quotes.openings import COMMON, openings
from stance.quotes.options import opening_options
from tests.quotes.reports import drafts, has_a_value_for_each_sign, report, written
from tests.quotes.test_extract import NEWS


@pytest.mark.parametrize(
    ("text", "cue", "place", "expected"),
    [
        ("Ada Hale has said it rained.", "said", "subject", "Ada Hale has said"),
        ("It rained, said Ada Hale, a doctor.", "said", "behind", "said Ada Hale , a doctor"),
        ("As Ada Hale said, it rained.", "said", "subject", "As Ada Hale said"),
        ("It rained, but Ada Hale said so.", "said", "subject", "but Ada Hale said"),
        ("Piet Berg's claim was false.", "claim", "possessive", "Piet Berg 's claim"),
        ("The plan was welcomed by Denmark.", "welcomed", "behind-by", "was welcomed by Denmark"),
        (
            "The plan was welcomed on Monday by Denmark.",
            "welcomed",
            "agent",
            "was welcomed on Monday by Denmark",
        ),
    ],
)
def test_a_report_holds_its_cue_and_a_source_beside_it(text: str, cue: str, place: str, expected: str) -> None:
    layout, _, found = report(text, cue, place)
    assert written(layout, found.start, found.end) == expected


def test_that_opens_a_clause_but_may_be_its_subject() -> None:
    for text, first in (("said that it rained", "it"), ("said that was wrong", "that")):
        layout, segment, found = report(f"Ada Hale {text}.", "said", "subject")
        assert layout.tokens.texts[openings(layout.words, segment, found)[0]] == first


@given(NEWS)
def test_openings_lie_behind_the_report_and_each_sign_has_a_value(text: str) -> None:
    for words, segment, _, _, draft, _ in drafts(text):
        found = draft.report
        nowhere, *somewhere = opening_options(words, segment, found)
        assert nowhere[0] == -1
        assert [opening for opening, _ in somewhere] == openings(words, segment, found)
        assert all(found.end <= opening < segment.end for opening, _ in somewhere)
        assert has_a_value_for_each_sign([signs for _, signs in (nowhere, *somewhere)], "opening", COMMON)
