"""Article -> quotes: segments are read for attributions, their sources resolved, and each made a record."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stance.language.cues import CueList, load_cues
from stance.language.grammar import PRONOUNS
from stance.language.marks import quotations
from stance.language.sentences import paragraphs, sentences
from stance.names import Gazetteer, Resolver, load_gazetteer
from stance.quotes.attributions import CONFIDENCE, Attribution, attributions
from stance.quotes.furniture import statement_paragraphs
from stance.quotes.segments import Segment, segments
from stance.quotes.speakers import Discourse, Speaker
from stance.records import UNKNOWN_ACTOR, Article, Quote, Span, digest, joined

_MIXED_SHARE = 0.9  # of a content's letters between quotation marks, from which on it is direct
_CONTEXT = 1  # sentences on either side
_HEADLINE_TRUST = 0.8
_INNER_TRUST = 0.8
_PRONOUN_TRUST = 0.9


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution with its speaker and the segments it stands in."""

    attribution: Attribution
    speaker: Speaker
    span: Span
    headline: bool
    open_end: bool = False


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
        discourse = Discourse(self._resolver, article.date)
        found: list[_Found] = []
        for line, headline in statement_paragraphs(article.text, lines):
            found += self._paragraph(article.text, line, discourse, found[-1:], headline=headline)
        return list(_quotes(article, _continued(found), lines))

    def _paragraph(
        self, text: str, line: Span, discourse: Discourse, before: list[_Found], *, headline: bool
    ) -> list[_Found]:
        found: list[_Found] = []
        for segment in segments(text, line, self._cues, headline=headline):
            last = (found or before)[-1:]
            if segment.is_quotation:
                found += _unattributed(segment, last)
                continue
            found += self._segment(segment, discourse)
        return found

    def _segment(self, segment: Segment, discourse: Discourse) -> list[_Found]:
        read = attributions(segment, self._cues)
        start = min((each.source[0][0] for each in read if each.source), default=segment.span[1])
        discourse.observe(segment.text, segment.span[0], start)
        found: list[_Found] = []
        for attribution in read:
            if attribution.source:
                speaker = discourse.resolve(joined(segment.text, attribution.source))
            else:
                speaker = discourse.speaking
            if attribution.needs_actor and speaker.actor == UNKNOWN_ACTOR and not speaker.name:
                continue
            if attribution.depth and any(each.speaker.actor == speaker.actor for each in found):
                continue
            found.append(_Found(attribution, speaker, segment.span, segment.headline, _is_open(segment)))
        if not read:
            discourse.observe(segment.text, *segment.span)
        return found


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


def _is_open(segment: Segment) -> bool:
    """Whether the segment ends in speech that is not closed: the next paragraph may open it again."""
    return bool(segment.quotations) and not segment.quotations[-1].closed


def _unattributed(segment: Segment, last: list[_Found]) -> list[_Found]:
    """Speech without a report: more of the speech before it, where that was speech."""
    if not last or last[-1].attribution.rule not in {"speech before", "speech after", "continued", "dash"}:
        return []
    content = tuple(each.inner for each in segment.quotations)
    attribution = Attribution(content, (), (), "continued")
    return [_Found(attribution, last[-1].speaker, segment.span, headline=False, open_end=_is_open(segment))]


def _continued(found: list[_Found]) -> list[_Found]:
    """Join speech that goes on to the attribution it belongs to: in the same paragraph, or where the marks reopen."""
    kept: list[_Found] = []
    for each in found:
        if each.attribution.rule == "continued" and kept:
            before = kept[-1]
            attribution = before.attribution
            grown = Attribution(
                attribution.content + each.attribution.content,
                attribution.cue,
                attribution.source,
                attribution.rule,
                depth=attribution.depth,
            )
            kept[-1] = _Found(grown, before.speaker, (before.span[0], each.span[1]), before.headline, each.open_end)
        else:
            kept.append(each)
    return kept


def _quotes(article: Article, found: Iterable[_Found], lines: list[Span]) -> Iterator[Quote]:
    ordinals: Counter[tuple[str, str]] = Counter()
    for each in sorted(found, key=lambda each: (each.attribution.content[0], each.attribution.depth)):
        quote = _quote(article, each, lines, ordinals)
        yield quote


def _quote(article: Article, found: _Found, lines: list[Span], ordinals: Counter[tuple[str, str]]) -> Quote:
    text, attribution = article.text, found.attribution
    statement = found.span
    context = _context(text, statement, lines)
    source_text = joined(text, attribution.source)
    key = (text[slice(*statement)], source_text)
    ordinals[key] += 1
    return Quote(
        id=digest(article.id, *key, str(ordinals[key])),
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
        kind=_kind(text, statement, attribution),
        confidence=_confidence(found, source_text),
    )


def _context(text: str, statement: Span, lines: list[Span]) -> Span:
    """The statement with a sentence on either side, within its paragraph or the ones next to it."""
    around = [line for line in lines if line[1] > statement[0] and line[0] < statement[1]]
    first, last = lines.index(around[0]), lines.index(around[-1])
    near = [span for line in lines[max(0, first - 1) : last + 2] for span in sentences(text, *line)]
    before = [span for span in near if span[1] <= statement[0]][-_CONTEXT:]
    after = [span for span in near if span[0] >= statement[1]][:_CONTEXT]
    return (before[0][0] if before else statement[0]), (after[-1][1] if after else statement[1])


def _kind(text: str, statement: Span, attribution: Attribution) -> str:
    """Direct where the content stands in quotation marks, mixed where a part does."""
    quoted = list(quotations(text, statement))
    letters = [at for start, end in attribution.content for at in range(start, end) if text[at].isalnum()]
    inside = sum(any(each.inner[0] <= at < each.inner[1] for each in quoted) for at in letters)
    if not inside:
        return "indirect"
    return "direct" if inside >= _MIXED_SHARE * len(letters) else "mixed"


def _confidence(found: _Found, source_text: str) -> float:
    trust = CONFIDENCE[found.attribution.rule]
    if found.headline:
        trust *= _HEADLINE_TRUST
    if found.attribution.depth:
        trust *= _INNER_TRUST
    if source_text.lower() in PRONOUNS:
        trust *= _PRONOUN_TRUST
    return round(trust, 3)
