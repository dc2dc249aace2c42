"""Coarse classes of words, by the word alone: what a reader of clauses needs where a tagger would be too slow.

Closed classes go by list, names by their capital, cues by part and kind, other words by their ending.
"""

from functools import lru_cache
from pathlib import Path

from stance.language.cues import load_cues
from stance.language.grammar import (
    AUXILIARY,
    BE,
    COORDINATORS,
    DETERMINERS,
    HAVE,
    IRREGULAR_PASTS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    is_adverb,
)

NAME = "name"
_QUESTION_WORDS = frozenset("if whether how why what where when which whom whose".split())
_ENDINGS = ("ing", "ed", "ion", "ment", "ers", "s")
_MARKS = frozenset({'"', "“", "”", "„", "‟", "«", "»", "''", "``", "‘", "’", "'"})
_DASHES = frozenset({"—", "–", "-", "--", "---"})
# The first that holds a word names its class; before these stand words that are classes of their own.
_LISTS = (
    ("be", BE),
    ("have", HAVE),
    ("modal", AUXILIARY),
    ("not", frozenset({"not", "n't", "never"})),
    ("possessive", POSSESSIVES),
    ("pronoun", SUBJECT_PRONOUNS),
    ("object-pronoun", PRONOUNS),
    ("coordinator", COORDINATORS | {"or"}),
    ("question", _QUESTION_WORDS),
    ("determiner", DETERMINERS),
    ("preposition", PREPOSITIONS),
    ("subordinator", SUBORDINATORS),
    ("time", TIME_WORDS),
)
_LISTED = {word: name for name, words in reversed(_LISTS) for word in words}
_PAST = "past"
FINITE = frozenset({"be", "have", "modal"})
REPORTING = frozenset(f"verb:{kind}" for kind in load_cues().kinds)
FULL_VERBS = REPORTING | {"-ed", _PAST}
_OWN = frozenset({"to", "that", "who", "it", "by", "as", "'s"})


@lru_cache(maxsize=1)
def cue_words() -> frozenset[str]:
    """Return the words that can be a cue: those of the list, and those learned beside it."""
    learned = (Path(__file__).parent / "data" / "learned_cues.txt").read_text(encoding="utf-8").split()
    return frozenset(word for word in load_cues().words if word[0].isalpha() and is_open(class_of(word))) | set(learned)


@lru_cache(maxsize=65_536)
def class_of(lower: str) -> str:
    """Return the class of a word in small letters."""
    if lower in _OWN:
        return lower
    if not lower[0].isalnum():
        return '"' if lower in _MARKS else "-" if lower in _DASHES else lower[0]
    if listed := _LISTED.get(lower):
        return listed
    if lower[0].isdigit():
        return "number"
    if is_adverb(lower):
        return "adverb"
    if found := load_cues().words.get(lower):
        part = "verb" if "verb" in found else next(iter(found))
        return f"{part}:{found[part].kind}"
    return _PAST if lower in IRREGULAR_PASTS else _by_ending(lower)


def _by_ending(lower: str) -> str:
    if lower.endswith(_ENDINGS):
        for ending in _ENDINGS:
            if lower.endswith(ending) and len(lower) > len(ending) + 2:
                return f"-{ending}"
    return "word"


def is_open(kind: str) -> bool:
    """Whether a class is of nouns, verbs and adjectives."""
    return kind in {"word", _PAST} or ":" in kind[1:] or (kind[0] == "-" and len(kind) > 1)
