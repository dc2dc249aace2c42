"""Whom a role or a noun means: each case is a text whose last statement is told by it."""

import pytest

from tests.quotes.samples import who


@pytest.mark.parametrize(
    ("text", "speaker", "actor"),
    [
        ("The mayor, Ada Hale, said it was late. The mayor said nobody had called.", "Ada Hale", "Ada Hale"),
        ("Mayor Ada Hale said it was late. The mayor added that nobody had called.", "Ada Hale", "Ada Hale"),
        ("Piet Berg, a fisherman, said it was late. The fisherman said nobody had called.", "Piet Berg", "Piet Berg"),
        ("President Emmanuel Macron spoke. The president said it was late.", "Emmanuel Macron", "France"),
        (
            "Danish Prime Minister Mette Lund said it was late. The prime minister said nobody had called.",
            "Mette Lund",
            "Denmark",
        ),
        (
            "Denmark's foreign minister, Sven Aagaard, said it was late. The minister blamed Norway.",
            "Sven Aagaard",
            "Denmark",
        ),
        (
            "The Danish foreign ministry said it was late. The ministry said nobody had called.",
            "The Danish foreign ministry",
            "Denmark",
        ),
        ("A Danish official said it was late. The official said nobody had called.", "A Danish official", "Denmark"),
        ("Danish officials said it was late. They said nobody had called.", "Danish officials", "Denmark"),
        (
            "The Danish government said it was late. It added that nobody had called.",
            "The Danish government",
            "Denmark",
        ),
    ],
)
def test_a_role_goes_back_to_who_holds_it(text: str, speaker: str, actor: str) -> None:
    assert who(text)[-1:] == [(speaker, actor)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Health workers said it was late.", "health workers"),
        ("Two-thirds of residents said it was late.", "residents"),
        ("Villagers complained about the noise.", "villagers"),
        ("Critics say it is late.", "critics"),
    ],
)
def test_a_group_goes_by_its_noun(text: str, name: str) -> None:
    assert who(text) == [(name, name)]
