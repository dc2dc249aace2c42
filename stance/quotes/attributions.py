"""Attributions of an article: each likely cue with the source and the content that most speaks for.

The choices are made one after the other, each by weights learned for it: is this word a cue, which noun phrase around it is the
source, does the content begin behind the report, where does it end, does it stand before the report as well. A last choice
weighs all of them together: how likely it is that content and source are right, which decides and is the confidence.
"""

from typing import NamedTuple

from stance.quotes.compilation import compilable
from stance.quotes.contents import Quoted
from stance.quotes.cue_candidates import cue_at, cue_given, cue_signs, glance, glance_given
from stance.quotes.drafts import draft_of
from stance.quotes.segments import Segment
from stance.quotes.traits import CAN_REPORT, ENDS_SPEECH
from stance.quotes.weights import Weights, scored
from stance.quotes.whole import Weighed, weigh
from stance.quotes.words import NOWHERE, Column, Words
from stance.records import Span

WORD_CHOICE, CUE_CHOICE = 0, 1  # the numbers of these choices
WORTH_A_LOOK = -3300  # log-odds of a word, in thousandths, from which on it is looked at closely
POSSIBLE = -1500  # log-odds of a cue, from which on its source and content are looked for
LIKELY = -200  # from which on a cue bounds the content of another
_DRAFT_BITS = 13  # more than there are drafts in a segment that is read
LONGEST = 3000  # words of a segment that is read: no sentence is as long, the text has lost its marks


class Text(NamedTuple):
    """What is read of an article: its words, the same as if no quotation were marked, and its quotations."""

    words: Words
    outside: Words
    quoted: Quoted


@compilable
def weighed_in(weights: Weights, text: Text, segment: Segment, likely: Column, spans: list[Span]) -> list[Weighed]:
    """Return what may be an attribution in a segment and in its speech, in order of the cues.

    Parameters
    ----------
    likely : column
        No for each word; it is used, and given back as it was.
    spans : list of span
        The spans of contents are added to it.
    """
    found = _weighed(weights, text.words, text.quoted, segment, likely, spans)
    if not segment.quotes:
        return found
    for sentence in speech(text.words, segment):
        found.extend(_weighed(weights, text.outside, text.quoted, sentence, likely, spans))
    order = sorted([each.cue[1] << _DRAFT_BITS | number for number, each in enumerate(found)])
    return [found[each & (1 << _DRAFT_BITS) - 1] for each in order]


@compilable
def _weighed(
    weights: Weights, words: Words, quoted: Quoted, segment: Segment, likely: Column, spans: list[Span]
) -> list[Weighed]:
    cues = possible_cues(weights, words, segment)
    for at, clearness in cues:
        likely[at] = clearness >= LIKELY
    found: list[Weighed] = []
    same = NOWHERE
    for at, clearness in cues:
        draft = draft_of(weights, words, segment, cue_at(words, segment, at), clearness, same, likely)
        weighed = weigh(weights, words, quoted, segment, draft, spans)
        if weighed.spans[0] == weighed.spans[1]:
            continue
        found.append(weighed)
        if clearness >= LIKELY and weighed.source != NOWHERE:
            same = weighed.source
    for at, _ in cues:
        likely[at] = 0
    return found


@compilable
def possible_cues(weights: Weights, words: Words, segment: Segment) -> list[tuple[int, int]]:
    """Return the words of a segment that may be cues, with their log-odds."""
    found: list[tuple[int, int]] = []
    for at in range(segment.first, segment.end):
        if not words.traits[at] & CAN_REPORT or words.inside[at] >= 0:
            continue
        signs, given = glance(words, segment, at), glance_given(words, at)
        if weights.intercepts[WORD_CHOICE] + scored(weights, WORD_CHOICE, given, 0, signs) < WORTH_A_LOOK:
            continue
        signs_of_cue, given_of_cue = cue_signs(words, segment, at), cue_given(words, at)
        clearness = weights.intercepts[CUE_CHOICE] + scored(weights, CUE_CHOICE, given_of_cue, 0, signs_of_cue)
        if clearness >= POSSIBLE:
            found.append((at, clearness))
    return found


@compilable
def speech(words: Words, segment: Segment) -> list[Segment]:
    """Return the sentences of the speech in a segment."""
    found: list[Segment] = []
    first = segment.first
    for at in range(segment.first, segment.end):
        inside = words.inside[at]
        if inside < 0:
            first = at + 1
        elif at + 1 == segment.end or words.inside[at + 1] != inside or words.traits[at] & ENDS_SPEECH:
            if at > first:
                found.append(
                    Segment(segment.span, first, at + 1, segment.headline, segment.quotes, segment.is_quotation, True)
                )
            first = at + 1
    return found
