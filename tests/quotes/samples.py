"""Short articles written for the tests, and what comes out of them."""

import pytest

from stance.quotes import Extractor
from stance.records import Article, Quote

DAY = "2024-06-20"
EXTRACTOR = Extractor(fast=False)  # however much was read and compiled before
# A fair demand that is not met yet: by rule, or by the weights as they were learned, which a next learning may turn.
NOT_YET = pytest.mark.xfail(reason="a rule does not meet this yet")
NOT_LEARNED = pytest.mark.xfail(reason="the learned weights do not meet this yet", strict=False)


def article(text: str, *, date: str | None = DAY) -> Article:
    return Article(id="a", text=text, date=date)


def quotes_of(text: str, *, date: str | None = DAY) -> list[Quote]:
    return EXTRACTOR.extract(article(text, date=date))


def the_quote(text: str) -> Quote:
    found = quotes_of(text)
    assert len(found) == 1, [(quote.words, quote.source_text) for quote in found]
    return found[0]


def who(text: str) -> list[tuple[str | None, str]]:
    """The speaker and the actor of each statement."""
    return [(quote.speaker, quote.actor) for quote in quotes_of(text)]
