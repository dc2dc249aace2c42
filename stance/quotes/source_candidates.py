"""Source candidates: the noun phrases around a cue that may be its source, and the signs by which one is chosen."""

from typing import NamedTuple

from stance.quotes.atoms import FIRST_PLACE, NOTHING, named, number, pair
from stance.quotes.compilation import compilable
from stance.quotes.cue_candidates import Cue, answer, beside
from stance.quotes.phrases import COMMA, head_of_phrase, noun_phrase_after
from stance.quotes.segments import Segment
from stance.quotes.sorts import ANY_VERB, FIRST_WORD, NO_POSSESSOR
from stance.quotes.subjects import near_phrase, subject_before, verb_group_start
from stance.quotes.traits import ADVERB, BEFORE_SOURCE, ENDS_SENTENCE, LETTER, POSSESSIVE
from stance.quotes.weights import NO_CHOICE, Choice, Values, Weights, considered, scored
from stance.quotes.words import NOWHERE, Stretch, Words

SOURCE = 2  # the number of this choice
SUBJECT, NEAR, POSSESSIVE_PLACE, BEHIND, BEHIND_COMMA, AGENT, CLAUSE, SAME, NO_SOURCE = map(
    named, ("subject", "near", "possessive", "behind", "behind,", "agent", "clause-1", "same", "none")
)
_BEHIND_WORDS = tuple(map(named, ("by", "of", "from", "to", "for", "with", "among", "in", "between")))  # as in PLACES
_BY, _THERE, _POSSESSIVE_ENDING, _APOSTROPHE, MANY, _QUOTED = map(named, ("by", "there", "'s", "'", "many", "q"))
_AGENT_REACH = 9
_POSSESSIVE_REACH = 4
_CLAUSES = 2  # subjects of clauses before that are looked at
_CLAUSE_REACH = 40
_TOLD = 3  # classes of words between a cue and its source or content that are told

COMMON = 8  # of the names: what all candidates share
NAMES = (
    "choices",
    "cue's class",
    "cue's word",
    "class before the cue's group",
    "class before the cue",
    "class behind the cue",
    "cue's ending and class before",
    "helpers",
    "head",
    "head's class",
    "first word",
    "before it",
    "behind it",
    "distance",
    "words",
    "in quotation",
    "between",
)


class SourceCandidate(NamedTuple):
    """A noun phrase that may be the source, or that there is none.

    Parameters
    ----------
    place : atom
        Where it stands: one of `PLACES`.
    stretch : pair of int
        Its words; `NOWHERE` where there is none.
    """

    place: int
    stretch: Stretch


@compilable
def source_candidates(words: Words, segment: Segment, cue: Cue, same: Stretch) -> list[SourceCandidate]:
    """Return the candidates, each stretch once, and that there is none.

    Parameters
    ----------
    same : stretch
        The source of the attribution before in the segment.
    """
    found = [SourceCandidate(NO_SOURCE, NOWHERE)]
    _add_before(found, words, segment, cue)
    _add_behind(found, words, segment, cue)
    _add_clause_subjects(found, words, segment, cue)
    if 0 <= same[1] <= cue.start:
        _add(found, words, SAME, same)
    found.append(found[0])
    return found[1:]


@compilable
def _add(found: list[SourceCandidate], words: Words, place: int, stretch: Stretch) -> None:
    first, end = stretch
    if first < 0 or first >= end or (end - first == 1 and words.words[first] == _THERE):
        return
    for each in found:
        if each.stretch == stretch:
            return
    found.append(SourceCandidate(place, stretch))


@compilable
def _add_before(found: list[SourceCandidate], words: Words, segment: Segment, cue: Cue) -> None:
    low, last = segment.first, cue.start - 1
    _add(found, words, SUBJECT, cue.subject)
    if last >= low and words.inside[last] < 0 and words.traits[last] & LETTER:
        _add(found, words, NEAR, (near_phrase(words, cue.start, low), cue.start))
    _add(found, words, POSSESSIVE_PLACE, _possessor(words, segment, cue))


@compilable
def _possessor(words: Words, segment: Segment, cue: Cue) -> Stretch:
    """Whose claim a noun is: "Smith's claim", "his repeated claim"."""
    low = segment.first
    for at in range(cue.at - 1, max(low, cue.at - _POSSESSIVE_REACH) - 1, -1):
        word = words.words[at]
        if word == _POSSESSIVE_ENDING:
            return (near_phrase(words, at, low), at) if at > low else NOWHERE
        if words.traits[at] & POSSESSIVE:
            return at, at + 1
        if word == _APOSTROPHE and at > low:
            return near_phrase(words, at, low), at
        if not words.traits[at] & LETTER or words.sorts[at] & NO_POSSESSOR:
            return NOWHERE
    return NOWHERE


@compilable
def _add_behind(found: list[SourceCandidate], words: Words, segment: Segment, cue: Cue) -> None:
    high = segment.end
    behind = cue.at + 1
    while behind < high and words.traits[behind] & ADVERB:
        behind += 1
    if behind >= high:
        return
    if words.traits[behind] & BEFORE_SOURCE:
        _add_with_and_without_description(found, words, _behind_place(words.words[behind]), behind + 1, high)
    else:
        _add_with_and_without_description(found, words, BEHIND, behind, high)
    for at in range(behind + 1, min(cue.at + _AGENT_REACH, high - 1)):
        if words.words[at] == _BY:
            _add(found, words, AGENT, (at + 1, noun_phrase_after(words, at + 1, high)))
            return
        if words.traits[at] & ENDS_SENTENCE:
            return


@compilable
def _behind_place(word: int) -> int:
    """The place behind a preposition; `PLACES` has them in this order."""
    place = BEHIND
    for each in _BEHIND_WORDS:
        place += 1
        if each == word:
            break
    return place


@compilable
def _add_with_and_without_description(
    found: list[SourceCandidate], words: Words, place: int, first: int, high: int
) -> None:
    """A phrase with what stands behind its comma, a description or the next clause, and without."""
    if first >= high:
        return
    end = noun_phrase_after(words, first, high)
    _add(found, words, place, (first, end))
    for at in range(first, end):
        if words.words[at] == COMMA:
            _add(found, words, place - BEHIND + BEHIND_COMMA, (first, at))
            return


@compilable
def _add_clause_subjects(found: list[SourceCandidate], words: Words, segment: Segment, cue: Cue) -> None:
    """The subjects of the clauses before: of participles, of second predicates, of infinitives."""
    low = segment.first
    clauses = 0
    lowest = max(low, cue.start - _CLAUSE_REACH)
    at = cue.start - 1
    while at > lowest and clauses < _CLAUSES:
        if words.inside[at] < 0 and words.sorts[at] & ANY_VERB:
            subject = subject_before(words, verb_group_start(words, at, low), low)
            if 0 <= subject[1] <= cue.start:
                _add(found, words, CLAUSE + clauses, subject)
                clauses += 1
                at = subject[0]
        at -= 1


@compilable
def choose_source(
    weights: Weights, words: Words, segment: Segment, cue: Cue, candidates: list[SourceCandidate]
) -> Choice:
    """Return which of the candidates most speaks for, by its number."""
    common = source_common(words, segment, cue, candidates)
    choice = NO_CHOICE
    for number_of, candidate in enumerate(candidates):
        given = source_given(cue, candidate)
        log_odds = weights.intercepts[SOURCE] + scored(weights, SOURCE, given, 0, common)
        if candidate.place != NO_SOURCE:
            log_odds += scored(weights, SOURCE, given, COMMON, source_signs(words, segment, cue, candidate.stretch))
        choice = considered(choice, number_of, log_odds)
    return choice


@compilable
def source_given(cue: Cue, candidate: SourceCandidate) -> Values:
    """Return in the light of what a candidate's signs count."""
    return candidate.place, pair(candidate.place, cue.kind)


@compilable
def source_common(words: Words, segment: Segment, cue: Cue, candidates: list[SourceCandidate]) -> Values:
    """Return the signs that all candidates share. The first is the set of their places, a bit each."""
    before = beside(words.kinds, segment, cue.start - 1)
    places = 0
    for each in candidates:
        places |= 1 << each.place - FIRST_PLACE
    return places, cue.kind, cue.word, before, cue.before, cue.behind, pair(cue.ending, before), cue.helpers


@compilable
def source_signs(words: Words, segment: Segment, cue: Cue, stretch: Stretch) -> Values:
    """Return the signs of a candidate's own."""
    kinds, inside = words.kinds, words.inside
    first, end = stretch
    head = head_of_phrase(words, first, end)
    before, behind = beside(kinds, segment, first - 1), beside(kinds, segment, end)
    if first > segment.first and inside[first - 1] >= 0:
        before = pair(before, _QUOTED)
    if end < segment.end and inside[end] >= 0:
        behind = pair(behind, _QUOTED)
    distance = cue.start - end if end <= cue.start else first - cue.at
    return (
        words.forms[head],
        kinds[head],
        words.words[first] if words.sorts[first] & FIRST_WORD else kinds[first],
        before,
        behind,
        number(distance if distance < 6 else 6 + min(distance // 6, 5)),
        number(min(end - first, 8)),
        answer(inside[first] >= 0),
        classes_between(words, end, cue.start) if end <= cue.start else classes_between(words, cue.at + 1, first),
    )


@compilable
def classes_between(words: Words, first: int, end: int) -> int:
    """Return the classes of some words, or that they are many."""
    if end - first > _TOLD:
        return MANY
    value = NOTHING
    for at in range(first, end):
        value = pair(value, words.kinds[at])
    return value
