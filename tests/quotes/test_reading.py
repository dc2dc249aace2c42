"""Speech that goes on, that waits for its report, that a colon announces; each case is a text and its quotes' parts."""

from itertools import pairwise

import pytest
from hypothesis import given

from stance.quotes.layout import lay_out
from stance.quotes.models import load_weights
from stance.quotes.reader import Reader
from stance.quotes.reading import Located, located
from stance.records import Spans, joined
from tests.quotes.test_extract import NEWS

AFTER = "\n\nThe harbour was quiet."


def read(text: str) -> list[Located]:
    layout = lay_out(text)
    return located(layout, Reader(layout, load_weights()))


def parts(text: str, spans: Spans) -> list[str]:
    return [text[start:end].rstrip(".,") for start, end in spans]


def said(text: str) -> list[tuple[str, list[str]]]:
    return [
        (joined(text, each.attribution.source), parts(text, each.attribution.content))
        for each in read(text)
        if not each.attribution.inner
    ]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“We wait,” Ada Hale said. “Nobody called us.”", ["We wait", "Nobody called us"]),
        ("“We wait,” Ada Hale said.\n\n“Nobody called us. So we sail.”", ["We wait", "Nobody called us. So we sail"]),
        (
            "Ada Hale said: “We wait.\n\n“Nobody called us.\n\n“So we sail.”",
            ["We wait", "Nobody called us", "So we sail"],
        ),
        (
            'Ada Hale said: "We wait.\n\n"Nobody called us.\n\n"So we sail."',
            ["We wait", "Nobody called us", "So we sail"],
        ),
        ("''We wait for boats'', Ada Hale said.\n\n''Nobody called us.''", ["We wait for boats", "Nobody called us"]),
        (
            "“We wait,” Ada Hale said. “Nobody called us.”\n\n“So we sail for the north.”",
            ["We wait", "Nobody called us", "So we sail for the north"],
        ),
    ],
)
def test_speech_goes_on_until_something_else_is_told(text: str, contents: list[str]) -> None:
    assert said(text + AFTER) == [("Ada Hale", contents)]
    (one,) = [each for each in read(text + AFTER) if not each.attribution.inner]
    assert one.span == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "“We wait,” Ada Hale said.\n\nIt rained.\n\n“Nobody called us on Monday.”",
        "“We wait,” Ada Hale said. It rained. “Nobody called us on Monday.”",
        "Ada Hale said that the boats were late.\n\n“Nobody called us on Monday.”",
    ],
)
def test_speech_does_not_go_on_over_what_is_not_speech(text: str) -> None:
    ((source, contents),) = said(text + AFTER)
    assert source == "Ada Hale"
    assert len(contents) == 1


def test_speech_that_its_own_report_takes_is_not_added_to_the_speech_before() -> None:
    text = "“We wait,” Ada Hale said.\n\n“Nobody called us,” said Piet Berg.\n\n“So we sail for the north.”"
    assert said(text) == [("Ada Hale", ["We wait"]), ("Piet Berg", ["Nobody called us", "So we sail for the north"])]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“We wait for boats.\n\n“Nobody called us,” Ada Hale said.", ["We wait for boats", "Nobody called us"]),
        (
            "“We wait for boats.\n\n“Nobody called us.\n\n“So we sail,” Ada Hale said.",
            ["We wait for boats", "Nobody called us", "So we sail"],
        ),
        ('"We wait for boats.\n\n"Nobody called us," Ada Hale said.', ["We wait for boats", "Nobody called us"]),
    ],
)
def test_speech_that_is_left_open_waits_for_its_report(text: str, contents: list[str]) -> None:
    assert said(text + AFTER) == [("Ada Hale", contents)]


def test_speech_that_is_closed_does_not_wait() -> None:
    text = "“We wait for boats.”\n\n“Nobody called us,” Ada Hale said."
    assert said(text) == [("Ada Hale", ["Nobody called us"])]


def test_speech_whose_report_never_comes_is_nobodys() -> None:
    text = "“We wait for boats.\n\nThe harbour was quiet.\n\n“Nobody called us,” Ada Hale said."
    assert said(text) == [("Ada Hale", ["Nobody called us"])]


@pytest.mark.parametrize(
    ("text", "source", "contents"),
    [
        ("Ada Hale said:\n\n“We wait for boats.”", "Ada Hale", ["We wait for boats"]),
        ("In a letter on Monday, the mayor wrote:\n\n“We wait for boats.”", "the mayor", ["We wait for boats"]),
        ("The mayor smiled:\n\n“We wait for boats.”", "The mayor", ["We wait for boats"]),
        (
            "Ada Hale said:\n\n“We wait for boats.”\n\n“Nobody called us.”",
            "Ada Hale",
            ["We wait for boats", "Nobody called us"],
        ),
        ("Ada Hale had this to say:\n\n“We wait for boats.”", "Ada Hale", ["We wait for boats"]),
    ],
)
def test_a_colon_announces_the_speech_of_the_next_paragraph(text: str, source: str, contents: list[str]) -> None:
    assert said(text + AFTER) == [(source, contents)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We wait for boats.”\n\n– Ada Hale, a doctor.", "Ada Hale, a doctor"),
        ("“We wait for boats.” – Ada Hale.", "Ada Hale"),
        ("Ada Hale: “We wait for boats.”", "Ada Hale"),
    ],
)
def test_speech_without_a_verb_has_a_source_too(text: str, source: str) -> None:
    assert said(text + AFTER) == [(source, ["We wait for boats"])]


def test_each_is_located_in_its_segment() -> None:
    text = "It rained. Denmark condemned the delay. “We wait,” Ada Hale said. “Nobody called us.”"
    found = [(each.segment, text[slice(*each.span)]) for each in read(text)]
    assert found == [
        (1, "Denmark condemned the delay."),
        (2, "“We wait,” Ada Hale said. “Nobody called us.”"),
    ]


@given(NEWS)
def test_contents_lie_in_order_within_their_spans(text: str) -> None:
    for each in read(text):
        content = each.attribution.content
        assert all(each.span[0] <= start < end <= each.span[1] for start, end in content)
        assert all(end <= start for (_, end), (start, _) in pairwise(content))
