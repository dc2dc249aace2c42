import csv
import math
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import MisfitError
from stance.language.cues import load_cues
from stance.language.word_classes import class_of
from stance.quotes import endings, openings, source_candidates, starts
from stance.quotes.atoms import PLACES, WEIGHTS, Vocabulary, load_vocabulary
from stance.quotes.attributions import CUE_CHOICE, WORD_CHOICE
from stance.quotes.endings import ENDING
from stance.quotes.models import CHOICES, INTERCEPT, NAMES, load_weights, read_weights, value_of, written_value
from stance.quotes.openings import OPENING
from stance.quotes.source_candidates import SOURCE
from stance.quotes.starts import START
from stance.quotes.weights import _NAME_BITS as NAME_BITS
from stance.quotes.weights import CHOICE_BITS, THOUSAND, Weights
from stance.quotes.whole import WHOLE

LONGEST = 3  # words in a value: no more of the corpus than that is kept
# Signs whose values are words of ours, not of a text.
OF_OURS = frozenset({"choices"})

Row = tuple[str, str, str, str, str]


def rows() -> list[Row]:
    with WEIGHTS.open(encoding="utf-8", newline="") as stream:
        return [
            (choice, given, name, value, weight)
            for choice, given, name, value, weight in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


ROWS = rows()


def own_file(tmp_path: Path, *lines: str, but: str | None = None) -> Path:
    """A file with the intercept of every choice but one, and some lines."""
    path = tmp_path / "weights.tsv"
    intercepts = [f"{choice}\t\t{INTERCEPT}\t\t-0.5" for choice in CHOICES if choice != but]
    path.write_text("".join(f"{line}\n" for line in (*intercepts, *lines)), encoding="utf-8")
    return path


def rows_of(weights: Weights) -> list[Row]:
    """The rows of weights in words, as they stand in a file."""
    vocabulary, found = load_vocabulary(), []
    for light, name, value, weight in weights.rows:
        choice = CHOICES[light & (1 << CHOICE_BITS) - 1]
        told = NAMES[choice][name]
        given = vocabulary.written(light >> CHOICE_BITS)
        found.append((choice, given, told, written_value(told, value, vocabulary), f"{weight / THOUSAND:.3f}"))
    return found


def test_the_packaged_weights_are_read_once_and_whole() -> None:
    weights = load_weights()
    assert load_weights() is weights
    thousandths = [(*row[:4], f"{float(row[4]):.3f}") for row in ROWS if row[2] != INTERCEPT]
    assert sorted(rows_of(weights)) == sorted(thousandths)
    assert {row[0] for row in thousandths} == set(CHOICES)
    intercepts = {row[0]: row[4] for row in ROWS if row[2] == INTERCEPT}
    assert [float(intercepts[choice]) * THOUSAND for choice in CHOICES] == pytest.approx(list(weights.intercepts))


def test_choices_and_their_signs_have_the_numbers_that_code_asks_for() -> None:
    numbered = (WORD_CHOICE, CUE_CHOICE, SOURCE, OPENING, ENDING, START, WHOLE)
    assert [CHOICES[number] for number in numbered] == ["word", "cue", "source", "opening", "ending", "start", "whole"]
    assert len(CHOICES) <= 1 << CHOICE_BITS
    assert all(len(names) <= 1 << NAME_BITS for names in NAMES.values())


def test_a_file_of_our_own_is_read(tmp_path: Path) -> None:
    lines = (
        "cue\tword said\tnext word\tthat\t1.25",
        "cue\t\tnext word\t?\t2",
        "source\tsubject\tchoices\tsubject none\t-.5",
    )
    weights = read_weights(own_file(tmp_path, *lines))
    assert sorted(rows_of(weights)) == [
        ("cue", "", "next word", "?", "2.000"),
        ("cue", "word said", "next word", "that", "1.250"),
        ("source", "subject", "choices", "subject none", "-0.500"),
    ]
    assert weights.intercepts == (-500,) * len(CHOICES)


def test_a_file_can_be_read_with_words_of_its_own(tmp_path: Path) -> None:
    vocabulary = Vocabulary(["boats"])
    weights = read_weights(own_file(tmp_path, "cue\t\tnext word\tboats\t1"), vocabulary)
    assert [vocabulary.written(value) for _, _, value, _ in weights.rows] == ["boats"]


def test_a_mark_is_a_value_like_any_other(tmp_path: Path) -> None:
    weights = read_weights(own_file(tmp_path, 'cue\t\tnext class\t"\t1', "cue\t\tnext class\t,\t2"))
    assert sorted(row[3] for row in rows_of(weights)) == ['"', ","]


@given(st.sets(st.sampled_from(PLACES)))
def test_a_set_of_places_is_written_in_their_order_and_read_again(places: set[str]) -> None:
    vocabulary = Vocabulary()
    value = value_of("choices", " ".join(places), vocabulary)
    written = written_value("choices", value, vocabulary)
    assert written.split() == [place for place in PLACES if place in places]
    assert value_of("choices", written, vocabulary) == value


@pytest.mark.parametrize(
    "line",
    [
        "cue\tword said\tnext word\tthat",
        "cue\t\tnext word\tthat\t1\t2",
        "cue\t\tnext word\tthat\theavy",
        "cue\t\tboats\tthat\t1",
        "boats\t\tnext word\tthat\t1",
        "cue",
    ],
)
def test_a_malformed_line_is_refused(tmp_path: Path, line: str) -> None:
    number = len(CHOICES) + 1
    with pytest.raises(MisfitError, match=rf"weights\.tsv:{number}: .*(columns|heavy|boats).*[;.]$"):
        read_weights(own_file(tmp_path, line))


def test_a_choice_without_an_intercept_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MisfitError, match=r"weights\.tsv: the choice 'whole' has no intercept"):
        read_weights(own_file(tmp_path, but="whole"))


@pytest.mark.parametrize("choice", CHOICES)
def test_every_sign_has_one_name_and_some_are_common(choice: str) -> None:
    assert len(set(NAMES[choice])) == len(NAMES[choice])
    common = {"source": source_candidates, "opening": openings, "ending": endings, "start": starts}
    assert choice not in common or 0 < common[choice].COMMON < len(NAMES[choice])


def test_every_weight_is_a_number_of_a_sign_that_is_known() -> None:
    unknown = {(row[0], row[2]) for row in ROWS if row[2] != INTERCEPT and row[2] not in NAMES[row[0]]}
    assert unknown == set()
    weights = [float(row[4]) for row in ROWS]
    assert all(math.isfinite(weight) and abs(weight) < 20 for weight in weights)
    assert all(weights)


def test_the_file_is_sorted_and_nothing_stands_twice() -> None:
    keys = [row[:4] for row in ROWS]
    assert len(set(keys)) == len(keys)
    assert [choice for choice, _ in groupby(row[0] for row in ROWS)] == list(CHOICES)
    for choice in CHOICES:
        first, *rest = (row[1:4] for row in ROWS if row[0] == choice)
        assert first == ("", INTERCEPT, "")
        assert rest == sorted(rest)


def test_no_value_holds_more_of_a_text_than_three_words_in_small_letters() -> None:
    long = [row for row in ROWS if row[2] not in OF_OURS and max(len(part.split()) for part in row[1:4:2]) > LONGEST]
    assert long == []
    assert [row for row in ROWS if row != tuple(map(str.lower, row))] == []


def test_no_class_is_of_several_words() -> None:
    words = "him it the his not never that who and when in because monday quickly said boats would has is 5 to by as"
    assert [word for word in (*words.split(), *load_cues().words) if len(class_of(word).split()) != 1] == []


def test_nobody_is_named_in_the_weights() -> None:
    """A name is a class, so that who a corpus writes about weighs nothing."""
    named = frozenset("biden clinton donald hillary obama putin trump".split())
    assert {word for row in ROWS for part in row[1:4] for word in part.split()} & named == set()
