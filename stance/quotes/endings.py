"""Endings: where a content that begins at a word may end, and the signs of each place."""

from stance.language.grammar import TIME_WORDS
from stance.language.word_classes import FINITE, REPORTING
from stance.quotes.cue_candidates import AFTER
from stance.quotes.layout import Segment, Words
from stance.quotes.openings import Report
from stance.quotes.phrases import occasion_end
from stance.quotes.weights import Options, Signs

_MOST = 12
_ENDED_BY = frozenset(
    {",", ";", ":", "-", "(", ")", "coordinator", "subordinator", "question", "who", "as", "time", '"', ".", "?", "!"}
)
_CLOSING = frozenset({".", ",", "?", "!", "…", '"'})
_VERBS = FINITE | REPORTING
_CIRCUMSTANCES = frozenset("after as when following hours days while".split()) | TIME_WORDS
_PLACING = frozenset({"preposition", "by"})
_LAST = frozenset({".", "?", "!", ",", ";", ":", "-", "…", "..."})

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


def endings(words: Words, segment: Segment, opening: int, *, verbs: bool = False) -> list[int]:
    """Return the words before which a content that begins at `opening` may end, the end of the segment last.

    Parameters
    ----------
    verbs : bool, optional
        Whether it may end before a verb, as what a noun reports does: "the claim that he lied was false".
    """
    kinds, inside = words.kinds, words.inside
    end = without_last_marks(words, opening + 1, segment.end)
    found: list[int] = []
    for at in range(opening + 1, end):
        circumstance = kinds[at] in _PLACING and occasion_end(words, at, end)
        if inside[at] >= 0 and inside[at] == inside[at - 1] and _closes(words, at, end):
            continue
        verb = verbs and kinds[at] in FINITE
        if circumstance or verb or kinds[at] in _ENDED_BY or inside[at] != inside[at - 1]:
            if found and found[-1] == at - 1 and kinds[at - 1] in {",", '"'}:
                continue
            found.append(at)
            if len(found) == _MOST:
                break
    return [*found, end]


def _closes(words: Words, at: int, end: int) -> bool:
    """Whether nothing but the marks that close a quotation stands from a word to its quotation's end."""
    kinds, inside = words.kinds, words.inside
    while at < end and inside[at] == inside[at - 1] and kinds[at] in _CLOSING:
        at += 1
    return at == end or inside[at] != inside[at - 1]


def without_last_marks(words: Words, first: int, end: int) -> int:
    """Return where a stretch ends without its last marks, but for those within quotations; its first word may be one of them."""
    while end > first and words.lowers[end - 1] in _LAST and words.inside[end - 1] < 0:
        end -= 1
    return end


def ending_options(words: Words, segment: Segment, report: Report, opening: int, cues: set[int]) -> Options:
    """Return the words before which a content that begins at `opening` may end, with the signs.

    Parameters
    ----------
    cues : set of int
        The likely cues of the segment.
    """
    marker = words.forms[opening - 1]
    common = (
        marker,
        words.kinds[opening],
        words.kinds[report.cue.at],
        words.lowers[report.cue.at],
        "yes" if report.start > opening else "no",
    )
    given = "marker " + marker
    return Options(
        common,
        [
            (end, *_ending_signs(words, segment, opening, end, cues, given))
            for end in endings(words, segment, opening, verbs=report.cue.kind.startswith("noun"))
        ],
    )


def before_circumstance(words: Words, opening: int, ending: int) -> int:
    """Return where a content ends if a circumstance after its quoted words is left out: said the talks were “dead”, after ..."""
    kinds, lowers = words.kinds, words.lowers
    for at in range(opening + 1, ending - 1):
        if kinds[at] == "," and words.inside[at] < 0 and kinds[at - 1] == '"' and lowers[at + 1] in _CIRCUMSTANCES:
            return at
    return ending


def _ending_signs(words: Words, segment: Segment, opening: int, ending: int, cues: set[int], marker: str) -> Signs:
    lowers, kinds, inside = words.lowers, words.kinds, words.inside
    high = segment.end
    whole = ending >= high or (ending + 3 >= high and all(lower in _LAST for lower in lowers[ending:high]))
    kind = "end" if whole else kinds[ending]
    c1 = kinds[ending + 1] if ending + 1 < high else AFTER
    c2 = kinds[ending + 2] if ending + 2 < high else AFTER
    following = words.forms[ending + 1] if ending + 1 < high else AFTER
    passed = str(min(kinds[opening:ending].count(","), 3))
    quotation = _at_quotation(inside, opening, ending, high)
    rest = kinds[ending : min(high, ending + 20)]
    near = next((str(at - ending) for at in range(ending, min(ending + 6, high)) if at in cues), "no") if cues else "no"
    return (
        "end" if whole else words.forms[ending],
        kind,
        c1,
        following,
        c1 + " " + c2,
        kind + " " + c1 + " " + c2,
        kinds[ending - 1],
        str(min((ending - opening) // 2, 8)),
        passed,
        quotation,
        str(min((high - ending) // 3, 6)),
        near,
        "no" if _VERBS.isdisjoint(rest) else "yes",
        "yes" if ending < high and max(inside[ending : min(ending + 12, high)]) >= 0 else "no",
        kind + " " + passed,
        kinds[ending - 1] + " " + kind + " " + following,
    ), ("", "end " + kind, marker)


def _at_quotation(inside: list[int], opening: int, ending: int, high: int) -> str:
    """How a content's end stands to the quotations."""
    last = inside[ending - 1]
    following = inside[ending] if ending < high else last
    found = ("in" if last >= 0 else "out") if following == last else "begins" if following >= 0 else "ends"
    return found + " opened" if inside[opening] >= 0 else found
