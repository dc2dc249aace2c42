import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.language.tokens import tokenize, words


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Oslo waited.", ["Oslo", "waited", "."]),
        ("the U.S. envoy", ["the", "U.S.", "envoy"]),
        ("Japan's fleet", ["Japan", "'s", "fleet"]),
        ("Japan’s fleet", ["Japan", "’s", "fleet"]),
        ("the ministers' plan", ["the", "ministers", "'", "plan"]),
        ("it didn’t sail", ["it", "didn’t", "sail"]),
        ("they won't", ["they", "won't"]),
        ("O'Brien spoke", ["O'Brien", "spoke"]),
        ("Ben-Gvir left", ["Ben-Gvir", "left"]),
        ("1,200.5 tonnes", ["1,200.5", "tonnes"]),
        ("up 4%", ["up", "4%"]),
        ("the 3rd of May", ["the", "3rd", "of", "May"]),
        ("at 18:40,", ["at", "18:40", ","]),
        ("''No'', she said", ["''", "No", "''", ",", "she", "said"]),
        ("``No'' he said", ["``", "No", "''", "he", "said"]),
        ("“No,” she said", ["“", "No", ",", "”", "she", "said"]),
        ("wait -- no", ["wait", "--", "no"]),
        ("and so on...", ["and", "so", "on", "..."]),
        ("Łódź naïve 東京", ["Łódź", "naïve", "東京"]),
        ("", []),
        (" \t\r\n ", []),
    ],
)
def test_words_and_marks_are_told_apart(text: str, tokens: list[str]) -> None:
    assert tokenize(text).texts == tokens


def test_offsets_index_the_whole_text() -> None:
    text = "Before. Oslo waited."
    tokens = tokenize(text, 8, 19)
    assert list(zip(tokens.starts, tokens.ends, strict=True)) == [(8, 12), (13, 19)]
    assert len(tokens) == 2


def test_small_letters_have_straight_apostrophes() -> None:
    tokens = tokenize("Ghana’s DIDN’T")
    assert tokens.texts == ["Ghana", "’s", "DIDN’T"]
    assert tokens.lowers == ["ghana", "'s", "didn't"]


@given(st.text())
def test_tokens_are_the_text_but_for_blanks(text: str) -> None:
    tokens = tokenize(text)
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.texts
    assert "".join(tokens.texts) == "".join(text.split())
    assert len(tokens) == len(tokens.lowers)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo didn’t WAIT.", ["oslo", "didn't", "wait"]),
        ("Japan’s", ["japan's"]),
        ("“Yes,” – he said", ["yes", "he", "said"]),
        ("40 boats", ["40", "boats"]),
        ("…!?", []),
        ("", []),
    ],
)
def test_words_are_in_small_letters_without_marks(text: str, expected: list[str]) -> None:
    assert words(text) == expected
