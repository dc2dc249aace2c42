"""Coarse classes of words, by the word alone: what a reader of clauses needs where a tagger would be too slow.

Closed classes go by list, names by their capital, cues by part and kind, other words by their ending.
"""

from functools import lru_cache
from pathlib import Path

from stance.language.cues import load_cues
from stance.language.grammar import (
    ADVERBS,
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
_MOST_REMEMBERED = 200_000  # distinct words; an archive has no end of misspellings
# The first that holds a word names its class; before these stand words that are classes of their own.
_LISTS = (
    ("be", BE),
    ("have", HAVE),
    ("modal", AUXILIARY),
    ("not", frozenset({"not", "n't", "never"})),
    ("possessive", POSSESSIVES),
    ("pronoun", SUBJECT_PRONOUNS),
    ("object pronoun", PRONOUNS),
    ("coordinator", COORDINATORS | {"or"}),
    ("question", _QUESTION_WORDS),
    ("determiner", DETERMINERS),
    ("preposition", PREPOSITIONS),
    ("subordinator", SUBORDINATORS),
    ("time", TIME_WORDS),
)
_PAST = "past"
FINITE = frozenset({"be", "have", "modal"})
REPORTING = frozenset(f"verb:{kind}" for kind in load_cues().kinds)
FULL_VERBS = REPORTING | {"-ed", _PAST}
_OWN = frozenset({"to", "that", "who", "it", "by", "as", "'s"})


class _Words(dict[str, tuple[str, str, bool]]):
    """Words met before, as written -> in small letters, class, whether it can be a cue."""

    def __missing__(self, text: str) -> tuple[str, str, bool]:
        lower = text.lower().replace("’", "'")
        kind = class_of(lower)
        if text[0].isupper() and (is_open(kind) or (kind == "adverb" and lower not in ADVERBS)):
            kind = NAME
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        self[text] = found = lower, kind, lower in cue_words()
        return found


_words = _Words()


@lru_cache(maxsize=1)
def cue_words() -> frozenset[str]:
    """Return the words that can be a cue: those of the list, and those learned beside it."""
    learned = (Path(__file__).parent / "data" / "learned_cues.txt").read_text(encoding="utf-8").split()
    return frozenset(word for word in load_cues().words if word[0].isalpha() and is_open(class_of(word))) | set(learned)


def look_up(texts: list[str]) -> list[tuple[str, str, bool]]:
    """Return each word in small letters, its class, and whether it can be a cue."""
    return list(map(_words.__getitem__, texts))


@lru_cache(maxsize=65_536)
def class_of(lower: str) -> str:
    """Return the class of a word in small letters."""
    if lower in _OWN:
        return lower
    if not lower[0].isalnum():
        return '"' if lower in _MARKS else "-" if lower in _DASHES else lower[0]
    for name, words in _LISTS:
        if lower in words:
            return name
    if lower[0].isdigit():
        return "number"
    if is_adverb(lower):
        return "adverb"
    if found := load_cues().words.get(lower):
        part = "verb" if "verb" in found else next(iter(found))
        return f"{part}:{found[part].kind}"
    if lower in IRREGULAR_PASTS:
        return _PAST
    return next(
        (f"-{ending}" for ending in _ENDINGS if lower.endswith(ending) and len(lower) > len(ending) + 2), "word"
    )


def is_open(kind: str) -> bool:
    """Whether a class is of nouns, verbs and adjectives."""
    return kind in {"word", _PAST} or ":" in kind[1:] or (kind[0] == "-" and len(kind) > 1)
