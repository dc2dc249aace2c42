from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from stance.quotes.atoms import load_vocabulary, named
from stance.quotes.attribution import Attribution
from stance.quotes.attributions import LONGEST, Text, weighed_in
from stance.quotes.layout import Layout, lay_out
from stance.quotes.models import CHOICES, NAMES, load_weights
from stance.quotes.reader import KEPT, KEPT_WITHIN, WEIGHTS_RULE, Reader, text_of
from stance.quotes.weights import CHOICE_BITS, THOUSAND, Weights, probability
from stance.quotes.whole import OUTSIDE, WITHIN, related, relations
from stance.quotes.words import NOWHERE
from stance.records import Span
from tests.quotes.bad_inputs import BAD_INPUTS
from tests.quotes.reports import WEIGHTS, drafts_by_segment
from tests.quotes.test_extract import NEWS


def weights_of(**intercepts: int) -> Weights:
    """Choices without weights: the same log-odds for everything."""
    return Weights([THOUSAND * intercepts.get(choice, 0) for choice in CHOICES], [])


def read(layout: Layout, weights: Weights) -> list[Attribution]:
    """What is read in the first segment."""
    return Reader(layout, weights).attributions(0)


def test_without_odds_every_word_that_can_be_a_cue_is_one() -> None:
    layout = lay_out("Ada Hale said that the crews warned of delays.")
    found = read(layout, weights_of())
    assert [layout.text[slice(*each.cue[0])] for each in found] == ["said", "warned"]
    assert [each.confidence for each in found] == [0.5, 0.5]


@pytest.mark.parametrize(
    ("intercepts", "count"), [({}, 1), ({"word": -9}, 0), ({"cue": -9}, 0), ({"whole": -9}, 0), ({"whole": 9}, 1)]
)
def test_each_of_three_choices_can_refuse_a_word(intercepts: dict[str, int], count: int) -> None:
    assert len(read(lay_out("Ada Hale said that it rained."), weights_of(**intercepts))) == count


def test_a_stretch_too_long_for_a_sentence_is_not_read() -> None:
    layout = lay_out("Ada Hale said that it rained and " * 600 + "left.")
    (segment,) = layout.segments
    assert segment.end - segment.first > LONGEST
    assert read(layout, weights_of()) == []


def test_what_is_not_read_leaves_the_others_their_numbers() -> None:
    layout = lay_out("“We said that we wait.” It rained. Ada Hale said that it rained.")
    reader = Reader(layout, weights_of())
    assert [len(reader.attributions(number)) for number in range(4)] == [0, 0, 1, 0]


def test_speech_within_a_sentence_is_read_too_and_noted_as_inner() -> None:
    layout = lay_out("Ada Hale said that “Denmark says that it rains”.")
    found = read(layout, weights_of())
    assert [(layout.text[slice(*each.cue[0])], each.inner) for each in found] == [("said", False), ("says", True)]


def test_speech_is_read_as_if_no_quotation_were_marked() -> None:
    text = text_of(lay_out("Ada Hale said that “Denmark says that it rains”."))
    assert set(text.outside.inside) == {-1} < set(text.words.inside)
    assert text.outside[:5] == text.words[:5]


def test_a_source_that_is_not_named_is_empty() -> None:
    light = named("none") << CHOICE_BITS | CHOICES.index("source")
    row = light, NAMES["source"].index("cue's class"), load_vocabulary().value("verb:say"), 9 * THOUSAND
    layout = lay_out("Ada Hale said that it rained.")
    (found,) = read(layout, Weights(weights_of().intercepts, [row]))
    assert found.source == ()
    assert [layout.text[slice(*span)] for span in found.content] == ["it rained"]


@given(NEWS)
def test_attributions_come_in_order_of_their_cues_and_fewer_the_likelier_they_must_be(text: str) -> None:
    layout = lay_out(text)
    likely, likelier = (Reader(layout, load_weights(), kept=kept) for kept in (0.3, 0.8))
    drafts = list(drafts_by_segment(layout))
    for number, segment in enumerate(drafts):
        found = likely.attributions(number)
        assert [each.cue for each in found] == sorted(each.cue for each in found)
        assert all(0 < each.confidence <= 1 and each.content and each.rule == WEIGHTS_RULE for each in found)
        assert {each.cue for each in likelier.attributions(number)} <= {each.cue for each in found}
        assert len(found) <= len(segment.drafted)


@given(NEWS)
def test_what_is_likely_enough_is_kept_and_of_statements_within_others_what_would_be_without_them(text: str) -> None:
    layout = lay_out(text)
    reader = Reader(layout, WEIGHTS)
    for number, (segment, drafted, spans, relation_of) in enumerate(drafts_by_segment(layout)):
        expected = []
        for each, relation in zip(drafted, relation_of, strict=True):
            weighed = each.weighed
            inner = relation == WITHIN and not weighed.speaks and weighed.source != NOWHERE
            alone = probability(related(WEIGHTS, weighed, OUTSIDE)) if inner else 0.0
            confidence = probability(related(WEIGHTS, weighed, relation))
            if not segment.is_quotation and (confidence >= KEPT or alone >= KEPT_WITHIN):
                expected.append((tuple(spans[slice(*weighed.spans)]), confidence, weighed.clearness / THOUSAND))
        found = reader.attributions(number)
        assert [(each.content, each.confidence, each.clearness) for each in found] == expected


class Bounded(list[int]):
    """A column that refuses what stands before its first number, where a list would give one from its end."""

    def __getitem__(self, at: Any) -> Any:
        if at < 0:
            raise IndexError(f"{at} is before the first of {len(self)}")
        return super().__getitem__(at)


def bounded(columns: Any) -> Any:
    return columns._replace(
        **{name: Bounded(column) for name, column in columns._asdict().items() if isinstance(column, list)}
    )


def check_bounds(text: str) -> None:
    """What is compiled takes columns by their address and would read what stands before them or behind."""
    layout = lay_out(text)
    columns = text_of(layout)
    within = Text(bounded(columns.words), bounded(columns.outside), bounded(columns.quoted))
    spans: list[Span] = []
    for segment in layout.segments:
        if segment.end - segment.first <= LONGEST:
            likely = Bounded([0] * len(layout.tokens))
            found = weighed_in(WEIGHTS, within, segment, likely, spans)
            relations(within.words, segment, found, spans)


@given(NEWS)
def test_no_word_is_asked_for_that_is_not_there(text: str) -> None:
    check_bounds(text)


@pytest.mark.parametrize("text_of_length", BAD_INPUTS.values(), ids=BAD_INPUTS)
def test_no_word_is_asked_for_that_is_not_there_in_bad_texts(text_of_length: Callable[[int], str]) -> None:
    check_bounds(text_of_length(4_000))


@pytest.mark.parametrize("kept", [0.0, 0.5, 1.0])
def test_any_probability_can_be_asked_for(kept: float) -> None:
    layout = lay_out("Ada Hale said that it rained.")
    found = Reader(layout, load_weights(), kept=kept).attributions(0)
    assert len(found) == (kept < 1)
