"""What may be an attribution, with the choices that made it."""

import pytest
from hypothesis import given

from stance.quotes.atoms import load_vocabulary, named
from stance.quotes.drafts import Draft, draft_of
from stance.quotes.layout import Layout
from stance.quotes.models import CHOICES, NAMES
from stance.quotes.source_candidates import SourceCandidate
from stance.quotes.weights import CHOICE_BITS, NO_CHOICE, THOUSAND, Row, Weights, lead_of
from stance.quotes.words import NOWHERE, Stretch
from tests.quotes.reports import cue_in, drafts, written
from tests.quotes.test_extract import NEWS


def row(choice: str, given: str, name: str, value: str, weight: int) -> Row:
    vocabulary = load_vocabulary()
    light = vocabulary.value(given) << CHOICE_BITS | CHOICES.index(choice)
    return light, NAMES[choice].index(name), vocabulary.value(value), weight * THOUSAND


NOWHERE_BEHIND = row("opening", "none", "cue's class", "verb:say", 3)
NOTHING_BEFORE = row("start", "none", "cue's class", "verb:say", 9)
SOMETHING_BEFORE = row("start", "edge", "cue's class", "verb:say", 5)
NO_SOURCE = row("source", "none", "cue's class", "verb:say", 5)
SOURCE_BEHIND = row("source", "behind", "cue's class", "verb:say", 5)
SOURCE_OF_BEFORE = row("source", "same", "cue's class", "verb:say", 5)


def draft(text: str, *rows: Row, cue: str = "said", same: Stretch = NOWHERE) -> tuple[Layout, Draft]:
    layout, segment, at = cue_in(text, cue)
    weights = Weights([0] * len(CHOICES), rows)
    return layout, draft_of(weights, layout.words, segment, at, 700, same, [0] * len(layout.tokens))


def stretch(layout: Layout, words: Stretch) -> str | None:
    return written(layout, *words) if words != NOWHERE else None


@pytest.mark.parametrize(
    ("text", "rows", "source", "before", "behind"),
    [
        ("Ada Hale said it rained.", [NOTHING_BEFORE, SOMETHING_BEFORE], "Ada Hale", None, "it rained"),
        ("It rained, Ada Hale said.", [NOWHERE_BEHIND, SOMETHING_BEFORE], "Ada Hale", "It rained", None),
        ("It rained, said Ada Hale.", [NOWHERE_BEHIND, SOURCE_BEHIND, SOMETHING_BEFORE], "Ada Hale", "It rained", None),
        ("Ada Hale said it rained.", [NO_SOURCE, NOTHING_BEFORE], None, None, "it rained"),
    ],
)
def test_a_draft_is_the_source_and_the_content_that_most_speaks_for(
    text: str, rows: list[Row], source: str | None, before: str | None, behind: str | None
) -> None:
    layout, found = draft(text, *rows, row("start", "first", "cue's class", "verb:say", 5))
    assert stretch(layout, found.report.source.stretch) == source
    assert stretch(layout, found.before) == before
    assert stretch(layout, found.behind) == behind
    assert found.clearness == 700
    assert (found.ending == NO_CHOICE) is (behind is None)


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        ("It rained, Ada Hale said to Norway.", None, "to Norway"),
        ("Nobody was there, Ada Hale said", "Nobody was there", None),
        ("Ada Hale said it rained.", None, "it rained"),
        ("said", None, None),
    ],
)
def test_a_cue_has_a_content_somewhere_behind_it_if_anything_is_there(
    text: str, before: str | None, behind: str | None
) -> None:
    layout, found = draft(f"{text}\n\nIt rained.", NOWHERE_BEHIND, NOTHING_BEFORE)
    assert (stretch(layout, found.before), stretch(layout, found.behind)) == (before, behind)


def test_the_source_of_the_cue_before_can_be_taken_again() -> None:
    text = "It rained, said Ada Hale, adding that it was late."
    _, found = draft(text, SOURCE_OF_BEFORE, cue="adding", same=(4, 6))
    assert found.report.source == SourceCandidate(named("same"), (4, 6))
    _, found = draft(text, SOURCE_OF_BEFORE, cue="adding")
    assert found.report.source.place != named("same")


def test_a_circumstance_behind_quoted_words_is_no_content() -> None:
    text = "Ada Hale said the talks were “dead and done”, after Norway left."
    last = row("ending", "end end", "class", "end", 5)
    layout, found = draft(text, NOTHING_BEFORE, last)
    assert stretch(layout, found.behind) == "the talks were “ dead and done ”"
    assert found.ending.option > found.behind[1]


@given(NEWS)
def test_contents_lie_around_the_cue_in_their_segment(text: str) -> None:
    for _, segment, _, _, found, _ in drafts(text):
        report = found.report
        assert segment.first <= report.start <= report.cue.start <= report.cue.at < report.end <= segment.end
        assert found.before == NOWHERE or segment.first <= found.before[0] < found.before[1] <= segment.end
        assert found.behind == NOWHERE or report.end <= found.behind[0] < found.behind[1] <= segment.end
        assert found.before != NOWHERE or found.behind != NOWHERE
        assert (found.opening.option < 0) == (found.behind == NOWHERE) == (found.ending == NO_CHOICE)
        assert min(map(lead_of, (found.source, found.opening, found.start))) >= 0
