"""Noun phrases: how far the mention of a source reaches to the left of a verb, and to the right of one."""

from stance.language.grammar import (
    ADVERBS,
    AUXILIARY,
    COORDINATORS,
    DETERMINERS,
    OCCASIONS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    is_adverb,
)
from stance.quotes.segments import Segment

_STOPS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]", ".", "!", "?", "..."})
_MARKS = frozenset({'"', "“", "”", "„", "«", "»", "''", "``"})
_LONGEST = 30  # tokens in the mention of a source
_APPOSITIVE = 25  # tokens between the commas around a description


def verb_group_start(segment: Segment, verb: int, low: int) -> int:
    """Return where the auxiliaries and adverbs before a verb begin."""
    start = verb
    while start > low and (
        segment.tokens.lowers[start - 1] in AUXILIARY or is_adverb(segment.tokens.lowers[start - 1])
    ):
        start -= 1
    return start


def subject_before(segment: Segment, end: int, low: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends before token `end`, a description between commas included.

    Parameters
    ----------
    end : int
        The first token of the verb group.
    low : int
        The first token that may belong to it.
    """
    end = _without_time(segment, low, end)
    if end <= low or segment.inside[end - 1] >= 0:
        return None
    if segment.tokens.texts[end - 1] in {",", "—", "–", "--"}:
        return _described_subject(segment, end, low)
    if segment.tokens.lowers[end - 1] in {"who", "which"} and end - 1 > low:
        return end - 1, end
    start = _phrase_start(segment, end, low)
    start = _without_opening(segment, start, end)
    end = _without_time(segment, start, end)
    if start > low and segment.tokens.lowers[start - 1] == "who" and segment.tokens.texts[start - 2] != ",":
        start = _without_opening(segment, _phrase_start(segment, start - 1, low), start - 1)
    return (start, end) if _is_noun_phrase(segment, start, end) else None


def noun_phrase_after(segment: Segment, start: int, high: int) -> int:
    """Return where the noun phrase that begins at `start` ends, descriptions after commas included."""
    lowers = segment.tokens.lowers
    end = start
    while end < high:
        if segment.tokens.texts[end] == "(" and (closing := _closing_bracket(segment, end, high)):
            end = closing + 1
        elif end > start and segment.tokens.lowers[end] == "who" and segment.inside[end] < 0:
            return _clause_end(segment, end, high)
        elif _ends_phrase(segment, start, end, high):
            break
        else:
            end += 1
    while end > start + 1 and (lowers[end - 1] in COORDINATORS or lowers[end - 1] in PREPOSITIONS):
        end -= 1
    return _with_description(segment, start, end, high)


def _clause_end(segment: Segment, start: int, high: int) -> int:
    """Where a relative clause within a mention ends: "a woman who would not give her name"."""
    end = start
    while end < high and segment.inside[end] < 0 and segment.tokens.texts[end] not in _STOPS:
        end += 1
    return end


def _closing_bracket(segment: Segment, opening: int, high: int) -> int | None:
    texts = segment.tokens.texts
    return next((at for at in range(opening + 1, min(opening + _BRACKETED, high)) if texts[at] == ")"), None)


def adjunct_end(segment: Segment, start: int, high: int) -> int:
    """Return where the times, places and occasions that begin at `start` end: "on Thursday", "in an interview"."""
    lowers = segment.tokens.lowers
    here = start
    while here < high:
        if lowers[here] in TIME_WORDS or (lowers[here].isdigit() and here > start) or is_adverb(lowers[here]):
            here += 1
        elif lowers[here] in {
            "on",
            "in",
            "at",
            "by",
            "since",
            "during",
            "to",
            "after",
            "via",
            "through",
            "ahead",
            "before",
        }:
            reach = _occasion_end(segment, here, high)
            if reach is None:
                break
            here = reach
        else:
            break
    return here


def _occasion_end(segment: Segment, start: int, high: int) -> int | None:
    lowers = segment.tokens.lowers
    last = None
    for at in range(start + 1, min(start + 8, high)):
        if segment.inside[at] >= 0 or lowers[at] in _STOPS or lowers[at] in SUBORDINATORS or lowers[at] in AUXILIARY:
            break
        year = lowers[at].isdigit() and len(lowers[at]) == 4
        if year or lowers[at] in TIME_WORDS or lowers[at] in OCCASIONS or lowers[at] in _AUDIENCES:
            last = at + 1
    return last


_AUDIENCES = frozenset(
    "reporters journalists lawmakers parliament congress twitter facebook telegram radio television tv cnn fox bbc supporters crowd audience".split()
)


def _phrase_start(segment: Segment, end: int, low: int) -> int:
    start = end
    while start > low and end - start < _LONGEST:
        if segment.tokens.texts[start - 1] == ")":
            opening = _opening_bracket(segment, start - 1, low)
            if opening is None:
                return start
            start = opening
        elif _bounds(segment, start - 1, end, low):
            return start
        else:
            start -= 1
    return start


def _opening_bracket(segment: Segment, closing: int, low: int) -> int | None:
    """Where the bracket that a mention holds begins: "Senator Reid (D-Nev.)"."""
    for at in range(closing - 1, max(low, closing - _BRACKETED) - 1, -1):
        if segment.tokens.texts[at] == "(":
            return at
    return None


_BRACKETED = 8  # tokens in brackets within a mention


def _bounds(segment: Segment, at: int, end: int, low: int) -> bool:
    """Whether the token at `at` stands outside the noun phrase to its right."""
    lower = segment.tokens.lowers[at]
    if segment.inside[at] >= 0 or lower in SUBORDINATORS or lower in AUXILIARY or lower in _MARKS:
        return True
    if lower in {"and", "or"}:
        return not _joins_nouns(segment, at, end)
    if lower == ",":
        return not _lists_names(segment, at, end, low)
    if lower in _STOPS or lower in COORDINATORS:
        return True
    return lower in SUBJECT_PRONOUNS and at + 1 < end


def _joins_nouns(segment: Segment, at: int, end: int) -> bool:
    """Whether "and" joins two nouns of a subject: both written with a capital, or both without a verb between."""
    texts = segment.tokens.texts
    if at == 0 or at + 1 >= end:
        return False
    before, after = texts[at - 1], texts[at + 1]
    if before[0].isupper() and (after[0].isupper() or after in DETERMINERS):
        return True
    return before.islower() and before.endswith("s") and after.islower() and (after.endswith("s") or end - at > 2)


def _lists_names(segment: Segment, at: int, end: int, low: int) -> bool:
    """Whether a comma stands in a list of names: "France, Germany and Italy"."""
    texts = segment.tokens.texts
    listed = "and" in texts[at:end] and all(text[0].isupper() or text in {"and", ",", "the"} for text in texts[at:end])
    return listed and at > low and texts[at - 1][0].isupper() and texts[at + 1][0].isupper()


def _described_subject(segment: Segment, end: int, low: int) -> tuple[int, int] | None:
    """ "Hayashi, the government's spokesman, said": the name with its description."""
    texts = segment.tokens.texts
    mark = texts[end - 1]
    for at in range(end - 2, max(low, end - _APPOSITIVE) - 1, -1):
        if segment.inside[at] >= 0 or texts[at] in {";", ":"}:
            return None
        if texts[at] == mark and at > low:
            start = _without_opening(segment, _phrase_start(segment, at, low), at)
            if _is_noun_phrase(segment, start, at) and not _is_time(segment, start, at):
                return start, end - 1
    return None


def _without_opening(segment: Segment, start: int, end: int) -> int:
    """Leave out what opens a sentence before its subject: "But", "On Thursday", "In a statement"."""
    lowers = segment.tokens.lowers
    while start < end and (lowers[start] in COORDINATORS or (lowers[start] in ADVERBS and lowers[start] != "both")):
        start += 1
    if start < end and lowers[start] in PREPOSITIONS:
        after = adjunct_end(segment, start, end)
        return after if after > start else _last_head(segment, start, end)
    return start


def _without_time(segment: Segment, start: int, end: int) -> int:
    """Leave out a time between the subject and its verb: "Ukraine on Thursday accused"."""
    lowers = segment.tokens.lowers
    stop = end
    while stop > start + 1 and (lowers[stop - 1] in TIME_WORDS - {"may", "march"} or lowers[stop - 1].isdigit()):
        stop -= 1
    if stop == end:
        return end
    return stop - 1 if stop > start + 1 and lowers[stop - 1] in {"on", "in", "at", "late", "early"} else stop


def _last_head(segment: Segment, start: int, end: int) -> int:
    """Where the last name or determined noun of a stretch that opens with a preposition begins."""
    texts, lowers = segment.tokens.texts, segment.tokens.lowers
    for at in range(end - 1, start, -1):
        if lowers[at] in DETERMINERS and lowers[at] != "'s":
            return at
        if texts[at][0].isupper() and not texts[at - 1][0].isupper():
            return at
    return end


def _is_noun_phrase(segment: Segment, start: int, end: int) -> bool:
    if start >= end:
        return False
    texts, lowers = segment.tokens.texts, segment.tokens.lowers
    if end - start == 1:
        only = lowers[start]
        return only in SUBJECT_PRONOUNS or texts[start][0].isupper() or only.endswith("s") or only in _QUANTITIES
    if texts[start].islower() and lowers[start] not in DETERMINERS and not is_plural(segment, start, end):
        return False  # a verb or an adverb begins it: "signed a pact", "lead to more military"
    if lowers[start] in PREPOSITIONS or lowers[end - 1] in PREPOSITIONS or lowers[end - 1] in DETERMINERS - _QUANTITIES:
        return False
    return any(text[0].isalpha() for text in texts[start:end])


def is_plural(segment: Segment, start: int, end: int) -> bool:
    """Whether the head of a noun phrase, what stands before its first preposition, is plural or joint."""
    lowers = segment.tokens.lowers
    head = next(
        (at for at in range(start + 1, end) if lowers[at] in PREPOSITIONS or lowers[at] in {",", "who", "that"}), end
    )
    last = lowers[head - 1]
    return (
        (last.endswith("s") and not last.endswith(("ss", "'s")))
        or last in _QUANTITIES
        or last in _PLURALS
        or "and" in lowers[start:end]
    )


_PLURALS = frozenset("i we they you who those women men children police".split())
_QUANTITIES = frozenset("some many several few most all both others one two three people half".split())


def _is_time(segment: Segment, start: int, end: int) -> bool:
    return all(lower in TIME_WORDS or lower.isdigit() for lower in segment.tokens.lowers[start:end])


def _ends_phrase(segment: Segment, start: int, at: int, high: int) -> bool:
    """Whether the noun phrase that begins at `start` ends before the token at `at`."""
    lowers = segment.tokens.lowers
    lower = lowers[at]
    if segment.inside[at] >= 0 or lower in _STOPS or lower in _MARKS or at - start >= _LONGEST:
        return True
    if at == start:
        return False
    if lower in SUBORDINATORS or lower in AUXILIARY or lower in {"but", "adding", "saying", "told"}:
        return True
    if lower in TIME_WORDS and lower not in {"may", "march"}:
        return True
    if lower in {"on", "in", "at", "during", "after", "before", "to", "ahead", "through"}:
        return _occasion_end(segment, at, high) is not None or lower in {"during", "after", "before", "ahead"}
    return is_adverb(lower) and not segment.tokens.texts[at][0].isupper()


_RELATIVES = frozenset({"who", "whose", "which", "that"})


def _with_description(segment: Segment, start: int, end: int, high: int) -> int:
    """Take in a description or a name after a comma: "said Grant Green, a former official"."""
    texts, lowers = segment.tokens.texts, segment.tokens.lowers
    if end + 1 >= high or texts[end] != "," or segment.inside[end + 1] >= 0 or not texts[start][0].isalpha():
        return end
    first = end + 1
    opens = lowers[first] in {"a", "an", "the", "who", "whose", "head", "director", "president", "chief", "chairman"}
    named = texts[first][0].isupper() and lowers[first] not in TIME_WORDS and lowers[first] not in PREPOSITIONS
    aged = lowers[first].isdigit() and len(lowers[first]) < 3
    if not (opens or named or aged):
        return end
    stop = first + 1
    relative = lowers[first] in _RELATIVES
    while stop < high and texts[stop] not in {",", ".", ";", ":", "—", "–", "!", "?"} and segment.inside[stop] < 0:
        relative = relative or lowers[stop] in _RELATIVES
        if lowers[stop] in AUXILIARY and not relative:
            return end  # the subject of the next clause, not a description
        if stop - first > _APPOSITIVE or (not relative and _ends_phrase(segment, first, stop, high)):
            break
        stop += 1
    return stop
