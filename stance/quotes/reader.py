"""Reads the segments of an article for attributions, as the functions stand here or as they were compiled."""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from stance.quotes.attribution import Attribution
from stance.quotes.attributions import LONGEST, Text, weighed_in
from stance.quotes.compilation import Compiled, compilable, pointer
from stance.quotes.contents import Quoted
from stance.quotes.layout import Layout
from stance.quotes.segments import Segment
from stance.quotes.weights import NEVER, THOUSAND, PackedWeights, Weights, log_odds_of, probability
from stance.quotes.whole import OUTSIDE, WITHIN, related, relations
from stance.quotes.words import NOWHERE, Column, Stretch, Words, span_of
from stance.records import Span

KEPT = 0.3  # probability of an attribution, from which on it is kept
# The corpus's annotators marked few statements within statements; whoever asks who said what wants them.
KEPT_WITHIN = 0.2
WEIGHTS_RULE = "weights"  # the rule of what is found by them


class Read(NamedTuple):
    """What is told of a draft that may be kept.

    Parameters
    ----------
    segment : int
        Its number.
    cue, source, spans, clearness, speaks, inner
        As in `Weighed`.
    log_odds, alone : int
        Of all of it, and of all of it if it did not stand in another's content, in thousandths.
    """

    segment: int
    cue: Stretch
    source: Stretch
    spans: Stretch
    clearness: int
    speaks: int
    inner: int
    log_odds: int
    alone: int


class Segments(NamedTuple):
    """Segments as parallel columns."""

    firsts: Column
    ends: Column
    headlines: Column
    quotes: Column


@compilable
def read(weights: Weights, text: Text, segments: Segments, likely: Column, least: int) -> tuple[list[Read], list[Span]]:
    """Return what may be kept of some segments, and the spans of all contents.

    Parameters
    ----------
    likely : column
        No for each word.
    least : int
        Log-odds, in thousandths, from which on a draft may be kept.
    """
    found: list[Read] = []
    spans = [(at, at) for at in range(0)]
    for at in range(len(segments.firsts)):
        segment = Segment(
            (0, 0),
            segments.firsts[at],
            segments.ends[at],
            segments.headlines[at] != 0,
            segments.quotes[at] != 0,
            False,
            False,
        )
        drafts = weighed_in(weights, text, segment, likely, spans)
        relation = relations(text.words, segment, drafts, spans)
        for number, each in enumerate(drafts):
            log_odds = related(weights, each, relation[number])
            within = relation[number] == WITHIN and not each.speaks and each.source != NOWHERE
            alone = related(weights, each, OUTSIDE) if within else NEVER
            if max(log_odds, alone) >= least:
                found.append(
                    Read(
                        at, each.cue, each.source, each.spans, each.clearness, each.speaks, each.inner, log_odds, alone
                    )
                )
    return found, spans


@lru_cache(maxsize=1)
def compiled_read() -> Compiled:
    """Return `read` compiled."""
    return Compiled(_read_as)


@compilable
def _words_at(words: Words) -> Words:
    return Words(
        pointer(words.words),
        pointer(words.forms),
        pointer(words.kinds),
        pointer(words.traits),
        pointer(words.sorts),
        pointer(words.inside),
        pointer(words.starts),
        pointer(words.ends),
        words.size,
    )


@compilable
def _quoted_at(quoted: Quoted) -> Quoted:
    return Quoted(pointer(quoted.starts), pointer(quoted.inner_ends), pointer(quoted.ends))


@compilable
def _weights_at(weights: PackedWeights) -> Any:
    return PackedWeights(
        pointer(weights.intercepts), pointer(weights.lights), weights.light_mask, pointer(weights.rows), weights.mask
    )


def _read_as(digest: str) -> Callable[..., tuple[list[Read], list[Span]]]:
    def read_all(
        weights: PackedWeights, text: Text, segments: Segments, likely: Column, least: int
    ) -> tuple[list[Read], list[Span]]:
        if not digest:  # never; it is what tells one compiled state from another
            least = -NEVER
        words, outside, quoted = text
        pointed = Text(_words_at(words), _words_at(outside), _quoted_at(quoted))
        return read(_weights_at(weights), pointed, segments, pointer(likely), least)

    return read_all


class Reader:
    """Reads the segments of an article, all of them at once.

    Parameters
    ----------
    layout : Layout
    weights : Weights
    kept : float, optional
        The probability from which on an attribution is kept.
    fast : PackedWeights, optional
        The weights as arrays, if what is compiled shall read; the same comes out.
    """

    def __init__(
        self, layout: Layout, weights: Weights, *, kept: float = KEPT, fast: PackedWeights | None = None
    ) -> None:
        self._layout = layout
        self._kept = kept
        least = math.floor(max(NEVER, log_odds_of(min(kept, KEPT_WITHIN))))
        found, self._spans = _read_fast(layout, fast, least) if fast else _read(layout, weights, least)
        self._of_segment: dict[int, list[Read]] = {}
        for each in found:
            self._of_segment.setdefault(each.segment, []).append(each)

    def attributions(self, number: int) -> list[Attribution]:
        """Return the attributions of a segment, in order of their cues."""
        if number not in self._of_segment:
            return []
        return [self._attribution(each) for each in self._of_segment[number] if self._is_kept(each)]

    def _is_kept(self, each: Read) -> bool:
        """Whether a draft is likely enough, or would be if it did not stand within another's statement."""
        return probability(each.log_odds) >= self._kept or probability(each.alone) >= KEPT_WITHIN

    def _attribution(self, each: Read) -> Attribution:
        words = self._layout.words
        _, cue, source, (first, end), clearness, speaks, inner, log_odds, _ = each
        return Attribution(
            tuple(self._spans[first:end]),
            (span_of(words, *cue),),
            (span_of(words, *source),) if source != NOWHERE else (),
            WEIGHTS_RULE,
            probability(log_odds),
            bool(speaks),
            bool(inner),
            clearness / THOUSAND,
        )


def text_of(layout: Layout) -> Text:
    """Return what is read of an article that was laid out."""
    return Text(layout.words, layout.words._replace(inside=[-1] * layout.words.size), layout.speech)


def _read(layout: Layout, weights: Weights, least: int) -> tuple[list[Read], list[Span]]:
    return read(weights, text_of(layout), _columns(layout), [0] * layout.words.size, least)


def _read_fast(layout: Layout, weights: PackedWeights, least: int) -> tuple[list[Read], list[Span]]:
    words = layout.packed
    outside: Any = np.full(words.size, -1)
    text = Text(words, words._replace(inside=outside), Quoted(*_array(layout.speech)))
    segments = Segments(*_array(_columns(layout)))
    found: tuple[list[Read], list[Span]]
    found = compiled_read()(weights, text, segments, np.zeros(words.size, dtype=np.int64), least)
    return found


def _array(columns: Sequence[Column]) -> Any:
    return np.array(columns, dtype=np.int64)


def _columns(layout: Layout) -> Segments:
    """The segments that are read, the others left empty so that they keep their numbers."""
    segments = layout.segments
    return Segments(
        [segment.first for segment in segments],
        [segment.end if _is_read(segment) else segment.first for segment in segments],
        [segment.headline for segment in segments],
        [segment.quotes for segment in segments],
    )


def _is_read(segment: Segment) -> bool:
    return not segment.is_quotation and segment.end - segment.first <= LONGEST
