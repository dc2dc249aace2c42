import pytest

from stance.language.tokens import tokenize
from stance.quotes.mentions import group_of, head_of, without_article


@pytest.mark.parametrize(
    ("mention", "head"),
    [
        ("the Foreign Ministry", "ministry"),
        ("a spokeswoman for the ministry", "spokeswoman"),
        ("Ada Hale, the mayor of Bergen", "hale"),
        ("the president of Chile", "president"),
        ("villagers in the hills", "villagers"),
    ],
)
def test_the_head_is_the_noun_before_the_first_comma_or_preposition(mention: str, head: str) -> None:
    assert head_of(mention) == head


@pytest.mark.parametrize(
    ("mention", "group"),
    [
        ("two-thirds of respondents in a poll", "respondents"),
        ("some health workers in Bukavu", "health workers"),
        ("several residents who fled", "residents"),
        ("the 40 dockers", "dockers"),
    ],
)
def test_a_group_goes_by_its_noun(mention: str, group: str) -> None:
    assert " ".join(group_of(tokenize(mention))) == group


def test_an_article_is_left_out() -> None:
    assert without_article("The ministry") == "ministry"
    assert without_article("Ministry") == "Ministry"
    assert without_article("the") == "the"
