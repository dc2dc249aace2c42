"""Whom a pronoun goes back to: each case is a text whose last statement is a pronoun's."""

import pytest

from tests.quotes.samples import who


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Hale, the mayor, met the crews. “We have waited since May,” she said.", "Ada Hale"),
        ("Ada Hale, the mayor, met the crews. She said that it was late.", "Ada Hale"),
        ("Ada Hale met the crews. It rained. She said that it was late.", "Ada Hale"),
        ("Ada Hale met the crews.\n\n“We have waited since May,” she said.", "Ada Hale"),
        ("Ms Ada Hale met Mr Piet Berg. He said that it was late.", "Piet Berg"),
        ("Mr Piet Berg met Ms Ada Hale. She said that it was late.", "Ada Hale"),
        ("Mr Piet Berg met the crews of Ada Hale. He said that it was late.", "Piet Berg"),
    ],
)
def test_he_and_she_go_back_to_who_was_named(text: str, speaker: str) -> None:
    assert who(text)[-1:] == [(speaker, speaker)]
