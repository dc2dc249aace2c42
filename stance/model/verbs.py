"""The verb that reports a statement, found beside the mention of who made it."""

from collections.abc import Sequence
from functools import lru_cache

from stance.language.cues import load_cues
from stance.language.grammar import (
    AUXILIARY,
    COORDINATORS,
    DETERMINERS,
    LINKING,
    NEGATION,
    PREPOSITIONS,
    SUBORDINATORS,
    is_adverb,
)
from stance.language.lexicon import load_attitudes
from stance.model.reading import ReadText

# What neither a mention nor a verb goes through.
STOPS = PREPOSITIONS | SUBORDINATORS | COORDINATORS | frozenset(',;:.()"“”')
_SPEAKS = frozenset({"say", "manner", "assert", "ask", "attitude", "direct", "deny", "agree"})
_FAR = 18  # tokens between a mention and its verb


def cue_of(text: ReadText, mention: range) -> range:
    """Return the verb group that the mention is the subject of, else the one right before it; empty where there is none."""
    lowers, sentence = text.tokens.lowers, text.sentence_of(mention.start)
    after = _first_verb(text, range(mention.stop, min(sentence.stop, mention.stop + _FAR)))
    before = _verb_before(lowers, mention.start, sentence.start)
    if before and (after is None or after > mention.stop):
        return before
    return _verb_group(lowers, after, sentence.stop) if after is not None else before


def _first_verb(text: ReadText, places: range) -> int | None:
    lowers = text.tokens.lowers
    at = places.start
    while at < places.stop and not text.quoted[at] and lowers[at] not in {";", "“", '"'}:
        if lowers[at] in {",", "("}:
            at = _after_aside(lowers, at, places.stop)
        elif is_verb(lowers, at) or _looks_like_verb(lowers, at, places.start):
            return at
        else:
            at += 1
    return None


def _after_aside(lowers: Sequence[str], comma: int, stop: int) -> int:
    """Past an apposition or a relative clause that a second comma ends, where a verb goes on behind it."""
    for at in range(comma + 1, stop - 1):
        if lowers[at] in {",", ")"} and (is_verb(lowers, at + 1) or is_adverb(lowers[at + 1])):
            return at + 1
    return comma + 1


def _looks_like_verb(lowers: Sequence[str], at: int, start: int) -> bool:
    """Whether a word that no list holds is a verb by its place and ending: "Lima nixes the deal"."""
    return at == start and lowers[at].isalpha() and lowers[at].endswith(("s", "ed")) and lowers[at] not in STOPS


def _verb_before(lowers: Sequence[str], start: int, first: int) -> range:
    """The cue right before a mention: "said X", "according to X", "condemned by X"."""
    if start - first >= 2 and lowers[start - 2 : start] == ["according", "to"]:
        return range(start - 2, start)
    if start > first and is_speaking(lowers[start - 1]):
        return range(start - 1, start)
    if start - first >= 2 and lowers[start - 1] in {"by", "from"} and is_speaking(lowers[start - 2]):
        return range(start - 2, start)
    return range(0)


def _verb_group(lowers: Sequence[str], at: int, stop: int) -> range:
    """A verb with its auxiliaries, adverbs and negations, and the adjective that a linking verb leads to."""
    end = at
    while end < stop and (lowers[end] in AUXILIARY or lowers[end] in NEGATION or is_adverb(lowers[end])):
        end += 1
    if end < stop and end > at and lowers[end] in DETERMINERS | PREPOSITIONS | SUBORDINATORS:
        return range(at, end)
    end = min(end + 1, stop)
    if lowers[end - 1] in LINKING:
        while end < stop and is_adverb(lowers[end]):
            end += 1
        end = min(end + 1, stop)
    return range(at, end)


def is_verb(lowers: Sequence[str], at: int) -> bool:
    """Return whether a token is an auxiliary, or a verb of the word lists that no determiner makes a noun."""
    if lowers[at] in AUXILIARY:
        return True
    return lowers[at] in _verbs() and (at == 0 or lowers[at - 1] not in DETERMINERS)


def is_speaking(lower: str) -> bool:
    """Return whether a form is of a verb that can report what somebody said."""
    return _verbs().get(lower, "") in _SPEAKS


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    """Each form of a verb that reports or takes a stance -> its kind as a cue."""
    reporting = {form: cues["verb"].kind for form, cues in load_cues().words.items() if "verb" in cues}
    return dict.fromkeys(load_attitudes().verbs - STOPS - DETERMINERS, "act") | reporting
