"""Article -> quotes: its segments are read for attributions, their sources resolved, and each made a record."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from stance.names import Gazetteer, Resolver, load_gazetteer
from stance.quotes.acceleration import Acceleration
from stance.quotes.antecedents import Antecedents
from stance.quotes.explanation import Explanation, explain
from stance.quotes.layout import Layout, lay_out
from stance.quotes.models import load_weights
from stance.quotes.reader import Reader
from stance.quotes.reading import located
from stance.quotes.resolution import Found, with_speakers
from stance.quotes.retracing import Retracer
from stance.quotes.speakers import Discourse
from stance.records import Article, Quote, Span, Spans, digest, joined

_LETTERS = re.compile(r"[^\W_]+")
_MIXED_SHARE = 0.9  # of a content's letters between quotation marks, from which on it is direct


class Extractor:
    """Finds the quotes of articles.

    Parameters
    ----------
    gazetteer : Gazetteer, optional
        The packaged one by default.
    fast : bool, optional
        Whether what is compiled reads, or what is not; the same comes out. By default it is compiled where that pays.
    """

    def __init__(self, gazetteer: Gazetteer | None = None, *, fast: bool | None = None) -> None:
        self._resolver = Resolver(gazetteer or load_gazetteer())
        self._weights = load_weights()
        self._acceleration = Acceleration(self._weights, fast)

    def extract(self, article: Article) -> list[Quote]:
        """Return an article's quotes, in the order of the text."""
        return [quote for quote, _ in self.read(article)]

    def explain(self, article: Article) -> list[tuple[Quote, Explanation]]:
        """Return an article's quotes, each with what made it."""
        antecedents = Antecedents(article, self._resolver)
        trace = Retracer(lay_out(article.text), self._weights)
        return [
            (quote, explain(quote, found, trace.of(found.attribution), antecedents))
            for quote, found in self.read(article)
        ]

    def read(self, article: Article) -> list[tuple[Quote, Found]]:
        """Return an article's quotes, each with the attribution that it was made of."""
        layout = lay_out(article.text)
        discourse = Discourse(self._resolver, article.date, article.text, layout.tokens)
        read = located(layout, Reader(layout, self._weights, fast=self._acceleration.next()))
        return list(_quotes(article, list(with_speakers(layout, read, discourse)), layout))


def extract(articles: Iterable[Article], gazetteer: Gazetteer | None = None) -> Iterator[Quote]:
    """Yield the quotes of articles, one article at a time.

    Parameters
    ----------
    articles : iterable of Article
    gazetteer : Gazetteer, optional
        The packaged one by default.
    """
    extractor = Extractor(gazetteer)
    for article in articles:
        yield from extractor.extract(article)


def _quotes(article: Article, found: Iterable[Found], layout: Layout) -> Iterator[tuple[Quote, Found]]:
    ordinals: Counter[tuple[str, str]] = Counter()
    for each in sorted(found, key=lambda each: (each.attribution.content, each.attribution.cue)):
        source_text = joined(article.text, each.attribution.source)
        key = (article.text[slice(*each.span)], source_text)
        ordinals[key] += 1
        yield _quote(article, each, layout, digest(article.id, *key, str(ordinals[key]))), each


def _quote(article: Article, found: Found, layout: Layout, identity: str) -> Quote:
    text, attribution, statement = article.text, found.attribution, found.span
    context = _context(layout, statement)
    speaker = found.speaker
    return Quote(
        id=identity,
        article=article.id,
        title=article.title,
        date=article.date,
        outlet=article.outlet,
        url=article.url,
        content=attribution.content,
        cue=attribution.cue,
        source=attribution.source,
        statement=statement,
        text=text[slice(*statement)],
        words=joined(text, attribution.content),
        source_text=joined(text, attribution.source),
        cue_text=joined(text, attribution.cue),
        context=text[slice(*context)],
        context_start=context[0],
        speaker=speaker.name,
        actor=speaker.actor,
        actors=speaker.actors or (speaker.actor,),
        kind=_kind(layout, attribution.content),
        confidence=round(attribution.confidence, 3),
    )


def _context(layout: Layout, statement: Span) -> Span:
    """The statement with a sentence on either side."""
    sentences = layout.sentences
    before = bisect_right(sentences, statement[0], key=lambda span: span[1]) - 1
    after = bisect_left(sentences, (statement[1],))
    start = sentences[before][0] if before >= 0 else statement[0]
    end = sentences[after][1] if after < len(sentences) else statement[1]
    return start, end


def _kind(layout: Layout, content: Spans) -> str:
    """Direct where a content stands in quotation marks, mixed where a part of it does."""
    within = [each for span in content for each in _quoted_within(layout.quoted, span)]
    if not within:
        return "indirect"
    if within == list(content):
        return "direct"
    inside = sum(_letters(layout.text, *span) for span in within)
    letters = sum(_letters(layout.text, *span) for span in content)
    return "direct" if inside >= _MIXED_SHARE * letters else "mixed"


def _quoted_within(quoted: list[Span], span: Span) -> Iterator[Span]:
    first = max(0, bisect_left(quoted, (span[0] + 1,)) - 1)  # the last that starts at the span's start or before it
    for at in range(first, len(quoted)):
        start, end = quoted[at]
        if start >= span[1]:
            break
        if end > span[0]:
            yield max(start, span[0]), min(end, span[1])


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(len, _LETTERS.findall(text, start, end)))
