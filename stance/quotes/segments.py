"""Segments: sentences as attribution needs them, those that one quotation joins taken together."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from stance.language.cues import CueList
from stance.language.marks import Quotation, quotations
from stance.language.sentences import sentences
from stance.language.tokens import Tokens, tokenize
from stance.records import Span

# "DOHA, 16 January (Gulf Ledger) – ": where and by whom a report was filed.
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,}[A-Z](?:,[^–—\n]{0,40}|\s*\([^)\n]{0,30}\))*\s*(?:–|—|--|-)\s+(?=\S)")
_LETTERS = re.compile(r"\w")
_REACH = 9  # tokens after a quotation within which "Smith said" names its speaker


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or several that belong to one quotation.

    Parameters
    ----------
    text : str
        The article's text.
    span : span
        Where the segment stands in it.
    quotations : list
        The quotations in it, those of two words and fewer left out: they are words in a clause, not speech.
    inside : list of int
        For each token the index of its quotation, -1 outside.
    """

    text: str
    span: Span
    tokens: Tokens
    quotations: tuple[Quotation, ...]
    inside: tuple[int, ...]
    headline: bool = False

    @property
    def is_quotation(self) -> bool:
        """Whether nothing but quotations stands in it."""
        outside = (lower for lower, at in zip(self.tokens.lowers, self.inside, strict=True) if at < 0)
        return bool(self.quotations) and not any(_LETTERS.match(lower) for lower in outside)

    def characters(self, first: int, end: int) -> Span:
        """Return the span of the tokens from `first` up to `end`, which is not in it."""
        return self.tokens.starts[first], self.tokens.ends[end - 1]


def segments(text: str, paragraph: Span, cues: CueList, *, headline: bool = False) -> list[Segment]:
    """Return the segments of a paragraph."""
    if dateline := _DATELINE.match(text, *paragraph):
        paragraph = (dateline.end(), paragraph[1])
    marked = quotations(text, paragraph)
    merged: list[Span] = []
    for start, end in sentences(text, *paragraph):
        if merged and (_within(marked, merged[-1][1]) or _names_speaker(text, merged[-1], (start, end), marked, cues)):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return [_segment(text, span, marked, headline=headline) for span in merged]


def _within(marked: Sequence[Quotation], boundary: int) -> bool:
    at = bisect_left(marked, boundary, key=lambda each: each.end)
    return at < len(marked) and marked[at].start < boundary < marked[at].end


def _names_speaker(text: str, quoted: Span, after: Span, marked: Sequence[Quotation], cues: CueList) -> bool:
    """Whether a sentence names who spoke in the quotation before it: “We won!” Smith said."""
    at = bisect_left(marked, quoted[1], key=lambda each: each.end)
    if at == len(marked) or marked[at].end != quoted[1] or marked[at].single or text[quoted[1] - 2] not in "!?…":
        return False
    tokens = tokenize(text, *after)
    for at, lower in enumerate(tokens.lowers[:_REACH]):
        verb = cues.words.get(lower, {}).get("verb")
        if verb and at and verb.speaks:
            return at + 1 >= len(tokens) or tokens.lowers[at + 1] in {".", ",", "on", "in", "at", "of", "as", ":"}
    return False


def _segment(text: str, span: Span, marked: Sequence[Quotation], *, headline: bool) -> Segment:
    tokens = tokenize(text, *span)
    first = bisect_right(marked, span[0], key=lambda each: each.end)
    last = bisect_left(marked, span[1], key=lambda each: each.start)
    here = tuple(each for each in marked[first:last] if _is_speech(text, each))
    inside = [-1] * len(tokens)
    for index, quotation in enumerate(here):
        begin, end = bisect_left(tokens.starts, quotation.start), bisect_left(tokens.starts, quotation.end)
        inside[begin:end] = [index] * (end - begin)
    return Segment(text, span, tokens, here, tuple(inside), headline)


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is more than a word or two held with tongs."""
    words = text[slice(*quotation.inner)].split()
    paused = text[quotation.end : quotation.end + 1] == ","
    return (
        len(words) > 2
        or paused
        or (not quotation.single and text[quotation.inner[1] - 1 : quotation.inner[1]] in tuple(",.!?"))
    )
