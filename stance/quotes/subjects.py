"""Subjects: how far the noun phrase before a verb reaches to the left.

Words are counted through the whole article; each function is told how far it may go.
"""

from stance.language.grammar import (
    ADVERBS,
    AUXILIARY,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIME_WORDS,
    is_adverb,
)
from stance.language.word_classes import FULL_VERBS
from stance.quotes.layout import Words
from stance.quotes.phrases import (
    APPOSITIVE,
    BRACKETED,
    DATED,
    LONGEST,
    OUTSIDE,
    QUANTITIES,
    STOPS,
    Stretch,
    adjunct_end,
    is_plural,
)

_VERB_GROUP = AUXILIARY | {"yet"}
_ACTING = frozenset({"name", "pronoun"})
# Where the nearest noun phrase begins at the latest, unless a determiner or the edge of a name stops it before.
_BEFORE_PHRASE = frozenset(
    {"preposition", "be", "have", "modal", ",", '"', "coordinator", "that", "to", "subordinator", "by", "as"}
)


def verb_group_start(words: Words, verb: int, low: int) -> int:
    """Return where the auxiliaries, adverbs and negation before a verb begin."""
    lowers = words.lowers
    start = verb
    while start > low and (lowers[start - 1] in _VERB_GROUP or is_adverb(lowers[start - 1])):
        start -= 1
    return start


def subject_before(words: Words, end: int, low: int) -> Stretch | None:
    """Return the noun phrase that ends before the word `end`, a description between commas included.

    Parameters
    ----------
    end : int
        The first word of the verb group.
    low : int
        The first word that may belong to it.
    """
    end = _without_time(words, low, end)
    if end <= low or words.inside[end - 1] >= 0:
        return None
    lowers = words.lowers
    last = lowers[end - 1]
    if last in {",", "—", "–", "--"}:
        return _described_subject(words, end, low)
    if last in {"who", "which"} and end - 1 > low:
        return end - 1, end
    start = _without_opening(words, phrase_start(words, end, low), end)
    end = _without_time(words, start, end)
    if start > low + 1 and lowers[start - 1] == "who" and lowers[start - 2] != ",":
        start = _without_opening(words, phrase_start(words, start - 1, low), start - 1)
    return (start, end) if _is_noun_phrase(words, start, end) else None


def phrase_start(words: Words, end: int, low: int) -> int:
    """Return where the noun phrase that ends before the word `end` begins."""
    start = end
    lowest = max(low, end - LONGEST)
    while start > lowest:
        if words.lowers[start - 1] == ")":
            opening = _opening_bracket(words, start - 1, low)
            if opening is None:
                return start
            start = opening
        elif _bounds(words, start - 1, end, low):
            return start
        else:
            start -= 1
    return start


def near_phrase(words: Words, end: int, low: int) -> int:
    """Return where the shortest noun phrase that ends before the word `end` begins: a pronoun, a name, a noun with its determiner."""
    start = end - 1
    if words.kinds[start] == "pronoun" or words.kinds[start] == "it":
        return start
    named = words.texts[start][0].isupper()
    while start > low and end - start < LONGEST:
        before = start - 1
        kind = words.kinds[before]
        if kind in {"determiner", "possessive"}:
            return before
        if named and not words.texts[before][0].isupper():
            return start
        if kind in _BEFORE_PHRASE:
            return start
        start = before
    return start


def _opening_bracket(words: Words, closing: int, low: int) -> int | None:
    """Where the bracket that a mention holds begins: "Senator Reid (D-Nev.)"."""
    lowest = max(low, closing - BRACKETED)
    return next((at for at in range(closing - 1, lowest - 1, -1) if words.lowers[at] == "("), None)


def _bounds(words: Words, at: int, end: int, low: int) -> bool:
    """Whether the word at `at` stands outside the noun phrase to its right."""
    lower = words.lowers[at]
    if words.inside[at] >= 0 or lower in OUTSIDE:
        return True
    if lower in {"and", "or"}:
        return not _joins_nouns(words, at, end, low)
    if lower == ",":
        return not _lists_names(words, at, end, low)
    if lower in STOPS or lower in COORDINATORS:
        return True
    if words.kinds[at] in FULL_VERBS and at > low and words.kinds[at - 1] in _ACTING:
        return True  # "McConnell deflected numerous questions"
    return lower in SUBJECT_PRONOUNS and at + 1 < end


def _joins_nouns(words: Words, at: int, end: int, low: int) -> bool:
    """Whether "and" joins two nouns of a subject: both written with a capital, or both without a verb between."""
    texts = words.texts
    if at == low or at + 1 >= end:
        return False
    before, after = texts[at - 1], texts[at + 1]
    if at - 1 == low and before.endswith("s") and after.islower() and after.endswith("s"):
        return True  # "Teachers and nurses"
    if before[0].isupper() and (after[0].isupper() or after in DETERMINERS):
        return True
    return before.islower() and before.endswith("s") and after.islower() and (after.endswith("s") or end - at > 2)


def _lists_names(words: Words, at: int, end: int, low: int) -> bool:
    """Whether a comma stands in a list of names: "France, Germany and Italy"."""
    texts = words.texts
    if at <= low or not texts[at - 1][0].isupper() or not texts[at + 1][0].isupper() or "and" not in texts[at:end]:
        return False
    return all(text[0].isupper() or text in {"and", ",", "the"} for text in texts[at:end])


def _described_subject(words: Words, end: int, low: int) -> Stretch | None:
    """ "Hayashi, the government's spokesman, said": the name with its description."""
    lowers = words.lowers
    mark = lowers[end - 1]
    for at in range(end - 2, max(low, end - APPOSITIVE) - 1, -1):
        if words.inside[at] >= 0 or lowers[at] in {";", ":"}:
            return None
        if lowers[at] == mark and at > low:
            start = _without_opening(words, phrase_start(words, at, low), at)
            if _is_noun_phrase(words, start, at) and not _is_time(words, start, at):
                return start, end - 1
    return None


def _without_opening(words: Words, start: int, end: int) -> int:
    """Leave out what opens a sentence before its subject: "But", "Maybe", "On Thursday", "In a statement"."""
    lowers = words.lowers
    while start < end and (lowers[start] in COORDINATORS or (lowers[start] in ADVERBS and lowers[start] != "both")):
        start += 1
    if start < end and lowers[start] in PREPOSITIONS:
        after = adjunct_end(words, start, end)
        return after if after > start else _last_head(words, start, end)
    return start


def _without_time(words: Words, start: int, end: int) -> int:
    """Leave out a time between the subject and its verb: "Ukraine on Thursday accused"."""
    lowers = words.lowers
    stop = end
    while stop > start + 1 and (lowers[stop - 1] in DATED or lowers[stop - 1].isdigit()):
        stop -= 1
    if stop == end:
        return end
    return stop - 1 if stop > start + 1 and lowers[stop - 1] in {"on", "in", "at", "late", "early"} else stop


def _last_head(words: Words, start: int, end: int) -> int:
    """Where the last name or determined noun of a stretch that opens with a preposition begins."""
    texts, lowers = words.texts, words.lowers
    for at in range(end - 1, start, -1):
        if lowers[at] in DETERMINERS and lowers[at] != "'s":
            return at
        if texts[at][0].isupper() and not texts[at - 1][0].isupper():
            return at
    return end


def _is_noun_phrase(words: Words, start: int, end: int) -> bool:
    if start >= end:
        return False
    texts, lowers = words.texts, words.lowers
    if end - start == 1:
        only = lowers[start]
        return only in SUBJECT_PRONOUNS or texts[start][0].isupper() or only.endswith("s") or only in QUANTITIES
    if texts[start].islower() and lowers[start] not in DETERMINERS and not is_plural(words, start, end):
        return False  # a verb or an adverb begins it: "signed a pact", "lead to more military"
    if lowers[start] in PREPOSITIONS or lowers[end - 1] in PREPOSITIONS or lowers[end - 1] in DETERMINERS - QUANTITIES:
        return False
    return any(text[0].isalpha() for text in texts[start:end])


def _is_time(words: Words, start: int, end: int) -> bool:
    return all(lower in TIME_WORDS or lower.isdigit() for lower in words.lowers[start:end])
