import csv
import math
from dataclasses import fields
from itertools import groupby
from pathlib import Path

import pytest

from stance.errors import MisfitError
from stance.language.word_classes import class_of
from stance.quotes.models import COMMON, INTERCEPT, NAMES, WEIGHTS, Models, load_models, read_models

CHOICES = list(NAMES)
LONGEST = 3  # words in a value: no more of the corpus than that is kept
# Signs whose values are words of ours, not of a text.
OF_OURS = frozenset({"choices", "within another's content"})
CLASSES_OF_SEVERAL_WORDS = ("object pronoun",)

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


def test_the_packaged_weights_are_read_once_and_whole() -> None:
    models = load_models()
    assert load_models() is models
    assert [field.name for field in fields(Models)] == CHOICES
    for choice in CHOICES:
        weights = getattr(models, choice)
        assert weights.names == NAMES[choice]
        assert len(weights.rows) == sum(row[0] == choice and row[2] != INTERCEPT for row in ROWS)
        assert weights.rows


def test_a_file_of_our_own_is_read(tmp_path: Path) -> None:
    models = read_models(own_file(tmp_path, "cue\tword said\tnext word\tthat\t1.25", "cue\t\tnext word\t#\t2"))
    assert models.cue.rows == [("", "next word", "#", 2.0), ("word said", "next word", "that", 1.25)]
    assert models.cue.intercept == models.word.intercept == -0.5
    assert models.word.rows == []


def test_a_mark_is_a_value_like_any_other(tmp_path: Path) -> None:
    models = read_models(own_file(tmp_path, 'cue\t\tnext class\t"\t1', "cue\t\tnext class\t,\t2"))
    assert [value for _, _, value, _ in models.cue.rows] == ['"', ","]


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
        read_models(own_file(tmp_path, line))


def test_a_choice_without_an_intercept_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MisfitError, match=r"weights\.tsv: the choice 'whole' has no intercept"):
        read_models(own_file(tmp_path, but="whole"))


@pytest.mark.parametrize("choice", CHOICES)
def test_every_sign_has_one_name_and_some_are_common(choice: str) -> None:
    assert len(set(NAMES[choice])) == len(NAMES[choice])
    assert 0 <= COMMON.get(choice, 0) < len(NAMES[choice])


def test_every_weight_is_a_number_of_a_sign_that_is_known() -> None:
    unknown = {(row[0], row[2]) for row in ROWS if row[2] != INTERCEPT and row[2] not in NAMES[row[0]]}
    assert unknown == set()
    weights = [float(row[4]) for row in ROWS]
    assert all(math.isfinite(weight) and abs(weight) < 20 for weight in weights)
    assert all(weights)


def test_the_file_is_sorted_and_nothing_stands_twice() -> None:
    keys = [row[:4] for row in ROWS]
    assert len(set(keys)) == len(keys)
    assert [choice for choice, _ in groupby(row[0] for row in ROWS)] == CHOICES
    for choice in CHOICES:
        first, *rest = (row[1:4] for row in ROWS if row[0] == choice)
        assert first == ("", INTERCEPT, "")
        assert rest == sorted(rest)


def test_no_value_holds_more_of_a_text_than_three_words_in_small_letters() -> None:
    long = []
    for _, given, name, value, _ in ROWS:
        kept = value
        for each in CLASSES_OF_SEVERAL_WORDS:
            kept = kept.replace(each, "class")
        if max(len(kept.split()), len(given.split())) > LONGEST and name not in OF_OURS:
            long.append((given, name, value))
    assert long == []
    assert [row for row in ROWS if row != tuple(map(str.lower, row))] == []


def test_no_class_of_several_words_was_forgotten() -> None:
    words = "him it the his not never that who and when in because monday quickly said boats would has is 5 to by as"
    several = {class_of(word) for word in words.split() if " " in class_of(word)}
    assert several == set(CLASSES_OF_SEVERAL_WORDS)


def test_nobody_is_named_in_the_weights() -> None:
    """A name is a class, so that who a corpus writes about weighs nothing."""
    named = frozenset("biden clinton donald hillary obama putin trump".split())
    assert {word for row in ROWS for part in row[1:4] for word in part.split()} & named == set()
