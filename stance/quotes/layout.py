"""The layout of an article: its words with their classes, its quotations, and the segments that are read one by one."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from stance.language.cues import CueList, load_cues
from stance.language.marks import Quotation, quotations
from stance.language.sentences import paragraphs, sentences
from stance.language.tokens import Tokens, split
from stance.quotes.atoms import named
from stance.quotes.contents import Quoted, add_content
from stance.quotes.furniture import statement_paragraphs
from stance.quotes.segments import Segment
from stance.quotes.sorts import ATTITUDE
from stance.quotes.traits import ENDS_IN_S, INTRODUCES, NAME_OR_NOT
from stance.quotes.words import Stretch, Words, look_up
from stance.records import Span, Spans

# "DOHA, 16 January (Gulf Ledger) – ": where and by whom a report was filed.
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,}[A-Z](?:,[^–—\n]{0,40}|\s*\([^)\n]{0,30}\))*\s*(?:–|—|--|-)\s+(?=\S)")
_LETTERS = re.compile(r"\w")
_REACH = 9  # tokens after a quotation within which "Smith said" names its speaker
_TRAITS, _SORTS, _INSIDE = map(Words._fields.index, ("traits", "sorts", "inside"))
_NAME, _COLON = named("name"), named(":")
_FIRST_NAME = named("first")  # the class of a word with a capital at the head of a sentence: a name, or not


@dataclass(frozen=True, slots=True)
class Layout:
    """An article laid out for reading.

    Parameters
    ----------
    text : str
    tokens : Tokens
        Its words and marks as written.
    words, packed : Words
        The same, as numbers: as lists, and as arrays.
    quotations : list of Quotation
        Those of more than a word or two: the others are words in a clause, not speech.
    speech : Quoted
        The same, as numbers.
    quoted : list of span
        What stands between quotation marks, short or long.
    sentences : list of span
        All of them, in order.
    attitudes, introducers : list of int
        Words of a state of mind; colons and dashes outside quotations. In order.
    segments : list of Segment
        Those that may hold statements, in order.
    """

    text: str
    tokens: Tokens
    words: Words
    packed: Words
    quotations: list[Quotation]
    speech: Quoted
    quoted: list[Span]
    sentences: list[Span]
    attitudes: list[int]
    introducers: list[int]
    segments: list[Segment]


def lay_out(text: str) -> Layout:
    """Lay out the text of an article."""
    lines = paragraphs(text)
    marked = [quotations(text, line) for line in lines]
    speech = [quotation for of_line in marked for quotation in of_line if _is_speech(text, quotation)]
    tokens, columns = _words(text, speech)
    words, packed = (Words._make([*each, len(tokens)]) for each in (columns.tolist(), columns))
    in_lines = [sentences(text, *line) for line in lines]
    layout = Layout(
        text,
        tokens,
        words,
        packed,
        speech,
        _columns(speech),
        [quotation.inner for of_line in marked for quotation in of_line],
        [sentence for of_line in in_lines for sentence in of_line],
        np.flatnonzero(columns[_SORTS] & ATTITUDE).tolist(),
        np.flatnonzero((columns[_TRAITS] & INTRODUCES != 0) & (columns[_INSIDE] < 0)).tolist(),
        [],
    )
    number_of = {line: number for number, line in enumerate(lines)}
    cues = load_cues()
    for line, headline in statement_paragraphs(text, lines):
        number = number_of[line]
        spans = _without_dateline(text, line, in_lines[number])
        for span in _merged(layout, spans, marked[number], cues) if marked[number] else spans:
            segment = _segment(layout, span, headline=headline)
            if layout.segments and _announces(words, layout.segments[-1], segment):
                before = layout.segments.pop()
                segment = before._replace(span=(before.span[0], span[1]), end=segment.end, quotes=True)
            layout.segments.append(segment)
    return layout


def within(places: Sequence[int], first: int, end: int) -> Sequence[int]:
    """Return those of some words, given in order, that stand in a stretch."""
    return places[bisect_left(places, first) : bisect_left(places, end)]


def content_of(layout: Layout, stretch: Stretch) -> Spans:
    """Return the spans of a content that stands in a stretch of words."""
    found: list[Span] = []
    add_content(found, layout.words, layout.speech, stretch)
    return tuple(found)


def _columns(speech: Sequence[Quotation]) -> Quoted:
    return Quoted(
        [quotation.inner[0] for quotation in speech],
        [quotation.inner[1] for quotation in speech],
        [quotation.end for quotation in speech],
    )


def _announces(words: Words, before: Segment, segment: Segment) -> bool:
    """Whether a colon announces the speech that opens the next segment, mostly in a paragraph of its own."""
    if before.headline or before.is_quotation or before.end == before.first or segment.first == segment.end:
        return False
    return words.words[before.end - 1] == _COLON and words.inside[segment.first] >= 0


def _words(text: str, speech: Sequence[Quotation]) -> tuple[Tokens, Any]:
    texts, starts, ends = split(text)
    lowers, looked_up = look_up(texts)
    inside = np.full(len(texts), -1)
    for index, quotation in enumerate(speech):
        inside[bisect_left(starts, quotation.start) : bisect_left(starts, quotation.end)] = index
    # Each row in one piece: what is compiled takes it by its address alone.
    columns = np.ascontiguousarray(np.vstack((looked_up, inside, starts, ends)), dtype=np.int64)
    return Tokens(texts, lowers, starts, ends), columns


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is more than a word or two held with tongs."""
    start, end = quotation.inner
    if text[quotation.end : quotation.end + 1] == "," or (not quotation.single and text[end - 1 : end] in _PAUSES):
        return True
    return len(text[start : min(end, start + _LONG_WORDS)].split(None, 2)) > 2 or end - start > _LONG_WORDS


_PAUSES = frozenset(",.!?")
_LONG_WORDS = 200  # characters


def _without_dateline(text: str, line: Span, spans: list[Span]) -> list[Span]:
    dateline = _DATELINE.match(text, *line)
    if not dateline:
        return spans
    return [(max(start, dateline.end()), end) for start, end in spans if end > dateline.end()]


def _merged(layout: Layout, spans: Sequence[Span], marked: Sequence[Quotation], cues: CueList) -> Iterator[Span]:
    """Yield the sentences of a paragraph, those that one quotation joins as one."""
    last: Span | None = None
    for start, end in spans:
        if last and (_within(marked, last[1]) or _names_speaker(layout, last, (start, end), marked, cues)):
            last = (last[0], end)
        else:
            if last:
                yield last
            last = (start, end)
    if last:
        yield last


def _within(marked: Sequence[Quotation], boundary: int) -> bool:
    at = bisect_left(marked, boundary, key=lambda each: each.end)
    return at < len(marked) and marked[at].start < boundary < marked[at].end


def _names_speaker(layout: Layout, quoted: Span, after: Span, marked: Sequence[Quotation], cues: CueList) -> bool:
    """Whether a sentence names who spoke in the quotation before it: “We won!” Smith said."""
    at = bisect_left(marked, quoted[1], key=lambda each: each.end)
    if at == len(marked) or marked[at].end != quoted[1] or marked[at].single:
        return False
    if layout.text[quoted[1] - 2] not in "!?…":
        return False
    tokens = layout.tokens
    first, end = bisect_left(tokens.starts, after[0]), bisect_left(tokens.starts, after[1])
    for at in range(first, min(first + _REACH, end)):
        verb = cues.words.get(tokens.lowers[at], {}).get("verb")
        if verb and at > first and verb.speaks:
            return at + 1 >= end or tokens.lowers[at + 1] in {".", ",", "on", "in", "at", "of", "as", ":"}
    return False


def _segment(layout: Layout, span: Span, *, headline: bool) -> Segment:
    words = layout.words
    first, end = bisect_left(words.starts, span[0]), bisect_left(words.starts, span[1])
    if first < end and words.traits[first] & NAME_OR_NOT:
        _doubt_name(layout, first)
    quotes = max(words.inside[first:end], default=-1) >= 0
    return Segment(span, first, end, headline, quotes, quotes and _is_quotation(layout, first, end))


def _doubt_name(layout: Layout, at: int) -> None:
    """A capital at the head of a sentence may be no name's: "Critics said", but "Hale said"."""
    for words in (layout.words, layout.packed):
        words.kinds[at], words.sorts[at] = _FIRST_NAME, 0
        words.forms[at] = words.words[at] if words.traits[at] & ENDS_IN_S else _NAME


def _is_quotation(layout: Layout, first: int, end: int) -> bool:
    words, lowers = layout.words, layout.tokens.lowers
    return not any(words.inside[at] < 0 and _LETTERS.match(lowers[at]) for at in range(first, end))
