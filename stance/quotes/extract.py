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
    ends = [end for _, end in layout.sentences]
    for each in sorted(found, key=_place):
        key = article.text[slice(*each.span)], joined(article.text, each.attribution.source)
        ordinals[key] += 1
        identity = digest(article.id, *key, str(ordinals[key]))
        yield _quote(article, each, layout, identity, key, _context(layout.sentences, ends, each.span)), each


def _place(found: Found) -> tuple[Spans, Spans]:
    return found.attribution.content, found.attribution.cue


def _quote(
    article: Article, found: Found, layout: Layout, identity: str, texts: tuple[str, str], context: Span
) -> Quote:
    text, attribution, speaker = article.text, found.attribution, found.speaker
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
        statement=found.span,
        text=texts[0],
        words=joined(text, attribution.content),
        source_text=texts[1],
        cue_text=joined(text, attribution.cue),
        context=text[slice(*context)],
        context_start=context[0],
        speaker=speaker.name,
        actor=speaker.actor,
        actors=speaker.actors or (speaker.actor,),
        kind=_kind(layout, attribution.content),
        confidence=round(attribution.confidence, 3),
    )


def _context(sentences: list[Span], ends: list[int], statement: Span) -> Span:
    """The statement with a sentence on either side."""
    before = bisect_right(ends, statement[0]) - 1
    after = bisect_left(sentences, (statement[1],))
    start = sentences[before][0] if before >= 0 else statement[0]
    end = sentences[after][1] if after < len(sentences) else statement[1]
    return start, end


def _kind(layout: Layout, content: Spans) -> str:
    """Direct where a content stands in quotation marks, mixed where a part of it does."""
    within = _quoted_within(layout.quoted, content)
    if not within:
        return "indirect"
    if within == list(content):
        return "direct"
    inside = sum(_letters(layout.text, *span) for span in within)
    letters = sum(_letters(layout.text, *span) for span in content)
    return "direct" if inside >= _MIXED_SHARE * letters else "mixed"


def _quoted_within(quoted: list[Span], content: Spans) -> list[Span]:
    """Return what of a content stands in quotation marks."""
    found: list[Span] = []
    for first, last in content:
        at = max(0, bisect_left(quoted, (first + 1,)) - 1)  # the last that starts at the span's start or before it
        while at < len(quoted) and quoted[at][0] < last:
            start, end = quoted[at]
            if end > first:
                found.append((max(start, first), min(end, last)))
            at += 1
    return found


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(len, _LETTERS.findall(text, start, end)))
