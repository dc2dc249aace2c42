"""Noun phrases to the right of a word, their heads, and the times, places and occasions that stand with them.

Words are counted through the whole article; each function is told how far it may go.
"""

from stance.quotes.atoms import named
from stance.quotes.compilation import compilable
from stance.quotes.traits import (
    ADVERB,
    AGE,
    AUXILIARIES,
    BEHIND_HEAD,
    CAPITAL,
    CIRCUMSTANTIAL,
    COORDINATOR,
    DESCRIBES,
    ENDS_DESCRIPTION,
    ENDS_PHRASE,
    FIGURES,
    LETTER,
    MARK,
    OCCASION,
    OCCASION_HEAD,
    PLACED,
    PLURAL_ENDING,
    PLURAL_WORD,
    PREPOSITION,
    QUANTITY,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    TIME,
    YEAR,
)
from stance.quotes.words import Words

LONGEST = 30  # words in the mention of a source
APPOSITIVE = 25  # words between the commas around a description
BRACKETED = 8  # words in brackets within a mention
OCCASION_REACH = 8  # words from a preposition to the time or occasion that it opens
OPENING_BRACKET, CLOSING_BRACKET, COMMA, WHO, AND = map(named, ("(", ")", ",", "who", "and"))
_STOPS_PHRASE = STOP | MARK
_STOPS_OCCASION = STOP | SUBORDINATOR | AUXILIARIES


@compilable
def noun_phrase_after(words: Words, start: int, high: int) -> int:
    """Return where the noun phrase that begins at `start` ends, descriptions after commas included."""
    end = start
    while end < high:
        word = words.words[end]
        closing = _closing_bracket(words, end, high) if word == OPENING_BRACKET else 0
        if closing:
            end = closing + 1
        elif end > start and word == WHO and words.inside[end] < 0:
            return _clause_end(words, end, high)
        elif _ends_phrase(words, start, end, high):
            break
        else:
            end += 1
    while end > start + 1 and words.traits[end - 1] & (COORDINATOR | PREPOSITION):
        end -= 1
    return _with_description(words, start, end, high)


@compilable
def adjunct_end(words: Words, start: int, high: int) -> int:
    """Return where the times, places and occasions that begin at `start` end: "on Thursday", "in an interview"."""
    here = start
    while here < high:
        traits = words.traits[here]
        if traits & (TIME | ADVERB) or (here > start and traits & FIGURES):
            here += 1
            continue
        reach = occasion_end(words, here, high) if traits & PLACED else 0
        if not reach:
            break
        here = reach
    return here


@compilable
def occasion_end(words: Words, start: int, high: int) -> int:
    """Return where the time, place or occasion that a preposition opens ends: "at a rally"; 0 where it opens none."""
    last = 0
    for at in range(start + 1, min(start + OCCASION_REACH, high)):
        traits = words.traits[at]
        if traits & TIME and traits & CAPITAL:
            last = at + 1  # "in May" is no auxiliary
            continue
        if words.inside[at] >= 0 or traits & _STOPS_OCCASION:
            break
        if traits & (YEAR | TIME | OCCASION):
            last = at + 1
    return last


@compilable
def is_plural(words: Words, start: int, end: int) -> bool:
    """Whether the head of a noun phrase is plural or joint."""
    if words.traits[head_of_phrase(words, start, end)] & (PLURAL_ENDING | QUANTITY | PLURAL_WORD):
        return True
    for at in range(start, end):  # noqa: SIM110 - what is compiled knows no generator
        if words.words[at] == AND:
            return True
    return False


@compilable
def head_of_phrase(words: Words, start: int, end: int) -> int:
    """Return the head of a noun phrase: what stands before its first preposition, comma or relative clause."""
    for at in range(start + 1, end):
        if words.traits[at] & BEHIND_HEAD:
            return at - 1
    return end - 1


@compilable
def _clause_end(words: Words, start: int, high: int) -> int:
    """Where a relative clause within a mention ends: "a woman who would not give her name"."""
    end = start
    while end < high and words.inside[end] < 0 and not words.traits[end] & STOP:
        end += 1
    return end


@compilable
def _closing_bracket(words: Words, opening: int, high: int) -> int:
    """Where the bracket closes, 0 where it does not soon."""
    for at in range(opening + 1, min(opening + BRACKETED, high)):
        if words.words[at] == CLOSING_BRACKET:
            return at
    return 0


@compilable
def _ends_phrase(words: Words, start: int, at: int, high: int) -> bool:
    """Whether the noun phrase that begins at `start` ends before the word at `at`."""
    traits = words.traits[at]
    if words.inside[at] >= 0 or traits & _STOPS_PHRASE or at - start >= LONGEST:
        return True
    if at == start:
        return False
    if traits & ENDS_PHRASE:
        return True
    if traits & OCCASION_HEAD:
        return traits & CIRCUMSTANTIAL != 0 or occasion_end(words, at, high) > 0
    return traits & ADVERB != 0 and not traits & CAPITAL


@compilable
def _with_description(words: Words, start: int, end: int, high: int) -> int:
    """Take in a description or a name after a comma: "said Grant Green, a former official"."""
    if end + 1 >= high or words.words[end] != COMMA or words.inside[end + 1] >= 0 or not words.traits[start] & LETTER:
        return end
    first = end + 1
    traits = words.traits[first]
    named_next = traits & CAPITAL and not traits & (TIME | PREPOSITION)
    if not (traits & (DESCRIBES | AGE) or named_next):
        return end
    stop = first + 1
    relative = traits & RELATIVE != 0
    while stop < high and not words.traits[stop] & ENDS_DESCRIPTION and words.inside[stop] < 0:
        relative = relative or words.traits[stop] & RELATIVE != 0
        if words.traits[stop] & AUXILIARIES and not relative:
            return end  # the subject of the next clause, not a description
        if stop - first > APPOSITIVE or (not relative and _ends_phrase(words, first, stop, high)):
            break
        stop += 1
    return stop
