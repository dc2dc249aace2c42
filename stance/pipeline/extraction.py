"""From articles to quotes."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stance.jsonl import STANDARD, Rejects, read_rows, write_rejects, write_rows
from stance.pipeline.inputs import Notify, Watch, unless_none, unwatched
from stance.records import Article, Row

if TYPE_CHECKING:
    from stance.quotes import Extractor


def extract(
    articles: Sequence[Path],
    output: Path,
    rejects: Rejects,
    *,
    gazetteer: Path | None = None,
    any_language: bool = False,
    articles_output: Path | None = None,
    tell: Notify | None = None,
    notify: Notify | None = None,
    watch: Watch = unwatched,
) -> tuple[int, int]:
    """Find the quotes of articles; return how many articles and quotes there were.

    Parameters
    ----------
    gazetteer : path, optional
        A TOML that adds to or overrides the gazetteer.
    articles_output : path, optional
        Where to keep the articles' texts, which the quotes' offsets index.
    tell : function of a line, optional
        Takes what made each quote, line by line; on standard output it stands in place of the quotes.
    """
    from stance.articles import read_articles
    from stance.names import load_gazetteer
    from stance.quotes import Extractor

    extractor = Extractor(load_gazetteer(gazetteer))
    kept: list[int] = []

    def quotes(found: Iterable[Article]) -> Iterator[Row]:
        for article in watch(found, "articles"):
            kept.append(1)
            yield from _rows(extractor, article, tell)

    found = read_articles(articles, rejects, notify=notify, any_language=any_language)
    read = unless_none(found, rejects, "article")
    if articles_output is not None:
        write_rows(articles_output, (article.to_row() for article in read))
        read = _articles(articles_output)
    count = sum(1 for _ in quotes(read)) if tell and output == STANDARD else write_rows(output, quotes(read))
    write_rejects(rejects, output)
    return len(kept), count


def _rows(extractor: "Extractor", article: Article, tell: Notify | None) -> Iterator[Row]:
    """The rows of an article's quotes; what made each is told before it."""
    if tell is None:
        yield from (quote.to_row() for quote in extractor.extract(article))
        return
    for quote, explanation in extractor.explain(article):
        for line in explanation.lines():
            tell(line)
        yield quote.to_row()


def _articles(path: Path) -> Iterator[Article]:
    if path.stat().st_size:
        for placed in read_rows(path, Rejects(strict=True)):
            yield Article.from_row(placed.row)
