"""News articles, from text files, pages and tables."""

from stance.articles.reading import read_articles

__all__ = ["read_articles"]
