import pytest

from stance.model.reading import read_text, tokens_of
from stance.model.verbs import cue_of, is_speaking, is_verb


def cue(text: str, mention: str) -> str:
    read = read_text(text)
    start = text.index(mention)
    places = cue_of(read, tokens_of(read.tokens, (start, start + len(mention))))
    return " ".join(read.tokens.texts[at] for at in places)


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("Lima condemned the raid.", "Lima", "condemned"),
        ("Lima has repeatedly condemned the raid.", "Lima", "has repeatedly condemned"),
        ("Lima will not accept it.", "Lima", "will not accept"),
        ("Lima is deeply worried about it.", "Lima", "is deeply worried"),
        ("Lima, a member since May, said so.", "Lima", "said"),
        ("“It is late,” said Lima on Tuesday.", "Lima", "said"),
        ("According to Lima, it is late.", "Lima", "According to"),
        ("The raid was condemned by Lima on Tuesday.", "Lima", "condemned by"),
        ("Lima nixes the deal.", "Lima", "nixes"),
        ("The envoy to Lima", "Lima", ""),
        ("Lima: “It is late.”", "Lima", ""),
    ],
)
def test_the_cue_stands_after_the_mention_else_right_before_it(text: str, mention: str, expected: str) -> None:
    assert cue(text, mention) == expected


def test_a_determiner_makes_a_noun_of_a_verb() -> None:
    assert is_verb(["they", "welcome", "it"], 1)
    assert not is_verb(["the", "welcome"], 1)


def test_only_verbs_that_report_speak() -> None:
    assert is_speaking("said")
    assert is_speaking("condemned")
    assert not is_speaking("table")
