"""Cue candidates: words that may report a statement, and the signs by which it is told whether they do."""

from typing import NamedTuple

from stance.quotes.atoms import NOTHING, named, number, pair
from stance.quotes.compilation import compilable
from stance.quotes.segments import Segment
from stance.quotes.subjects import subject_before, verb_group_start
from stance.quotes.traits import ENDS_IN_ED, ENDS_IN_ING, ENDS_IN_S
from stance.quotes.weights import Values
from stance.quotes.words import Column, Stretch, Words

BEFORE, AFTER = named("<"), named(">")  # the edges of a segment, where no word stands
YES, NO, NEXT, NEAR, FAR, NONE = map(named, ("yes", "no", "next", "near", "far", "none"))
WORD, CLASS, THAT, TO = map(named, ("word", "class", "that", "to"))
_ING, _ED, _S = map(named, ("ing", "ed", "s"))
_QUOTE_REACH = 11
_WORD_REACH = 8
_HELPERS = 3  # words before a cue that are told

GLANCE_NAMES = ("word", "class before", "next class", "classes around", "in quotation")
NAMES = (
    "next word",
    "word before",
    "second word",
    "second word before",
    "next class",
    "class before",
    "next two classes",
    "two classes before",
    "class before and next",
    "next three classes",
    "three classes before",
    "ending",
    "ending, class before and next",
    "quotations around",
    "that",
    "to",
    "words to the end",
    "words from the beginning",
    "headline",
    "in quotation",
    "helpers",
    "class before the helpers, ending",
)


class Cue(NamedTuple):
    """A word that may well be a cue, with what later choices ask of it.

    Parameters
    ----------
    at : int
        The word.
    start : int
        Where its auxiliaries, adverbs and negation begin.
    subject : pair of int
        The noun phrase before it; `NOWHERE` where there is none.
    word, kind, ending, helpers, before, behind, behind_two, around, that : values
        Itself, its class and ending, the words between `start` and `at`, the classes beside it, whether quotations and "that" are near.
    """

    at: int
    start: int
    subject: Stretch
    word: int
    kind: int
    ending: int
    helpers: int
    before: int
    behind: int
    behind_two: int
    around: int
    that: int


@compilable
def answer(holds: bool) -> int:  # noqa: FBT001 - an answer has nothing else to be told by
    """Return yes or no."""
    return YES if holds else NO


@compilable
def beside(column: Column, segment: Segment, at: int) -> int:
    """Return what a column says of a word, or that it lies beyond the edge of the segment."""
    if at < segment.first:
        return BEFORE
    return column[at] if at < segment.end else AFTER


@compilable
def glance(words: Words, segment: Segment, at: int) -> Values:
    """Return the few signs that tell at a glance whether a word is worth a closer look."""
    before, behind = beside(words.kinds, segment, at - 1), beside(words.kinds, segment, at + 1)
    return words.words[at], before, behind, pair(before, behind), answer(segment.in_speech)


@compilable
def glance_given(words: Words, at: int) -> Values:
    """Return in the light of what the signs of a glance count."""
    return NOTHING, pair(CLASS, words.kinds[at])


@compilable
def cue_signs(words: Words, segment: Segment, at: int) -> Values:
    """Return the signs that tell whether a word is a cue: the words and classes around it."""
    forms, kinds = words.forms, words.kinds
    b1, b2, b3 = beside(kinds, segment, at - 1), beside(kinds, segment, at - 2), beside(kinds, segment, at - 3)
    c1, c2, c3 = beside(kinds, segment, at + 1), beside(kinds, segment, at + 2), beside(kinds, segment, at + 3)
    start = verb_group_start(words, at, segment.first)
    ending = _ending(words.traits[at])
    return (
        beside(forms, segment, at + 1),
        beside(forms, segment, at - 1),
        beside(forms, segment, at + 2),
        beside(forms, segment, at - 2),
        c1,
        b1,
        pair(c1, c2),
        pair(b2, b1),
        pair(b1, c1),
        pair(pair(c1, c2), c3),
        pair(pair(b3, b2), b1),
        ending,
        pair(pair(ending, b1), c1),
        _quotations_around(words, segment, at),
        _how_near(words, segment, at, THAT),
        _how_near(words, segment, at, TO),
        number(min(segment.end - at, 4)),
        number(min(at - segment.first, 3)),
        answer(segment.headline),
        answer(segment.in_speech),
        _helpers(words, start, at),
        pair(beside(kinds, segment, start - 1), ending),
    )


@compilable
def cue_given(words: Words, at: int) -> Values:
    """Return in the light of what the signs of a cue count."""
    return NOTHING, pair(WORD, words.words[at]), pair(CLASS, words.kinds[at])


@compilable
def cue_at(words: Words, segment: Segment, at: int) -> Cue:
    """Return the cue at a word, with its verb group and subject."""
    start = verb_group_start(words, at, segment.first)
    behind = beside(words.kinds, segment, at + 1)
    return Cue(
        at,
        start,
        subject_before(words, start, segment.first),
        words.words[at],
        words.kinds[at],
        _ending(words.traits[at]),
        _helpers(words, start, at),
        beside(words.kinds, segment, at - 1),
        behind,
        pair(behind, beside(words.kinds, segment, at + 2)),
        _quotations_around(words, segment, at),
        _how_near(words, segment, at, THAT),
    )


@compilable
def _ending(traits: int) -> int:
    if traits & ENDS_IN_ING:
        return _ING
    if traits & ENDS_IN_ED:
        return _ED
    return _S if traits & ENDS_IN_S else NONE


@compilable
def _helpers(words: Words, start: int, at: int) -> int:
    value = NOTHING
    for helper in range(start, min(at, start + _HELPERS)):
        value = pair(value, words.words[helper])
    return value


@compilable
def _how_near(words: Words, segment: Segment, at: int, word: int) -> int:
    """How near a word follows."""
    for behind in range(at + 1, min(at + _WORD_REACH, segment.end)):
        if words.words[behind] == word:
            return _distance(behind - at - 1)
    return NO


@compilable
def _quotations_around(words: Words, segment: Segment, at: int) -> int:
    """How near quotations stand before a word and behind it."""
    before = behind = NO
    if not segment.quotes:
        return pair(before, behind)
    for other in range(at - 1, max(segment.first, at - _QUOTE_REACH) - 1, -1):
        if words.inside[other] >= 0:
            before = _distance(at - 1 - other)
            break
    for other in range(at + 1, min(at + _QUOTE_REACH, segment.end)):
        if words.inside[other] >= 0:
            behind = _distance(other - at - 1)
            break
    return pair(before, behind)


@compilable
def _distance(between: int) -> int:
    if between < 2:
        return NEXT
    return NEAR if between < 4 else FAR
