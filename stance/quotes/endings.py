"""Endings: where a content that begins at a word may end, and the signs of each place."""

from stance.quotes.atoms import NOTHING, named, number, pair
from stance.quotes.compilation import compilable
from stance.quotes.contents import is_spoken
from stance.quotes.cue_candidates import NO, YES, answer, beside
from stance.quotes.openings import MARK, Report
from stance.quotes.phrases import COMMA, occasion_end
from stance.quotes.segments import Segment
from stance.quotes.sorts import BOUNDS_CONTENT, CLOSING, FINITE_VERB, PLACING, REPORTING_NOUN, VERB
from stance.quotes.traits import LAST_MARK, OPENS_CIRCUMSTANCE
from stance.quotes.weights import NO_CHOICE, Choice, Values, Weights, considered, scored
from stance.quotes.words import Column, Words

ENDING = 4  # the number of this choice
_END, _MARKER, _IN, _OUT, _BEGINS, _ENDS, _OPENED = map(
    named, ("end", "marker", "in", "out", "begins", "ends", "opened")
)
_MOST = 12
_REST = 20  # words behind an ending in which a verb is looked for
_QUOTATION_REACH = 12
_CUE_REACH = 6

COMMON = 5  # of the names: what all endings share
NAMES = (
    "marker",
    "first class",
    "cue's class",
    "cue's word",
    "before the report",
    "word",
    "class",
    "next class",
    "next word",
    "next two classes",
    "class and next two",
    "class before",
    "distance",
    "commas passed",
    "quotation",
    "rest",
    "cue behind",
    "verb in the rest",
    "quotation behind",
    "class, commas passed",
    "class before, class, next word",
)


@compilable
def endings(words: Words, segment: Segment, opening: int, verbs: bool) -> list[int]:  # noqa: FBT001
    """Return the words before which a content that begins at `opening` may end, the end of the segment last.

    Parameters
    ----------
    verbs : bool
        Whether it may end before a verb, as what a noun reports does: "the claim that he lied was false".
    """
    kinds, inside = words.kinds, words.inside
    end = without_last_marks(words, opening + 1, segment.end)
    found: list[int] = []
    for at in range(opening + 1, end):
        if inside[at] >= 0 and inside[at] == inside[at - 1] and _closes(words, at, end):
            continue
        bound = words.sorts[at] & BOUNDS_CONTENT or inside[at] != inside[at - 1]
        circumstance = words.sorts[at] & PLACING and occasion_end(words, at, end)
        if bound or circumstance or (verbs and words.sorts[at] & FINITE_VERB):
            if len(found) > 0 and found[-1] == at - 1 and (kinds[at - 1] == COMMA or kinds[at - 1] == MARK):
                continue
            found.append(at)
            if len(found) == _MOST:
                break
    found.append(end)
    return found


@compilable
def _closes(words: Words, at: int, end: int) -> bool:
    """Whether nothing but the marks that close a quotation stands from a word to its quotation's end."""
    inside = words.inside
    while at < end and inside[at] == inside[at - 1] and words.sorts[at] & CLOSING:
        at += 1
    return at == end or inside[at] != inside[at - 1]


@compilable
def without_last_marks(words: Words, first: int, end: int) -> int:
    """Return where a stretch ends without its last marks, but for those within quotations; its first word may be one of them."""
    while end > first and words.traits[end - 1] & LAST_MARK and words.inside[end - 1] < 0:
        end -= 1
    return end


@compilable
def choose_ending(
    weights: Weights, words: Words, segment: Segment, report: Report, opening: int, likely: Column
) -> Choice:
    """Return the word before which a content that begins at `opening` most likely ends.

    Parameters
    ----------
    likely : column
        For each word whether it is a likely cue.
    """
    common = ending_common(words, report, opening)
    choice = NO_CHOICE
    for end in endings(words, segment, opening, words.sorts[report.cue.at] & REPORTING_NOUN != 0):
        given = ending_given(words, segment, opening, end)
        log_odds = weights.intercepts[ENDING] + scored(weights, ENDING, given, 0, common)
        signs = ending_signs(words, segment, opening, end, likely)
        choice = considered(choice, end, log_odds + scored(weights, ENDING, given, COMMON, signs))
    return choice


@compilable
def before_circumstance(words: Words, opening: int, ending: int) -> int:
    """Return where a content ends if a circumstance after its quoted words is left out: said the talks were “dead”, after ..."""
    for at in range(opening + 1, ending - 1):
        if words.kinds[at] != COMMA or words.inside[at] >= 0:
            continue
        if words.kinds[at - 1] == MARK and words.traits[at + 1] & OPENS_CIRCUMSTANCE:
            return at
    return ending


@compilable
def ending_given(words: Words, segment: Segment, opening: int, ending: int) -> Values:
    """Return in the light of what the signs of an ending count: the class there, and what opens the content."""
    kind = _kind(words, segment, ending)
    return NOTHING, pair(_END, kind), pair(_MARKER, words.forms[opening - 1])


@compilable
def ending_common(words: Words, report: Report, opening: int) -> Values:
    """Return the signs that all endings share."""
    cue = report.cue
    return words.forms[opening - 1], words.kinds[opening], cue.kind, cue.word, answer(report.start > opening)


@compilable
def _kind(words: Words, segment: Segment, ending: int) -> int:
    """The class of the word before which a content ends, or that nothing but marks follows."""
    high = segment.end
    if ending + 3 >= high:
        last = ending
        while last < high and words.traits[last] & LAST_MARK:
            last += 1
        if last >= high:
            return _END
    return words.kinds[ending]


@compilable
def ending_signs(words: Words, segment: Segment, opening: int, ending: int, likely: Column) -> Values:
    """Return the signs of an ending's own."""
    kinds, high = words.kinds, segment.end
    kind = _kind(words, segment, ending)
    c1, c2 = beside(kinds, segment, ending + 1), beside(kinds, segment, ending + 2)
    following = beside(words.forms, segment, ending + 1)
    commas = 0
    for at in range(opening, ending):
        commas += kinds[at] == COMMA
    passed = number(min(commas, 3))
    return (
        _END if kind == _END else words.forms[ending],
        kind,
        c1,
        following,
        pair(c1, c2),
        pair(pair(kind, c1), c2),
        kinds[ending - 1],
        number(min((ending - opening) // 2, 8)),
        passed,
        _at_quotation(words.inside, opening, ending, high),
        number(min((high - ending) // 3, 6)),
        _cue_behind(likely, ending, high),
        _verb_behind(words, ending, high),
        answer(is_spoken(words, (ending, min(ending + _QUOTATION_REACH, high)))),
        pair(kind, passed),
        pair(pair(kinds[ending - 1], kind), following),
    )


@compilable
def _cue_behind(likely: Column, ending: int, high: int) -> int:
    for at in range(ending, min(ending + _CUE_REACH, high)):
        if likely[at]:
            return number(at - ending)
    return NO


@compilable
def _verb_behind(words: Words, ending: int, high: int) -> int:
    for at in range(ending, min(ending + _REST, high)):
        if words.sorts[at] & VERB:
            return YES
    return NO


@compilable
def _at_quotation(inside: Column, opening: int, ending: int, high: int) -> int:
    """How a content's end stands to the quotations."""
    last = inside[ending - 1]
    following = inside[ending] if ending < high else last
    names = (_IN, _OUT) if following == last else (_BEGINS, _ENDS)
    found = names[0] if following >= 0 else names[1]
    return pair(found, _OPENED) if inside[opening] >= 0 else found
