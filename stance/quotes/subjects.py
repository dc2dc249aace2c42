"""Subjects: how far the noun phrase before a verb reaches to the left.

Words are counted through the whole article; each function is told how far it may go.
"""

from stance.quotes.atoms import named
from stance.quotes.compilation import compilable
from stance.quotes.phrases import (
    APPOSITIVE,
    BRACKETED,
    CLOSING_BRACKET,
    COMMA,
    LONGEST,
    OPENING_BRACKET,
    WHO,
    adjunct_end,
    is_plural,
)
from stance.quotes.sorts import ACTING, BEFORE_PHRASE, DETERMINES, FULL_VERB
from stance.quotes.traits import (
    ADVERB,
    CAPITAL,
    COORDINATOR,
    DATED,
    DETERMINER,
    DIVIDES,
    ENDS_IN_S,
    ENDS_IN_SMALL_S,
    FIGURES,
    IN_LIST_OF_NAMES,
    JOINS,
    LETTER,
    LOWER_AND,
    OPENING_ADVERB,
    OPENS_DESCRIPTION,
    OUTSIDE,
    PREPOSITION,
    QUANTITY,
    RELATIVE_SUBJECT,
    SMALL,
    STOP,
    SUBJECT_PRONOUN,
    TIME,
    TIME_PREPOSITION,
    VERB_GROUP,
)
from stance.quotes.words import NOWHERE, Stretch, Words

_PRONOUN, _IT, _POSSESSIVE_ENDING = map(named, ("pronoun", "it", "'s"))


@compilable
def verb_group_start(words: Words, verb: int, low: int) -> int:
    """Return where the auxiliaries, adverbs and negation before a verb begin."""
    start = verb
    while start > low and words.traits[start - 1] & (VERB_GROUP | ADVERB):
        start -= 1
    return start


@compilable
def subject_before(words: Words, end: int, low: int) -> Stretch:
    """Return the noun phrase that ends before the word `end`, a description between commas included; `NOWHERE` if there is none.

    Parameters
    ----------
    end : int
        The first word of the verb group.
    low : int
        The first word that may belong to it.
    """
    end = _without_time(words, low, end)
    if end <= low or words.inside[end - 1] >= 0:
        return NOWHERE
    last = words.traits[end - 1]
    if last & OPENS_DESCRIPTION:
        return _described_subject(words, end, low)
    if last & RELATIVE_SUBJECT and end - 1 > low:
        return end - 1, end
    start = _without_opening(words, phrase_start(words, end, low), end)
    end = _without_time(words, start, end)
    if start > low + 1 and words.words[start - 1] == WHO and words.words[start - 2] != COMMA:
        start = _without_opening(words, phrase_start(words, start - 1, low), start - 1)
    return (start, end) if _is_noun_phrase(words, start, end) else NOWHERE


@compilable
def phrase_start(words: Words, end: int, low: int) -> int:
    """Return where the noun phrase that ends before the word `end` begins."""
    start = end
    lowest = max(low, end - LONGEST)
    while start > lowest:
        if words.words[start - 1] == CLOSING_BRACKET:
            opening = _opening_bracket(words, start - 1, low)
            if opening < 0:
                return start
            start = opening
        elif _bounds(words, start - 1, end, low):
            return start
        else:
            start -= 1
    return start


@compilable
def near_phrase(words: Words, end: int, low: int) -> int:
    """Return where the shortest noun phrase that ends before the word `end` begins: a pronoun, a name, a noun with its determiner."""
    start = end - 1
    if words.kinds[start] == _PRONOUN or words.kinds[start] == _IT:
        return start
    is_name = words.traits[start] & CAPITAL
    while start > low and end - start < LONGEST:
        before = start - 1
        if words.sorts[before] & DETERMINES:
            return before
        if (is_name and not words.traits[before] & CAPITAL) or words.sorts[before] & BEFORE_PHRASE:
            return start
        start = before
    return start


@compilable
def _opening_bracket(words: Words, closing: int, low: int) -> int:
    """Where the bracket that a mention holds begins, -1 where it does not near by: "Senator Reid (D-Nev.)"."""
    for at in range(closing - 1, max(low, closing - BRACKETED) - 1, -1):
        if words.words[at] == OPENING_BRACKET:
            return at
    return -1


@compilable
def _bounds(words: Words, at: int, end: int, low: int) -> bool:
    """Whether the word at `at` stands outside the noun phrase to its right."""
    traits = words.traits[at]
    if words.inside[at] >= 0 or traits & OUTSIDE:
        return True
    if traits & JOINS:
        return not _joins_nouns(words, at, end, low)
    if words.words[at] == COMMA:
        return not _lists_names(words, at, end, low)
    if traits & (STOP | COORDINATOR):
        return True
    if words.sorts[at] & FULL_VERB and at > low and words.sorts[at - 1] & ACTING:
        return True  # "McConnell deflected numerous questions"
    return traits & SUBJECT_PRONOUN != 0 and at + 1 < end


@compilable
def _joins_nouns(words: Words, at: int, end: int, low: int) -> bool:
    """Whether "and" joins two nouns of a subject: both written with a capital, or both without a verb between."""
    if at == low or at + 1 >= end:
        return False
    before, after = words.traits[at - 1], words.traits[at + 1]
    small_plural = after & SMALL and after & ENDS_IN_S
    if at - 1 == low and before & ENDS_IN_SMALL_S and small_plural:
        return True  # "Teachers and nurses"
    if before & CAPITAL and after & (CAPITAL | DETERMINER):
        return True
    if not (before & SMALL and before & ENDS_IN_S and after & SMALL):
        return False
    return small_plural != 0 or end - at > 2


@compilable
def _lists_names(words: Words, at: int, end: int, low: int) -> bool:
    """Whether a comma stands in a list of names: "France, Germany and Italy"."""
    if at <= low or not words.traits[at - 1] & CAPITAL or not words.traits[at + 1] & CAPITAL:
        return False
    joined = False
    for each in range(at, end):
        if not words.traits[each] & IN_LIST_OF_NAMES:
            return False
        joined = joined or words.traits[each] & LOWER_AND != 0
    return joined


@compilable
def _described_subject(words: Words, end: int, low: int) -> Stretch:
    """ "Hayashi, the government's spokesman, said": the name with its description."""
    mark = words.words[end - 1]
    for at in range(end - 2, max(low, end - APPOSITIVE) - 1, -1):
        if words.inside[at] >= 0 or words.traits[at] & DIVIDES:
            return NOWHERE
        if words.words[at] == mark and at > low:
            start = _without_opening(words, phrase_start(words, at, low), at)
            if _is_noun_phrase(words, start, at) and not _is_time(words, start, at):
                return start, end - 1
    return NOWHERE


@compilable
def _without_opening(words: Words, start: int, end: int) -> int:
    """Leave out what opens a sentence before its subject: "But", "Maybe", "On Thursday", "In a statement"."""
    while start < end and words.traits[start] & (COORDINATOR | OPENING_ADVERB):
        start += 1
    if start < end and words.traits[start] & PREPOSITION:
        after = adjunct_end(words, start, end)
        return after if after > start else _last_head(words, start, end)
    return start


@compilable
def _without_time(words: Words, start: int, end: int) -> int:
    """Leave out a time between the subject and its verb: "Ukraine on Thursday accused"."""
    stop = end
    while stop > start + 1 and words.traits[stop - 1] & (DATED | FIGURES):
        stop -= 1
    if stop == end:
        return end
    return stop - 1 if stop > start + 1 and words.traits[stop - 1] & TIME_PREPOSITION else stop


@compilable
def _last_head(words: Words, start: int, end: int) -> int:
    """Where the last name or determined noun of a stretch that opens with a preposition begins."""
    for at in range(end - 1, start, -1):
        if words.traits[at] & DETERMINER and words.words[at] != _POSSESSIVE_ENDING:
            return at
        if words.traits[at] & CAPITAL and not words.traits[at - 1] & CAPITAL:
            return at
    return end


@compilable
def _is_noun_phrase(words: Words, start: int, end: int) -> bool:
    if start >= end:
        return False
    first, last = words.traits[start], words.traits[end - 1]
    if end - start == 1:
        return first & (SUBJECT_PRONOUN | CAPITAL | ENDS_IN_S | QUANTITY) != 0
    if first & SMALL and not first & DETERMINER and not is_plural(words, start, end):
        return False  # a verb or an adverb begins it: "signed a pact", "lead to more military"
    if (first | last) & PREPOSITION or (last & DETERMINER and not last & QUANTITY):
        return False
    for at in range(start, end):  # noqa: SIM110 - what is compiled knows no generator
        if words.traits[at] & LETTER:
            return True
    return False


@compilable
def _is_time(words: Words, start: int, end: int) -> bool:
    for at in range(start, end):  # noqa: SIM110 - what is compiled knows no generator
        if not words.traits[at] & (TIME | FIGURES):
            return False
    return True
