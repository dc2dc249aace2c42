"""The layout of an article: its words with their classes, its quotations, and the segments that are read one by one.

A segment is a sentence, or several that belong to one quotation.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stance.language.cues import CueList, load_cues
from stance.language.marks import Quotation, quotations
from stance.language.sentences import paragraphs, sentences
from stance.language.tokens import split
from stance.language.word_classes import NAME, class_of, is_open, look_up
from stance.quotes.furniture import statement_paragraphs
from stance.records import Span

# "DOHA, 16 January (Gulf Ledger) – ": where and by whom a report was filed.
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,}[A-Z](?:,[^–—\n]{0,40}|\s*\([^)\n]{0,30}\))*\s*(?:–|—|--|-)\s+(?=\S)")
_LETTERS = re.compile(r"\w")
_REACH = 9  # tokens after a quotation within which "Smith said" names its speaker
FIRST_NAME = "first"  # the class of a word with a capital at the head of a sentence: a name, or not


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of an article, as parallel lists.

    Parameters
    ----------
    texts, lowers : list of str
        Each as written, and in small letters.
    forms, kinds : list of str
        Each as a sign, which is ``name`` for a name and else its small letters, and its class.
    starts, ends : list of int
        Offsets into the article's text, end exclusive.
    cues : list of bool
        Whether it is a word that can be a cue.
    inside : list of int
        For each the index of its quotation, -1 outside.
    """

    texts: list[str]
    lowers: list[str]
    forms: list[str]
    kinds: list[str]
    cues: list[bool]
    starts: list[int]
    ends: list[int]
    inside: list[int]

    def span(self, first: int, end: int) -> Span:
        """Return where the words from `first` up to `end`, which is not among them, stand in the text."""
        return self.starts[first], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or several that belong to one quotation.

    Parameters
    ----------
    span : span
        Where it stands in the article's text.
    first, end : int
        Its words, end exclusive.
    headline : bool
        Whether it is the article's headline.
    quotes : bool
        Whether quotations stand in it.
    is_quotation : bool
        Whether nothing but quotations stands in it.
    in_speech : bool
        Whether it is a sentence of somebody's speech.
    """

    span: Span
    first: int
    end: int
    headline: bool
    quotes: bool
    is_quotation: bool
    in_speech: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """An article laid out for reading.

    Parameters
    ----------
    text : str
    words : Words
    quotations : list of Quotation
        Those of more than a word or two: the others are words in a clause, not speech.
    quoted : list of span
        What stands between quotation marks, short or long.
    sentences : list of span
        All of them, in order.
    segments : list of Segment
        Those that may hold statements, in order.
    """

    text: str
    words: Words
    quotations: list[Quotation]
    quoted: list[Span]
    sentences: list[Span]
    segments: list[Segment]


def lay_out(text: str) -> Layout:
    """Lay out the text of an article."""
    lines = paragraphs(text)
    marked = [quotations(text, line) for line in lines]
    speech = [quotation for of_line in marked for quotation in of_line if _is_speech(text, quotation)]
    words = _words(text, speech)
    in_lines = [sentences(text, *line) for line in lines]
    layout = Layout(
        text,
        words,
        speech,
        [quotation.inner for of_line in marked for quotation in of_line],
        [sentence for of_line in in_lines for sentence in of_line],
        [],
    )
    number_of = {line: number for number, line in enumerate(lines)}
    cues = load_cues()
    for line, headline in statement_paragraphs(text, lines):
        number = number_of[line]
        spans = _without_dateline(text, line, in_lines[number])
        for span in _merged(layout, spans, marked[number], cues):
            segment = _segment(layout, span, headline=headline)
            if layout.segments and _announces(words, layout.segments[-1], segment):
                before = layout.segments.pop()
                segment = replace(before, span=(before.span[0], span[1]), end=segment.end, quotes=True)
            layout.segments.append(segment)
    return layout


def _announces(words: Words, before: Segment, segment: Segment) -> bool:
    """Whether a colon announces the speech that opens the next segment, mostly in a paragraph of its own."""
    if before.headline or before.is_quotation or before.end == before.first or segment.first == segment.end:
        return False
    return words.lowers[before.end - 1] == ":" and words.inside[segment.first] >= 0


def _words(text: str, speech: Sequence[Quotation]) -> Words:
    texts, starts, ends = split(text)
    looked_up = look_up(texts)
    words = Words(
        texts,
        [lower for lower, _, _ in looked_up],
        [kind if kind == NAME else lower for lower, kind, _ in looked_up],
        [kind for _, kind, _ in looked_up],
        [can_report for _, _, can_report in looked_up],
        starts,
        ends,
        [-1] * len(texts),
    )
    for index, quotation in enumerate(speech):
        begin, end = bisect_left(words.starts, quotation.start), bisect_left(words.starts, quotation.end)
        words.inside[begin:end] = [index] * (end - begin)
    return words


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
        if last and marked and (_within(marked, last[1]) or _names_speaker(layout, last, (start, end), marked, cues)):
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
    words = layout.words
    first, end = bisect_left(words.starts, after[0]), bisect_left(words.starts, after[1])
    for at in range(first, min(first + _REACH, end)):
        verb = cues.words.get(words.lowers[at], {}).get("verb")
        if verb and at > first and verb.speaks:
            return at + 1 >= end or words.lowers[at + 1] in {".", ",", "on", "in", "at", "of", "as", ":"}
    return False


def _segment(layout: Layout, span: Span, *, headline: bool) -> Segment:
    words = layout.words
    first, end = bisect_left(words.starts, span[0]), bisect_left(words.starts, span[1])
    if first < end and words.kinds[first] == NAME and is_open(class_of(words.lowers[first])):
        words.kinds[first] = FIRST_NAME
        plural = words.lowers[first].endswith("s")  # "Critics said" may be no name, "Hale said" is one
        words.forms[first] = words.lowers[first] if plural else NAME
    quotes = max(words.inside[first:end], default=-1) >= 0
    return Segment(span, first, end, headline, quotes, quotes and _is_quotation(words, first, end))


def _is_quotation(words: Words, first: int, end: int) -> bool:
    return not any(words.inside[at] < 0 and _LETTERS.match(words.lowers[at]) for at in range(first, end))
