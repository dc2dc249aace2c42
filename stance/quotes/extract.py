"""Article -> quotes: segments are read for attributions, their sources resolved, and each made a record."""

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from stance.language.cues import CueList, load_cues
from stance.language.grammar import PRONOUNS
from stance.language.marks import quotations
from stance.language.sentences import paragraphs, sentences
from stance.language.tokens import tokenize
from stance.names import Gazetteer, Resolver, load_gazetteer
from stance.quotes.attribution import CONFIDENCE, Attribution
from stance.quotes.attributions import attributions
from stance.quotes.furniture import statement_paragraphs
from stance.quotes.segments import Segment, segments
from stance.quotes.speakers import Discourse, Speaker
from stance.quotes.verbless import introduction, signature
from stance.records import UNKNOWN_ACTOR, Article, Quote, Span, Spans, digest, joined

_MIXED_SHARE = 0.9  # of a content's letters between quotation marks, from which on it is direct
_HEADLINE_TRUST = 0.8
_INNER_TRUST = 0.3  # these too as read on PolNeAR's training articles
_PRONOUN_TRUST = 0.9
_SPEECH = frozenset({"speech before", "speech after", "colon", "dash"})  # what may go on in the next segment


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution with its speaker and the segments it stands in."""

    attribution: Attribution
    speaker: Speaker
    span: Span
    headline: bool


class Extractor:
    """Finds the quotes of articles.

    Parameters
    ----------
    gazetteer : Gazetteer, optional
        The packaged one by default.
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._resolver = Resolver(gazetteer or load_gazetteer())
        self._cues: CueList = load_cues()

    def extract(self, article: Article) -> list[Quote]:
        """Return an article's quotes, in the order of the text."""
        lines = paragraphs(article.text)
        reading = _Reading(self._cues, Discourse(self._resolver, article.date, article.text, tokenize(article.text)))
        for line, headline in statement_paragraphs(article.text, lines):
            for segment in segments(article.text, line, self._cues, headline=headline):
                reading.read(segment)
        return list(_quotes(article, reading.found, lines))


class _Reading:
    """An article as it is read, segment by segment.

    Parameters
    ----------
    cues : CueList
    discourse : Discourse
    """

    def __init__(self, cues: CueList, discourse: Discourse) -> None:
        self.found: list[_Found] = []
        self._cues = cues
        self._discourse = discourse
        self._before: Segment | None = None
        self._waiting: list[Span] = []  # speech that is still open and whose report is to come
        self._speaks_on = False  # whether speech was going on at the end of the segment before

    def read(self, segment: Segment) -> None:
        """Read one segment: a report, or nothing but speech."""
        if segment.is_quotation:
            self._read_speech(segment)
        else:
            self._read_report(segment)
        self._before = segment

    def _read_report(self, segment: Segment) -> None:
        read = attributions(segment, self._cues)
        if self._before and self._before.is_quotation and (signed := signature(segment, self._before)):
            read = [signed]
        speakers = self._speakers(segment, read)
        kept: list[_Found] = []
        for attribution in read:
            speaker = speakers.get(attribution.source, self._discourse.speaking)
            if attribution.needs_actor and speaker.actor == UNKNOWN_ACTOR and not speaker.name:
                continue
            if attribution.depth and any(each.speaker.actor == speaker.actor for each in kept):
                continue
            span = (min(segment.span[0], attribution.content[0][0]), segment.span[1])
            kept.append(_Found(attribution, speaker, span, segment.headline))
        if self._waiting and kept and kept[0].attribution.rule == "speech before":
            kept[0] = _with_content_before(kept[0], tuple(self._waiting))
        self._waiting = []
        self.found += kept
        self._speaks_on = bool(kept) and kept[-1].attribution.rule in _SPEECH

    def _read_speech(self, segment: Segment) -> None:
        """Speech without a report of its own: what a colon announced, or more of the speech before it."""
        content = tuple(each.inner for each in segment.quotations)
        announced = introduction(self._before, self._cues) if self._before else None
        if announced and self._before:
            speaker = self._speakers(self._before, [announced]).get(announced.source, self._discourse.speaking)
            span = (self._before.span[0], segment.span[1])
            self.found.append(_Found(replace(announced, content=content), speaker, span, headline=False))
            self._speaks_on = True
        elif self._speaks_on:
            last = self.found[-1]
            attribution = replace(last.attribution, content=last.attribution.content + content)
            self.found[-1] = replace(last, attribution=attribution, span=(last.span[0], segment.span[1]))
        elif not segment.quotations[-1].closed:
            self._waiting.extend(content)

    def _speakers(self, segment: Segment, read: Sequence[Attribution]) -> dict[Spans, Speaker]:
        """Resolve the sources of a segment from left to right, each with what was named before it."""
        speakers: dict[Spans, Speaker] = {}
        here = segment.span[0]
        for source in sorted({each.source for each in read if each.source}):
            self._discourse.observe(here, source[0][0])
            speakers[source] = self._discourse.resolve(joined(segment.text, source))
            here = max(here, source[0][0])
        if not speakers:
            self._discourse.observe(*segment.span)
        return speakers


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


def _with_content_before(found: _Found, waiting: Spans) -> _Found:
    attribution = replace(found.attribution, content=waiting + found.attribution.content)
    return replace(found, attribution=attribution, span=(waiting[0][0] - 1, found.span[1]))


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where an article's sentences and quotations stand."""

    sentences: Sequence[Span]
    quoted: Sequence[Span]

    def context(self, statement: Span) -> Span:
        """The statement with a sentence on either side."""
        before = bisect_right(self.sentences, statement[0], key=lambda span: span[1]) - 1
        after = bisect_left(self.sentences, statement[1], key=lambda span: span[0])
        start = self.sentences[before][0] if before >= 0 else statement[0]
        end = self.sentences[after][1] if after < len(self.sentences) else statement[1]
        return start, end

    def kind(self, text: str, content: Spans) -> str:
        """Direct where a content stands in quotation marks, mixed where a part of it does."""
        letters = sum(_letters(text, start, end) for start, end in content)
        inside = sum(_letters(text, *each) for span in content for each in self._quoted_within(span))
        if not inside:
            return "indirect"
        return "direct" if inside >= _MIXED_SHARE * letters else "mixed"

    def _quoted_within(self, span: Span) -> Iterator[Span]:
        first = max(0, bisect_right(self.quoted, span[0], key=lambda quoted: quoted[0]) - 1)
        for start, end in itertools.takewhile(
            lambda quoted: quoted[0] < span[1], itertools.islice(self.quoted, first, None)
        ):
            if end > span[0]:
                yield max(start, span[0]), min(end, span[1])


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _layout(text: str, lines: Sequence[Span]) -> _Layout:
    return _Layout(
        [span for line in lines for span in sentences(text, *line)],
        [quotation.inner for line in lines for quotation in quotations(text, line)],
    )


def _quotes(article: Article, found: Iterable[_Found], lines: Sequence[Span]) -> Iterator[Quote]:
    ordinals: Counter[tuple[str, str]] = Counter()
    layout = _layout(article.text, lines)
    for each in sorted(found, key=lambda each: (each.attribution.content[0], each.attribution.depth)):
        source_text = joined(article.text, each.attribution.source)
        key = (article.text[slice(*each.span)], source_text)
        ordinals[key] += 1
        yield _quote(article, each, layout, digest(article.id, *key, str(ordinals[key])))


def _quote(article: Article, found: _Found, layout: _Layout, identity: str) -> Quote:
    text, attribution, statement = article.text, found.attribution, found.span
    context = layout.context(statement)
    source_text = joined(text, attribution.source)
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
        source_text=source_text,
        cue_text=joined(text, attribution.cue),
        context=text[slice(*context)],
        context_start=context[0],
        speaker=found.speaker.name,
        actor=found.speaker.actor,
        actors=found.speaker.actors or (found.speaker.actor,),
        kind=layout.kind(text, attribution.content),
        confidence=_confidence(found, source_text),
    )


def _confidence(found: _Found, source_text: str) -> float:
    trust = CONFIDENCE[found.attribution.rule]
    if found.headline:
        trust *= _HEADLINE_TRUST
    if found.attribution.depth:
        trust *= _INNER_TRUST
    if source_text.lower() in PRONOUNS:
        trust *= _PRONOUN_TRUST
    return round(trust, 3)
