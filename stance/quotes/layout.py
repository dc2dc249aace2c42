"""The layout of an article: its words with their classes, its quotations, and the segments that are read one by one."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from stance.language.cues import load_cues
from stance.language.marks import Quotation, quotations_of
from stance.language.sentences import paragraphs, sentences
from stance.language.tokens import Tokens, pieces
from stance.quotes.atoms import named
from stance.quotes.contents import Quoted, add_content
from stance.quotes.furniture import statement_paragraphs
from stance.quotes.segments import Segment
from stance.quotes.sorts import ATTITUDE
from stance.quotes.traits import ENDS_IN_S, INTRODUCES, NAME_OR_NOT
from stance.quotes.words import Stretch, Words, columns_of
from stance.records import Span, Spans

# "DOHA, 16 January (Gulf Ledger) – ": where and by whom a report was filed.
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,}[A-Z](?:,[^–—\n]{0,40}|\s*\([^)\n]{0,30}\))*\s*(?:–|—|--|-)\s+(?=\S)")
_LETTERS = re.compile(r"\w")
_REACH = 9  # tokens after a quotation within which "Smith said" names its speaker
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
    in_lines = [sentences(text, *line) for line in lines]
    marked = quotations_of(text, lines)
    speech = [quotation for of_line in marked for quotation in of_line if _is_speech(text, quotation)]
    tokens, columns = _words(text, speech)
    spans, headlines = _stretches(text, tokens, lines, in_lines, marked)
    packed: Any = Words._make([*columns, len(tokens)])
    edges = np.searchsorted(packed.starts, np.array(spans, dtype=np.int64).reshape(-1, 2))
    _doubt_names(packed, edges)
    words = Words._make([*columns[:-2].tolist(), tokens.starts, tokens.ends, len(tokens)])
    return Layout(
        text,
        tokens,
        words,
        packed,
        speech,
        _columns(speech),
        [quotation.inner for of_line in marked for quotation in of_line],
        [sentence for of_line in in_lines for sentence in of_line],
        np.flatnonzero(packed.sorts & ATTITUDE).tolist(),
        np.flatnonzero((packed.traits & INTRODUCES != 0) & (packed.inside < 0)).tolist(),
        _segments(words, tokens.lowers, zip(spans, edges.tolist(), headlines, _speech_in(packed, edges), strict=True)),
    )


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


def _words(text: str, speech: Sequence[Quotation]) -> tuple[Tokens, Any]:
    first, with_blanks = pieces(text)
    texts, lowers, columns = columns_of(with_blanks, first)
    starts, ends = columns[-2:].tolist()
    inside = columns[-3]
    for index, quotation in enumerate(speech):
        inside[bisect_left(starts, quotation.start) : bisect_left(starts, quotation.end)] = index
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


def _stretches(
    text: str, tokens: Tokens, lines: list[Span], in_lines: list[list[Span]], marked: list[list[Quotation]]
) -> tuple[list[Span], list[bool]]:
    """Return what of the text is read one by one, and of each whether it is the headline."""
    found: list[Span] = []
    headlines: list[bool] = []
    number_of = {line: number for number, line in enumerate(lines)}
    for line, headline in statement_paragraphs(text, lines):
        number = number_of[line]
        spans = _without_dateline(text, line, in_lines[number])
        if marked[number]:
            spans = _merged(text, tokens, spans, marked[number])
        found += spans
        headlines += [headline] * len(spans)
    return found, headlines


def _merged(text: str, tokens: Tokens, spans: Sequence[Span], marked: Sequence[Quotation]) -> list[Span]:
    """Return the sentences of a paragraph, those that one quotation joins as one."""
    merged: list[Span] = []
    ends = [quotation.end for quotation in marked]
    for span in spans:
        if merged:
            start, boundary = merged[-1]
            at = bisect_left(ends, boundary)
            if at < len(marked) and _joins(text, tokens, marked[at], boundary, span):
                merged[-1] = start, span[1]
                continue
        merged.append(span)
    return merged


def _joins(text: str, tokens: Tokens, quotation: Quotation, boundary: int, after: Span) -> bool:
    """Whether the first quotation that does not end before the boundary of two sentences joins them."""
    if boundary < quotation.end:
        return quotation.start < boundary
    return not quotation.single and text[boundary - 2] in "!?…" and _names_speaker(tokens, after)


def _names_speaker(tokens: Tokens, sentence: Span) -> bool:
    """Whether a sentence names who spoke in the quotation before it: “We won!” Smith said."""
    cues = load_cues().words
    first, end = bisect_left(tokens.starts, sentence[0]), bisect_left(tokens.starts, sentence[1])
    for at in range(first, min(first + _REACH, end)):
        verb = cues.get(tokens.lowers[at], {}).get("verb")
        if verb and at > first and verb.speaks:
            return at + 1 >= end or tokens.lowers[at + 1] in {".", ",", "on", "in", "at", "of", "as", ":"}
    return False


def _doubt_names(words: Any, edges: Any) -> None:
    """A capital at the head of a sentence may be no name's: "Critics said", but "Hale said"."""
    firsts = edges[edges[:, 0] < edges[:, 1], 0]
    doubted = firsts[words.traits[firsts] & NAME_OR_NOT != 0]
    words.kinds[doubted], words.sorts[doubted] = _FIRST_NAME, 0
    words.forms[doubted] = np.where(words.traits[doubted] & ENDS_IN_S, words.words[doubted], _NAME)


def _speech_in(words: Any, edges: Any) -> list[bool]:
    """Return for each of some stretches whether quotations stand in it."""
    spoken = np.zeros(words.size + 1, dtype=np.int64)  # words before each one
    np.cumsum(words.inside >= 0, out=spoken[1:])
    found: list[bool] = (spoken[edges[:, 1]] > spoken[edges[:, 0]]).tolist()
    return found


def _segments(
    words: Words, lowers: list[str], stretches: Iterable[tuple[Span, list[int], bool, bool]]
) -> list[Segment]:
    segments: list[Segment] = []
    for span, (first, end), headline, quotes in stretches:
        segment = Segment(span, first, end, headline, quotes, quotes and _is_quotation(words, lowers, first, end))
        if quotes and segments and _announces(words, segments[-1], segment):
            before = segments.pop()
            segment = before._replace(span=(before.span[0], span[1]), end=end, quotes=True)
        segments.append(segment)
    return segments


def _announces(words: Words, before: Segment, segment: Segment) -> bool:
    """Whether a colon announces the speech that opens the next segment, mostly in a paragraph of its own."""
    if before.headline or before.is_quotation or before.end == before.first:
        return False
    return words.words[before.end - 1] == _COLON and words.inside[segment.first] >= 0


def _is_quotation(words: Words, lowers: list[str], first: int, end: int) -> bool:
    return not any(words.inside[at] < 0 and _LETTERS.match(lowers[at]) for at in range(first, end))
