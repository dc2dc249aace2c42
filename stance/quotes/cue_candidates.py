"""Cue candidates: words that may report a statement, and the signs by which it is told whether they do."""

from dataclasses import dataclass

from stance.quotes.layout import Segment, Words
from stance.quotes.phrases import Stretch
from stance.quotes.subjects import subject_before, verb_group_start
from stance.quotes.weights import Signs

BEFORE, AFTER = "<", ">"  # the edges of a segment, where no word stands
_QUOTE_REACH = 11
_THAT_REACH = 8

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


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that may well be a cue, with what later choices ask of it.

    Parameters
    ----------
    at : int
        The word.
    start : int
        Where its auxiliaries, adverbs and negation begin.
    subject : pair of int, optional
        The noun phrase before it.
    kind, ending, helpers, before, behind, behind_two, around, that : str
        Its class and ending, the words between `start` and `at`, the classes beside it, whether quotations and "that" are near.
    """

    at: int
    start: int
    subject: Stretch | None
    kind: str
    ending: str
    helpers: str
    before: str
    behind: str
    behind_two: str
    around: str
    that: str


def glance(words: Words, segment: Segment, at: int) -> Signs:
    """Return the few signs that tell at a glance whether a word is worth a closer look."""
    kinds = words.kinds
    before = kinds[at - 1] if at > segment.first else BEFORE
    behind = kinds[at + 1] if at + 1 < segment.end else AFTER
    speech = "yes" if segment.in_speech else "no"
    return (words.lowers[at], before, behind, before + " " + behind, speech), ("", "class " + kinds[at])


def cue_signs(words: Words, segment: Segment, at: int) -> Signs:
    """Return the signs that tell whether a word is a cue: the words and classes around it."""
    lowers, forms, kinds = words.lowers, words.forms, words.kinds
    low, high = segment.first, segment.end
    b1 = kinds[at - 1] if at > low else BEFORE
    b2 = kinds[at - 2] if at - 1 > low else BEFORE
    b3 = kinds[at - 3] if at - 2 > low else BEFORE
    c1 = kinds[at + 1] if at + 1 < high else AFTER
    c2 = kinds[at + 2] if at + 2 < high else AFTER
    c3 = kinds[at + 3] if at + 3 < high else AFTER
    c1c2, b2b1, b1c1 = c1 + " " + c2, b2 + " " + b1, b1 + " " + c1
    start = verb_group_start(words, at, low)
    ending = _ending(lowers[at])
    following = lowers[at + 1 : min(at + _THAT_REACH, high)]
    return (
        forms[at + 1] if at + 1 < high else AFTER,
        forms[at - 1] if at > low else BEFORE,
        forms[at + 2] if at + 2 < high else AFTER,
        forms[at - 2] if at - 1 > low else BEFORE,
        c1,
        b1,
        c1c2,
        b2b1,
        b1c1,
        c1c2 + " " + c3,
        b3 + " " + b2b1,
        ending,
        ending + " " + b1c1,
        _quotations_around(words, segment, at),
        _distance(following.index("that")) if "that" in following else "no",
        _distance(following.index("to")) if "to" in following else "no",
        str(min(high - at, 4)),
        str(min(at - low, 3)),
        "yes" if segment.headline else "no",
        "yes" if segment.in_speech else "no",
        " ".join(lowers[start : min(at, start + 3)]),
        (kinds[start - 1] if start > low else BEFORE) + " " + ending,
    ), ("", "word " + lowers[at], "class " + kinds[at])


def cue_at(words: Words, segment: Segment, at: int) -> Cue:
    """Return the cue at a word, with its verb group and subject."""
    lowers, kinds = words.lowers, words.kinds
    low, high = segment.first, segment.end
    start = verb_group_start(words, at, low)
    behind = kinds[at + 1] if at + 1 < high else AFTER
    following = lowers[at + 1 : min(at + _THAT_REACH, high)]
    return Cue(
        at,
        start,
        subject_before(words, start, low),
        kinds[at],
        _ending(lowers[at]),
        " ".join(lowers[start : min(at, start + 3)]),
        kinds[at - 1] if at > low else BEFORE,
        behind,
        behind + " " + (kinds[at + 2] if at + 2 < high else AFTER),
        _quotations_around(words, segment, at),
        _distance(following.index("that")) if "that" in following else "no",
    )


def _ending(lower: str) -> str:
    return "ing" if lower.endswith("ing") else "ed" if lower.endswith("ed") else "s" if lower.endswith("s") else "none"


def _quotations_around(words: Words, segment: Segment, at: int) -> str:
    """How near quotations stand before a word and behind it."""
    if not segment.quotes:
        return "no no"
    inside = words.inside
    before = inside[max(segment.first, at - _QUOTE_REACH) : at]
    behind = inside[at + 1 : min(at + _QUOTE_REACH, segment.end)]
    return _first_inside(before[::-1]) + " " + _first_inside(behind)


def _first_inside(inside: list[int]) -> str:
    return next((_distance(at) for at, each in enumerate(inside) if each >= 0), "no")


def _distance(between: int) -> str:
    return "next" if between < 2 else "near" if between < 4 else "far"
