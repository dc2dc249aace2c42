from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.records import Quote, Spans
from tests.quotes.bad_inputs import ARABIC, BAD_INPUTS, CHINESE, DEVANAGARI, STREWN
from tests.quotes.samples import quotes_of
from tests.quotes.test_extract import PIECES, check

MORE = (
    *STREWN,
    *"“”‘’„«»‹›「」()[]–—…",
    "👩‍🚒",
    "🇳🇴",
    "Z̷a̷l̷g̷o̷ ",
    "ﷺ",
    ARABIC,
    CHINESE,
    DEVANAGARI,
    "\x1c",
    "\u2029",
    "\r",
)
LONG = 20_000  # characters


def parted(spans: Spans) -> bool:
    """Whether spans come in order and none touches the next."""
    return all(end <= start for (_, end), (start, _) in pairwise(spans))


def check_spans(text: str, quotes: list[Quote]) -> None:
    check(text, quotes)
    for quote in quotes:
        assert parted(quote.content)
        assert parted(quote.cue)
        assert parted(quote.source)
        assert not any(text[start:end].isspace() for start, end in quote.content + quote.cue + quote.source)


@given(st.lists(st.sampled_from(PIECES + MORE), max_size=60).map("".join))
def test_spans_come_in_order_and_apart_whatever_is_strewn_between(text: str) -> None:
    check_spans(text, quotes_of(text))


@given(st.text(max_size=300))
def test_spans_come_in_order_and_apart_in_any_text(text: str) -> None:
    check_spans(text, quotes_of(text))


@pytest.mark.parametrize("text_of", BAD_INPUTS.values(), ids=BAD_INPUTS)
def test_a_long_bad_text_is_read_and_its_offsets_hold(text_of: Callable[[int], str]) -> None:
    text = text_of(LONG)
    assert 0.9 * LONG <= len(text) <= LONG
    check_spans(text, quotes_of(text))


@pytest.mark.parametrize("name", ["prose", "one paragraph", "CRLF", "steering and combining marks", "capitals"])
def test_statements_are_found_in_what_only_looks_bad(name: str) -> None:
    assert quotes_of(BAD_INPUTS[name](LONG))
