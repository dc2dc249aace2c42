import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.language.marks import Quotation, quotations


def marked(text: str) -> list[Quotation]:
    return quotations(text, (0, len(text)))


def inner(text: str) -> list[str]:
    return [text[slice(*each.inner)] for each in marked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "we wait" again.', ["we wait"]),
        ("She said “we wait” again.", ["we wait"]),
        ("She said „we wait“ again.", ["we wait"]),
        ("She said „we wait” again.", ["we wait"]),
        ("She said «we wait» again.", ["we wait"]),
        ("She said ''we wait'' again.", ["we wait"]),
        ("She said ``we wait'' again.", ["we wait"]),
        ("She said ‘we wait’ again.", ["we wait"]),
        ("She said 'we wait' again.", ["we wait"]),
        ('"We wait," she said. "We hope."', ["We wait,", "We hope."]),
        ("“We wait,” she said, “and we hope.”", ["We wait,", "and we hope."]),
        ("„We wait“, she said, „and we hope.“", ["We wait", "and we hope."]),
        ("''We wait'', she said, ''and we hope.''", ["We wait", "and we hope."]),
        ('("We wait.")', ["We wait."]),
        ("“He told me, ‘We wait,’ and left,” she said.", ["He told me, ‘We wait,’ and left,"]),
        ("“We didn’t wait for Japan’s boats,” she said.", ["We didn’t wait for Japan’s boats,"]),
        ("She said ‘we didn’t wait’ again.", ["we didn’t wait"]),
    ],
)
def test_marks_of_all_forms_are_paired(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She said we wait.",
        "Japan’s boats didn’t wait.",
        "The ministers' boats waited.",
        "The ministers’ boats waited for the crews’ call.",
        "It was in the '90s.",
        "O'Brien and D’Souza waited.",
        "",
        '"',
        "“",
        "”",
    ],
)
def test_apostrophes_and_lone_marks_are_no_quotations(text: str) -> None:
    assert marked(text) == []


def test_a_quotation_knows_its_edges() -> None:
    (found,) = marked("So “we wait” again.")
    assert (found.start, found.end, found.inner) == (3, 12, (4, 11))
    assert found.opened
    assert found.closed
    assert not found.single


def test_single_marks_are_noted() -> None:
    assert [each.single for each in marked("A “we wait” and a ‘we hope’ again.")] == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We wait for the boats.", ["We wait for the boats."]),
        ('"We wait for the boats.', ["We wait for the boats."]),
        ("“We wait for the boats. “We hope,” he said.", ["We wait for the boats.", "We hope,"]),
        ("„We wait for the boats. „We hope“, he said.", ["We wait for the boats.", "We hope"]),
    ],
)
def test_a_missing_closing_mark_ends_at_the_next_opening_mark_or_the_end(text: str, expected: list[str]) -> None:
    assert inner(text) == expected
    assert not marked(text)[0].closed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We wait for the boats, she said.", "We wait for the boats,"),
        ("“We wait for the boats, said Ada Hale, the mayor.", "We wait for the boats,"),
        ('"Who waits for the boats? Hale told reporters.', "Who waits for the boats?"),
        ("“We wait, she said. “We hope,” he said.", "We wait,"),
        ("“We said so, and nobody told us.", "We said so, and nobody told us."),
    ],
)
def test_a_missing_closing_mark_is_put_where_somebody_is_said_to_speak(text: str, expected: str) -> None:
    assert inner(text)[0] == expected
    assert not marked(text)[0].closed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We wait for the boats,” she said.", ["We wait for the boats,"]),
        ('We wait for the boats," she said.', ["We wait for the boats,"]),
        ("We wait,” she said. “We hope,” he said.", ["We wait,", "We hope,"]),
        ("“We hope,” he said. We wait,” she said.", ["We hope,", "he said. We wait,"]),
    ],
)
def test_a_missing_opening_mark_costs_that_quotation_alone(text: str, expected: list[str]) -> None:
    assert inner(text) == expected
    assert [each.opened for each in marked(text)].count(False) == 1


def test_only_the_paragraph_named_is_read() -> None:
    text = "“One.”\n“Two,” she said. “Three.”\n“Four.”"
    found = quotations(text, (7, 32))
    assert [text[slice(*each.inner)] for each in found] == ["Two,", "Three."]


@given(st.text(alphabet=st.sampled_from("ab .,\"'“”„‟«»‘’`—(\n"), max_size=60), st.integers(0, 20), st.integers(0, 60))
def test_quotations_stand_in_order_within_the_span_and_never_overlap(text: str, first: int, length: int) -> None:
    span = (min(first, len(text)), min(first + length, len(text)))
    found = quotations(text, span)
    edges = [span[0], *(edge for each in found for edge in (each.start, each.end)), span[1]]
    assert edges == sorted(edges)
    assert all(each.start <= each.inner[0] <= each.inner[1] <= each.end for each in found)
