"""Short articles written for the tests, and what comes out of them."""

from stance.quotes import Extractor
from stance.records import Article, Quote

DAY = "2024-06-20"
EXTRACTOR = Extractor()


def article(text: str, *, date: str | None = DAY) -> Article:
    return Article(id="a", text=text, date=date)


def quotes_of(text: str, *, date: str | None = DAY) -> list[Quote]:
    return EXTRACTOR.extract(article(text, date=date))


def the_quote(text: str) -> Quote:
    found = quotes_of(text)
    assert len(found) == 1, [(quote.words, quote.source_text) for quote in found]
    return found[0]
