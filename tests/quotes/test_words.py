import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import stance.quotes.words
from stance.language.word_classes import NAME, class_of, cue_words, is_open
from stance.quotes.atoms import OTHER, Vocabulary, load_vocabulary, named
from stance.quotes.layout import lay_out
from stance.quotes.sorts import sorts_of
from stance.quotes.traits import CAN_REPORT, CAPITAL, NAME_OR_NOT, traits_of
from stance.quotes.words import forget, look_up, span_of

WORDS = st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=12), max_size=20)
COLUMNS = ["words", "forms", "kinds", "traits", "sorts"]


def looked_up(text: str) -> dict[str, int]:
    _, columns = look_up([text])
    return dict(zip(COLUMNS, columns[:, 0].tolist(), strict=True))


def kinds_of(words: list[str]) -> list[str]:
    return list(map(load_vocabulary().written, look_up(words)[1][2].tolist()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("boat", ("boat", "word", False)),
        ("Oslo", ("oslo", NAME, False)),
        ("Boats", ("boats", NAME, False)),
        ("The", ("the", "determiner", False)),
        ("I", ("i", "pronoun", False)),
        ("May", ("may", "modal", False)),
        ("said", ("said", "verb:say", True)),
        ("SAID", ("said", NAME, True)),
        ("’s", ("'s", "'s", False)),
        ("Don’t", ("don't", "modal", False)),
        ("according", ("according", "-ing", True)),
    ],
)
def test_a_capital_makes_a_name_of_a_word_of_an_open_class(text: str, expected: tuple[str, str, bool]) -> None:
    lowers, _ = look_up([text])
    assert (*lowers, *kinds_of([text]), looked_up(text)["traits"] & CAN_REPORT != 0) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Oslo", True), ("Critics", True), ("Said", True), ("boats", False), ("The", False), ("Locally", False)],
)
def test_a_name_of_an_open_class_may_be_none_at_the_head_of_a_sentence(text: str, *, expected: bool) -> None:
    assert (looked_up(text)["traits"] & NAME_OR_NOT != 0) is expected


def test_a_word_has_an_atom_where_the_weights_speak_of_it_and_a_name_the_form_of_all_names() -> None:
    assert looked_up("said")["words"] == looked_up("Said")["words"] == load_vocabulary().atom("said") != OTHER
    assert looked_up("said")["forms"] == looked_up("said")["words"]
    assert looked_up("Said")["forms"] == looked_up("Oslo")["forms"] == named("name")
    assert looked_up("zyzzyva")["words"] == OTHER


@given(WORDS)
def test_every_word_has_a_class_and_keeps_it(words: list[str]) -> None:
    lowers, columns = look_up(words)
    assert lowers == [word.lower().replace("’", "'") for word in words]
    assert columns.shape == (len(COLUMNS), len(words))
    assert columns.dtype == np.int64
    atom = load_vocabulary().atom
    for text, lower, (word, form, kind, traits, sorts) in zip(words, lowers, columns.T.tolist(), strict=True):
        is_name = kind == named(NAME) and text[0].isupper()
        assert (word, form) == (atom(lower), named(NAME) if is_name else atom(lower))
        assert kind in {named(NAME), atom(class_of(lower))}
        assert sorts == sorts_of(NAME if is_name else class_of(lower))
        doubtful = NAME_OR_NOT if is_name and is_open(class_of(lower)) else 0
        assert traits == traits_of(text, lower, can_report=lower in cue_words()) | doubtful
        assert not is_name or traits & CAPITAL
    again = look_up(words)
    assert again[0] == lowers
    assert np.array_equal(again[1], columns)


@given(WORDS)
def test_words_are_looked_up_one_by_one_as_together(words: list[str]) -> None:
    _, columns = look_up(words)
    assert [list(looked_up(word).values()) for word in words] == columns.T.tolist()


def test_words_without_end_are_forgotten_but_never_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stance.quotes.words, "_MOST_REMEMBERED", 3)
    words = ["Oslo", "said", "boats", "the", "Oslo", "Ellery", "said", "quickly", "Oslo"]
    expected = [NAME, "verb:say", "-s", "determiner", NAME, NAME, "verb:say", "adverb", NAME]
    assert kinds_of(words) == expected
    assert [kind for word in words for kind in kinds_of([word])] == expected
    assert len(stance.quotes.words._known) <= 4


def test_more_words_than_there_was_room_for_are_remembered_all_the_same() -> None:
    words = [f"{letter}{number}" for letter in "abc" for number in range(1000)]
    lowers, columns = look_up([*words, "said"])
    assert lowers == [*words, "said"]
    assert columns[:, -1].tolist() == list(looked_up("said").values())


def test_words_that_were_forgotten_are_looked_up_in_the_vocabulary_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked_up("zyzzyva")["words"] == OTHER
    own = Vocabulary(["zyzzyva"])
    monkeypatch.setattr(stance.quotes.words, "load_vocabulary", lambda: own)
    assert looked_up("zyzzyva")["words"] == OTHER
    forget()
    assert looked_up("zyzzyva")["words"] == own.atom("zyzzyva") != OTHER
    monkeypatch.undo()
    forget()
    assert looked_up("zyzzyva")["words"] == OTHER


def test_words_stand_in_the_text_from_the_first_to_the_last() -> None:
    layout = lay_out("Ada Hale said so.")
    start, end = span_of(layout.words, 1, 3)
    assert layout.text[start:end] == "Hale said"
