import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.language.negation import NEGATORS, SCOPE, negated


def under(text: str) -> list[str]:
    words = text.split()
    return [word for word, is_negated in zip(words, negated(words), strict=True) if is_negated]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("suva will not accept it", "accept it"),
        ("there is no cause for alarm", "cause for alarm"),
        ("they didn't welcome the plan", "welcome the plan"),
        ("he cannot support that", "support that"),
        ("oslo refused to condemn them", "to condemn them"),
        ("it is not a threat , it is a gift", "a threat"),
        ("not happy but hopeful", "happy"),
        ("nothing about it is fair", "about it is fair"),
        ("they welcome the plan", ""),
        ("not only brave but wise", ""),
        ("no doubt they care", ""),
        ("no later than friday", ""),
    ],
)
def test_a_negation_reaches_to_the_next_mark_or_contrast(text: str, words: str) -> None:
    assert under(text) == words.split()


def test_a_second_negation_undoes_the_first() -> None:
    assert "condemn" not in under("he did not refuse to condemn them")


def test_a_negation_reaches_seven_words() -> None:
    assert under("never a b c d e f g h") == "a b c d e f g".split()
    assert SCOPE == 7


@given(st.lists(st.sampled_from(["but", ",", "war", "peace", *sorted(NEGATORS)])))
def test_each_word_has_one_flag_and_nothing_is_negated_before_a_negation(words: list[str]) -> None:
    flags = negated(words)
    assert len(flags) == len(words)
    first = next((at for at, word in enumerate(words) if word in NEGATORS), len(words))
    assert not any(flags[: first + 1])
