"""The choices that made an attribution, made once more."""

from pathlib import Path

import pytest
from hypothesis import given

from stance.quotes.attribution import Attribution
from stance.quotes.layout import lay_out
from stance.quotes.models import CHOICES
from stance.quotes.options import log_odds
from stance.quotes.reader import WEIGHTS_RULE, Reader
from stance.quotes.retracing import Chosen, Retraced, Retracer
from stance.quotes.weights import CLEAR, THOUSAND, Weights, probability
from tests.conftest import ROOT
from tests.quotes.reports import WEIGHTS
from tests.quotes.test_extract import NEWS

ARTICLES = sorted((ROOT / "tests" / "data" / "articles").glob("*.txt"))


def retraced(text: str, weights: Weights = WEIGHTS) -> list[tuple[Attribution, Retraced]]:
    """The attributions of a text with the choices that made them."""
    layout = lay_out(text)
    reader, retracer = Reader(layout, weights), Retracer(layout, weights)
    read = [each for number in range(len(layout.segments)) for each in reader.attributions(number)]
    return [(each, found) for each in read if (found := retracer.of(each))]


def the_choices(text: str) -> Retraced:
    ((_, found),) = retraced(text)
    return found


def check(text: str) -> None:
    """What is told of an attribution is what was read, to the last thousandth."""
    layout = lay_out(text)
    reader, retracer = Reader(layout, WEIGHTS), Retracer(layout, WEIGHTS)
    for number, segment in enumerate(layout.segments):
        for attribution in reader.attributions(number):
            found = retracer.of(attribution)
            assert found is not None
            assert probability(round(found.whole.log_odds * THOUSAND)) == attribution.confidence
            assert found.cue.log_odds == attribution.clearness
            assert found.spans == len(attribution.content)
            assert segment.first <= found.segment.first < found.segment.end <= segment.end
            assert found.segment.in_speech is attribution.inner
            words = [word for start, end in attribution.content for word in text[start:end].split()]
            assert found.before + found.behind == words
            assert (found.place == "none") is (attribution.source == ())
            check_choices(found)


def check_choices(found: Retraced) -> None:
    chosen = [
        found.cue,
        found.source,
        found.opening,
        found.start,
        found.whole,
        *([found.ending] if found.ending else []),
    ]
    for each in chosen:
        assert each.log_odds == log_odds(WEIGHTS, each.signs)
        assert each.lead <= CLEAR / THOUSAND or each.lead == each.log_odds
    assert [each.signs.choice for each in chosen[:5]] == ["cue", "source", "opening", "start", "whole"]
    assert found.ending is None or found.ending.signs.choice == "ending"
    assert (found.cue.lead, found.whole.lead) == (found.cue.log_odds, found.whole.log_odds)


@given(NEWS)
def test_what_is_told_of_an_attribution_is_what_was_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize("path", ARTICLES[:6], ids=lambda path: path.stem)
def test_the_attributions_of_an_article_are_told_as_they_were_read(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "place", "before", "behind"),
    [
        ("Ada Hale said that it rained.", "subject", "", "it rained"),
        ("The boats were late, said Ada Hale.", "behind", "The boats were late", ""),
        ("“We wait,” Ada Hale said, “and nobody called.”", "subject", "We wait,", "and nobody called."),
        ("According to Ada Hale, nobody has called.", "behind-to", "", "nobody has called"),
    ],
)
def test_place_and_content_are_told(text: str, place: str, before: str, behind: str) -> None:
    found = the_choices(text)
    assert (found.place, found.before, found.behind) == (place, before.split(), behind.split())


def test_without_a_content_behind_the_report_there_is_no_ending() -> None:
    assert the_choices("The boats were late, said Ada Hale.").ending is None
    assert isinstance(the_choices("Ada Hale said that it rained.").ending, Chosen)


def test_a_cue_in_speech_is_told_apart_from_the_report_of_the_speech() -> None:
    likely = Weights([0] * len(CHOICES), [])
    outer, inner = retraced("Ada Hale said that “Denmark says that it rains”.", likely)
    assert (outer[0].inner, inner[0].inner) == (False, True)
    assert (outer[1].segment.in_speech, inner[1].segment.in_speech) == (False, True)


def test_what_a_rule_found_is_not_retraced() -> None:
    layout = lay_out("Ada Hale: “We wait for boats.”")
    attribution = Attribution(((11, 28),), ((8, 9),), ((0, 8),), "colon", 0.5)
    assert attribution.rule != WEIGHTS_RULE
    assert Retracer(layout, WEIGHTS).of(attribution) is None
