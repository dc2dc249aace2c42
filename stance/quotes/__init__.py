"""From an article to its quotes: who said what."""

from stance.quotes.extract import Extractor, extract

__all__ = ["Extractor", "extract"]
