"""Noun phrases to the right of a word, their heads, and the times, places and occasions that stand with them.

Words are counted through the whole article; each function is told how far it may go.
"""

from stance.language.grammar import (
    AUXILIARY,
    COORDINATORS,
    OCCASIONS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_WORDS,
    is_adverb,
)
from stance.quotes.layout import Words

Stretch = tuple[int, int]  # words, end exclusive

STOPS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]", ".", "!", "?", "..."})
_MARKS = frozenset({'"', "“", "”", "„", "«", "»", "''", "``"})
OUTSIDE = SUBORDINATORS | AUXILIARY | _MARKS
DATED = TIME_WORDS - {"may", "march"}
QUANTITIES = frozenset("some many several few most all both others one two three people half".split())
LONGEST = 30  # words in the mention of a source
APPOSITIVE = 25  # words between the commas around a description
BRACKETED = 8  # words in brackets within a mention
_ENDS = OUTSIDE | STOPS | {"but", "adding", "saying", "told"}
_RELATIVES = frozenset({"who", "whose", "which", "that"})
_PLACED = frozenset("on in at by since during to after via through ahead before".split())
_OCCASION_HEADS = frozenset("on in at during after before to ahead through".split())
_PLURALS = frozenset("i we they you who those women men children police".split())
_AUDIENCES = frozenset(
    "reporters journalists lawmakers parliament congress twitter facebook telegram radio television tv cnn fox bbc supporters crowd audience".split()
)
_DESCRIBES = frozenset("a an the who whose head director president chief chairman".split())
_DESCRIPTION_STOPS = frozenset({",", ".", ";", ":", "—", "–", "!", "?"})
_AFTER_HEAD = PREPOSITIONS | {",", "who", "that", "which", "("}


def noun_phrase_after(words: Words, start: int, high: int) -> int:
    """Return where the noun phrase that begins at `start` ends, descriptions after commas included."""
    lowers, inside = words.lowers, words.inside
    end = start
    while end < high:
        lower = lowers[end]
        if lower == "(" and (closing := _closing_bracket(words, end, high)):
            end = closing + 1
        elif end > start and lower == "who" and inside[end] < 0:
            return _clause_end(words, end, high)
        elif _ends_phrase(words, start, end, high):
            break
        else:
            end += 1
    while end > start + 1 and (lowers[end - 1] in COORDINATORS or lowers[end - 1] in PREPOSITIONS):
        end -= 1
    return _with_description(words, start, end, high)


def adjunct_end(words: Words, start: int, high: int) -> int:
    """Return where the times, places and occasions that begin at `start` end: "on Thursday", "in an interview"."""
    lowers = words.lowers
    here = start
    while here < high:
        lower = lowers[here]
        if lower in TIME_WORDS or (here > start and lower.isdigit()) or is_adverb(lower):
            here += 1
        elif lower in _PLACED and (reach := occasion_end(words, here, high)):
            here = reach
        else:
            break
    return here


def occasion_end(words: Words, start: int, high: int) -> int | None:
    """Return where the time, place or occasion that a preposition opens ends: "at a rally"; none where it opens none."""
    lowers = words.lowers
    last = None
    for at in range(start + 1, min(start + 8, high)):
        lower = lowers[at]
        if lower in TIME_WORDS and words.texts[at][0].isupper():
            last = at + 1  # "in May" is no auxiliary
            continue
        if words.inside[at] >= 0 or lower in STOPS or lower in SUBORDINATORS or lower in AUXILIARY:
            break
        year = len(lower) == 4 and lower.isdigit()
        if year or lower in TIME_WORDS or lower in OCCASIONS or lower in _AUDIENCES:
            last = at + 1
    return last


def is_plural(words: Words, start: int, end: int) -> bool:
    """Whether the head of a noun phrase is plural or joint."""
    last = words.lowers[head_of_phrase(words, start, end)]
    return (
        (last.endswith("s") and not last.endswith(("ss", "'s")))
        or last in QUANTITIES
        or last in _PLURALS
        or "and" in words.lowers[start:end]
    )


def head_of_phrase(words: Words, start: int, end: int) -> int:
    """Return the head of a noun phrase: what stands before its first preposition, comma or relative clause."""
    lowers = words.lowers
    for at in range(start + 1, end):
        if lowers[at] in _AFTER_HEAD:
            return at - 1
    return end - 1


def _clause_end(words: Words, start: int, high: int) -> int:
    """Where a relative clause within a mention ends: "a woman who would not give her name"."""
    end = start
    while end < high and words.inside[end] < 0 and words.lowers[end] not in STOPS:
        end += 1
    return end


def _closing_bracket(words: Words, opening: int, high: int) -> int | None:
    lowers = words.lowers
    return next((at for at in range(opening + 1, min(opening + BRACKETED, high)) if lowers[at] == ")"), None)


def _ends_phrase(words: Words, start: int, at: int, high: int) -> bool:
    """Whether the noun phrase that begins at `start` ends before the word at `at`."""
    lower = words.lowers[at]
    if words.inside[at] >= 0 or lower in STOPS or lower in _MARKS or at - start >= LONGEST:
        return True
    if at == start:
        return False
    if lower in _ENDS or lower in DATED:
        return True
    if lower in _OCCASION_HEADS:
        return lower in {"during", "after", "before", "ahead"} or occasion_end(words, at, high) is not None
    return is_adverb(lower) and not words.texts[at][0].isupper()


def _with_description(words: Words, start: int, end: int, high: int) -> int:
    """Take in a description or a name after a comma: "said Grant Green, a former official"."""
    texts, lowers = words.texts, words.lowers
    if end + 1 >= high or lowers[end] != "," or words.inside[end + 1] >= 0 or not texts[start][0].isalpha():
        return end
    first = end + 1
    named = texts[first][0].isupper() and lowers[first] not in TIME_WORDS and lowers[first] not in PREPOSITIONS
    aged = lowers[first].isdigit() and len(lowers[first]) < 3
    if not (lowers[first] in _DESCRIBES or named or aged):
        return end
    stop = first + 1
    relative = lowers[first] in _RELATIVES
    while stop < high and lowers[stop] not in _DESCRIPTION_STOPS and words.inside[stop] < 0:
        relative = relative or lowers[stop] in _RELATIVES
        if lowers[stop] in AUXILIARY and not relative:
            return end  # the subject of the next clause, not a description
        if stop - first > APPOSITIVE or (not relative and _ends_phrase(words, first, stop, high)):
            break
        stop += 1
    return stop
