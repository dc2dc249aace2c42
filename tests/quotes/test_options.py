"""The options of each choice with their signs: what is read by numbers is what they add up to."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.quotes.atoms import NOTHING, Vocabulary, load_vocabulary
from stance.quotes.attributions import POSSIBLE, WORTH_A_LOOK, possible_cues
from stance.quotes.layout import lay_out
from stance.quotes.models import CHOICES, NAMES
from stance.quotes.options import (
    Reason,
    Signs,
    ending_options,
    log_odds,
    opening_options,
    reasons,
    signs_of_cue,
    source_options,
    start_options,
    word_signs,
)
from stance.quotes.source_candidates import source_candidates
from stance.quotes.traits import CAN_REPORT
from stance.quotes.weights import CHOICE_BITS, NEVER, THOUSAND, Choice, Row, Weights, scored
from tests.conftest import ROOT
from tests.quotes.reports import VALUES, WEIGHTS, Drafted, drafts
from tests.quotes.test_extract import NEWS

OWN = Vocabulary(["said", "met", "class", "verb", "noun"])
LIGHT = OWN.value("class verb")


def own_row(given: str, name: str, value: str, weight: int) -> Row:
    return OWN.value(given) << CHOICE_BITS | CHOICES.index("word"), NAMES["word"].index(name), OWN.value(value), weight


OWN_WEIGHTS = Weights(
    [-1000] * len(CHOICES),
    [
        own_row("", "word", "said", 2000),
        own_row("", "word", "met", -1000),
        own_row("", "next class", "that", 1500),
        own_row("class verb", "word", "said", 500),
        own_row("class verb", "next class", "that", -125),
        own_row("class noun", "next class", "that", 4000),
        own_row("", "in quotation", "no", -250),
    ],
)


def own_signs(word: str, following: str, *given: str) -> Signs:
    values = {"word": word, "next class": following, "in quotation": "no"}
    return Signs("word", tuple(OWN.value(values.get(name, "")) for name in NAMES["word"]), tuple(map(OWN.value, given)))


def test_a_reason_is_a_sign_with_its_value_and_what_it_counts_in_all() -> None:
    assert reasons(OWN_WEIGHTS, own_signs("said", "that", "", "class verb"), OWN) == [
        Reason(2.5, "word", "said"),
        Reason(1.375, "next class", "that"),
        Reason(-0.25, "in quotation", "no"),
    ]


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (own_signs("said", "that", "", "class verb"), -1 + 2 + 1.5 - 0.25 + 0.5 - 0.125),
        (own_signs("met", "that", "", "class noun"), -1 - 1 + 1.5 - 0.25 + 4),
        (own_signs("boat", "it", ""), -1 - 0.25),
        (own_signs("said", "that"), -1),
        (own_signs("said", "that", "class adverb"), -1),
    ],
)
def test_log_odds_are_the_intercept_and_what_the_signs_count(signs: Signs, expected: float) -> None:
    assert log_odds(OWN_WEIGHTS, signs) == expected


def test_what_was_never_learned_is_no_reason() -> None:
    assert reasons(OWN_WEIGHTS, own_signs("said", "that"), OWN) == []
    assert reasons(OWN_WEIGHTS, Signs("cue", (NOTHING,) * len(NAMES["cue"]), (NOTHING, LIGHT)), OWN) == []


def scored_in_thousandths(signs: Signs) -> int:
    choice = CHOICES.index(signs.choice)
    return WEIGHTS.intercepts[choice] + scored(WEIGHTS, choice, signs.given, 0, signs.values)


def check_reasons(signs: Signs) -> None:
    """The score is, to the thousandth, the intercept and the reasons, the heaviest first."""
    found = reasons(WEIGHTS, signs, load_vocabulary())
    intercept = WEIGHTS.intercepts[CHOICES.index(signs.choice)]
    total = intercept + sum(round(reason.weight * THOUSAND) for reason in found)
    assert total == scored_in_thousandths(signs) == round(log_odds(WEIGHTS, signs) * THOUSAND)
    heaviness = [abs(reason.weight) for reason in found]
    assert heaviness == sorted(heaviness, reverse=True)
    assert len({reason.name for reason in found}) == len(found)


@given(st.data())
def test_a_score_is_its_intercept_and_its_reasons_whatever_the_values(data: st.DataObject) -> None:
    choice = data.draw(st.sampled_from(CHOICES))
    own = [row for row in WEIGHTS.rows if row[0] & (1 << CHOICE_BITS) - 1 == CHOICES.index(choice)]
    known = [sorted({row[2] for row in own if row[1] == name}) for name in range(len(NAMES[choice]))]
    values = tuple(data.draw(st.one_of(st.sampled_from(each or [NOTHING]), VALUES)) for each in known)
    lights = st.sampled_from(sorted({row[0] >> CHOICE_BITS for row in own}))
    check_reasons(Signs(choice, values, tuple(data.draw(st.lists(lights, unique=True, max_size=5)))))


def check_choice(choice: Choice, options: Sequence[tuple[int, Signs]]) -> None:
    """The choice is the first of the options with the most log-odds, and knows the second best."""
    totals = [scored_in_thousandths(signs) for _, signs in options]
    best = max(totals)
    assert choice.option == options[totals.index(best)][0]
    assert choice.log_odds == best
    totals.remove(best)
    assert choice.next == max(totals, default=NEVER)
    for _, signs in options:
        check_reasons(signs)


def best_of(options: Sequence[tuple[int, Signs]]) -> int:
    return max(options, key=lambda option: scored_in_thousandths(option[1]))[0]


def check_content(drafted: Drafted) -> None:
    """Where the content stands; a cue has one somewhere, so that where no place is likelier than none, one is taken all the same."""
    words, segment, likely, _, draft, _ = drafted
    opening = list(opening_options(words, segment, draft.report))
    start = [(at, signs) for at, (_, signs) in enumerate(start_options(words, segment, draft.report, likely))]
    somewhere = best_of(opening) >= 0 or best_of(start) > 0
    forced_behind = not somewhere and len(opening) > 1
    forced_before = not somewhere and not forced_behind and len(start) > 1
    check_choice(draft.opening, opening[forced_behind:])
    check_choice(draft.start, start[forced_before:])
    if draft.opening.option >= 0:
        check_choice(draft.ending, list(ending_options(words, segment, draft.report, draft.opening.option, likely)))


@given(NEWS)
def test_what_is_read_is_what_its_signs_most_speak_for(text: str) -> None:
    for drafted in drafts(text):
        words, segment, _, same, draft, _ = drafted
        cue = draft.report.cue
        candidates = source_candidates(words, segment, cue, same)
        sources = [(at, signs) for at, (_, signs) in enumerate(source_options(words, segment, cue, candidates))]
        check_choice(draft.source, sources)
        assert draft.report.source == candidates[draft.source.option]
        check_content(drafted)


@given(NEWS)
def test_words_are_cues_where_their_signs_speak_for_it(text: str) -> None:
    layout = lay_out(text)
    words = layout.words
    for segment in layout.segments:
        found = dict(possible_cues(WEIGHTS, words, segment))
        for at in range(segment.first, segment.end):
            glanced, told = word_signs(words, segment, at), signs_of_cue(words, segment, at)
            likely = scored_in_thousandths(glanced) >= WORTH_A_LOOK and scored_in_thousandths(told) >= POSSIBLE
            can_be = words.traits[at] & CAN_REPORT and words.inside[at] < 0
            assert found.get(at) == (scored_in_thousandths(told) if can_be and likely else None)
            check_reasons(glanced)
            check_reasons(told)


def test_the_articles_of_our_own_are_read_as_their_signs_speak() -> None:
    for path in sorted((ROOT / "tests" / "data" / "articles").glob("*.txt"))[:3]:
        for drafted in drafts(path.read_text(encoding="utf-8")):
            check_content(drafted)
