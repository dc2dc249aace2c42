import pytest

from stance.labelling.copies import copy_groups
from stance.records import Statement

TEXT = "The mayor of the harbour town said on Monday that the new tolls for small boats were a disgrace to the shore."
COPY = f"{TEXT[:-1]} again."


def statement(text: str = TEXT, **fields: str) -> Statement:
    return Statement.from_row({"text": text, **fields})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (statement(), statement()),
        (statement(), statement(COPY)),
        (statement(actor="Peru"), statement(COPY, actor="Peru")),
        (statement(words="a disgrace to the shore"), statement(COPY, words="a disgrace to the shore")),
        (statement(), statement(actor="unknown")),
    ],
)
def test_copies_have_text_words_and_actor_in_common(first: Statement, second: Statement) -> None:
    assert copy_groups([first, second]) == [0, 0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (statement(actor="Peru"), statement(COPY, actor="Chile")),
        (statement(words="a disgrace to the shore"), statement(words="the new tolls for small boats")),
        (statement(), statement("The mayor said nothing of the tolls for small boats on Monday.")),
    ],
)
def test_other_actors_words_or_texts_are_no_copies(first: Statement, second: Statement) -> None:
    assert copy_groups([first, second]) == [0, 1]


def test_there_may_be_none() -> None:
    assert copy_groups([]) == []
