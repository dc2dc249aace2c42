"""Where a content may end; the table demands that the right place is among the candidates."""

import pytest
from hypothesis import given

from stance.quotes.endings import COMMON, before_circumstance, endings, without_last_marks
from stance.quotes.layout import lay_out
from stance.quotes.openings import openings
from stance.quotes.options import ending_options
from stance.quotes.sorts import REPORTING_NOUN
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
        ("Ada Hale's belief that it rained has not changed.", "belief", "it rained"),
    ],
)
def test_the_right_content_behind_a_report_is_among_the_candidates(text: str, cue: str, content: str) -> None:
    place = "possessive" if "'s" in text else "subject"
    layout, segment, found = report(text, cue, place)
    verbs = layout.words.sorts[found.cue.at] & REPORTING_NOUN != 0
    stretches = {
        written(layout, opening, end).removesuffix(" ”")
        for opening in openings(layout.words, segment, found)
        for end in endings(layout.words, segment, opening, verbs)
    }
    assert content in stretches


def test_only_what_a_noun_reports_may_end_before_a_verb() -> None:
    layout = lay_out("Ada Hale's claim that it rained was false.")
    words, segment = layout.words, layout.segments[0]
    opening = layout.tokens.texts.index("it")
    before_verb = layout.tokens.texts.index("was")
    assert before_verb in endings(words, segment, opening, verbs=True)
    assert before_verb not in endings(words, segment, opening, verbs=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it rained .", "it rained"),
        ("it rained , ; …", "it rained"),
        ("it rained", "it rained"),
        ("it “rained in the north.”", "it “ rained in the north . ”"),
        (". . .", ""),
    ],
)
def test_the_last_marks_are_left_out_but_for_those_of_quotations(text: str, expected: str) -> None:
    layout = lay_out(text)
    assert written(layout, 0, without_last_marks(layout.words, 0, len(layout.tokens))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the talks were “dead and done”, after Norway left", "the talks were “ dead and done ”"),
        ("the talks were “dead and done”, Norway left", "the talks were “ dead and done ” , Norway left"),
        ("the talks were over, after Norway left", "the talks were over , after Norway left"),
    ],
)
def test_a_circumstance_behind_quoted_words_is_left_out(text: str, expected: str) -> None:
    layout = lay_out(text)
    assert written(layout, 0, before_circumstance(layout.words, 0, len(layout.tokens))) == expected


@given(NEWS)
def test_endings_lie_behind_their_opening_and_each_sign_has_a_value(text: str) -> None:
    for words, segment, likely, _, draft, _ in drafts(text):
        for opening in openings(words, segment, draft.report):
            options = list(ending_options(words, segment, draft.report, opening, likely))
            assert all(opening < end <= segment.end for end, _ in options)
            assert has_a_value_for_each_sign([signs for _, signs in options], "ending", COMMON)
