from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stance.language.word_classes
from stance.language.cues import load_cues
from stance.language.word_classes import NAME, class_of, cue_words, is_open

LEARNED = Path(stance.language.word_classes.__file__).parent / "data" / "learned_cues.txt"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("is", "were", "isn't"), "be"),
        (("has", "having"), "have"),
        (("would", "did", "may", "cannot"), "modal"),
        (("not", "never", "n't"), "not"),
        (("he", "they"), "pronoun"),
        (("him", "itself", "this"), "object-pronoun"),
        (("his", "their"), "possessive"),
        (("and", "but", "or"), "coordinator"),
        (("if", "whether", "what"), "question"),
        (("the", "every", "three"), "determiner"),
        (("of", "amid"), "preposition"),
        (("because", "while"), "subordinator"),
        (("monday", "later"), "time"),
        (("quickly", "also"), "adverb"),
        (("5", "2024", "5th"), "number"),
        (("said", "told"), "verb:say"),
        (("concerned",), "adjective:attitude"),
        (("running",), "-ing"),
        (("waited",), "-ed"),
        (("nation",), "-ion"),
        (("boats",), "-s"),
        (("boat", "bus", "red", "king", "daily"), "word"),
        (("“", '"', "''", "'", "»"), '"'),
        (("–", "—", "--", "-"), "-"),
    ],
)
def test_a_word_has_the_class_of_its_list_else_of_its_ending(words: tuple[str, ...], kind: str) -> None:
    assert {class_of(word) for word in words} == {kind}


@pytest.mark.parametrize("word", ["to", "that", "who", "it", "by", "as", "'s", ",", ".", ":", "(", ")", "?"])
def test_some_words_and_every_mark_are_classes_of_their_own(word: str) -> None:
    assert class_of(word) == word


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("word", True),
        ("-ing", True),
        ("-s", True),
        ("verb:say", True),
        ("noun:want", True),
        ("-", False),
        (":", False),
        ("be", False),
        ("adverb", False),
        ("name", False),
        ("number", False),
        ('"', False),
    ],
)
def test_nouns_verbs_and_adjectives_are_open_classes(kind: str, *, expected: bool) -> None:
    assert is_open(kind) is expected


@given(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=12).map(str.lower))
def test_every_word_has_a_class_of_one_word_and_keeps_it(word: str) -> None:
    kind = class_of(word)
    assert kind.split() == [kind]
    assert kind != NAME or word == NAME
    assert class_of(word) == kind


@pytest.mark.parametrize("word", ["said", "says", "told", "warned", "concern", "believes", "accused", "according"])
def test_words_of_the_list_and_learned_ones_can_be_cues(word: str) -> None:
    assert word in cue_words()


@pytest.mark.parametrize("word", ["boat", "the", "to", ",", "is", "Said", ""])
def test_others_cannot(word: str) -> None:
    assert word not in cue_words()


def test_learned_cues_are_sorted_words_of_open_classes_that_the_list_has_not() -> None:
    text = LEARNED.read_text(encoding="utf-8")
    words = text.splitlines()
    assert text == "".join(f"{word}\n" for word in words)
    assert words == sorted(set(words))
    assert [word for word in words if word != word.lower() or not word[0].isalpha() or " " in word] == []
    assert [word for word in words if not is_open(class_of(word)) or word in load_cues().words] == []
