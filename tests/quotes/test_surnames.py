"""Whom a surname means: each case is a text whose last statements name their speakers by it."""

import pytest

from tests.quotes.samples import who


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Hale, the mayor, said it was late. Hale said nobody had called.", "Ada Hale"),
        ("Dr Ada Hale said it was late. Dr Hale added that nobody had called.", "Ada Hale"),
        ("Ada Hale met Piet Berg. “We wait for boats,” Hale said.", "Ada Hale"),
        ("Ada Hale met Piet Berg. “We wait for boats,” said Berg.", "Piet Berg"),
        ("Ada Hale, for her part, said it was late.", "Ada Hale"),
        ("Ada Hale herself said it was late.", "Ada Hale"),
    ],
)
def test_a_surname_goes_back_to_the_whole_name(text: str, speaker: str) -> None:
    assert who(text)[-1:] == [(speaker, speaker)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Mr Alan Hale and Ms Moira Hale met. Ms Hale said the town was poor. Mr Hale said the bread was dear.",
            ["Moira Hale", "Alan Hale"],
        ),
        (
            "Moira Hale said it was late. Alan Hale said it was not. Moira Hale said she would go.",
            ["Moira Hale", "Alan Hale", "Moira Hale"],
        ),
        (
            "Moira Hale, a doctor, said it was late. Alan Hale, a baker, said it was not. Hale said he was sorry.",
            ["Moira Hale", "Alan Hale", "Alan Hale"],
        ),
        (
            "Moira Hale, a doctor, said it was late. Alan Hale, a baker, said it was not. The doctor said she was sorry.",
            ["Moira Hale", "Alan Hale", "Moira Hale"],
        ),
    ],
)
def test_two_people_of_one_surname_are_kept_apart(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in who(text)] == speakers
