"""Finding an actor's names in a statement, and masking them with all other names and numbers."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from stance.language.grammar import AUXILIARY, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, TIME_WORDS
from stance.language.tokens import Tokens
from stance.records import UNKNOWN_ACTOR, Span, Statement

ACTOR_MASK, NAME_MASK, NUMBER_MASK, TIME_MASK = "_actor_", "_name_", "_number_", "_time_"
MASKS = frozenset({ACTOR_MASK, NAME_MASK, NUMBER_MASK, TIME_MASK})

Aliases = Callable[[str], Sequence[str]]

_TITLE_CASE = 0.8  # share of capitalised words above which a capital says nothing
_FEW = 4  # words below which the share says nothing
_SMALL_WORDS = AUXILIARY | DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS
_DAYS = frozenset(word for word in TIME_WORDS if word.endswith("day")) | frozenset(
    "january february march april june july august september october november december".split()
)


def own_name(actor: str) -> tuple[str, ...]:
    """Return the actor's name as its only alias: what is used where there is no gazetteer."""
    return (actor,)


def names_of(statement: Statement, aliases: Aliases) -> list[str]:
    """Return the names that the statement's actor may go by, the longest first; a person's last name among them."""
    if statement.actor in (None, "", UNKNOWN_ACTOR):
        return []
    known = list(aliases(statement.actor))
    parts = statement.actor.split()
    if len(known) == 1 and len(parts) > 1 and all(part[0].isupper() for part in parts):
        known.append(parts[-1])
    if statement.speaker:
        known += [statement.speaker, statement.speaker.split()[-1]]
    return sorted({name for name in known if name}, key=lambda name: (-len(name), name))


def occurrences(text: str, names: Iterable[str], *, capitals: bool = True) -> list[Span]:
    """Return where any of some names stands as whole words, from left to right; with other capitals too where they do not count."""
    ordered = tuple(names)
    return [found.span() for found in _pattern(ordered, capitals=capitals).finditer(text)] if ordered else []


def masked(tokens: Tokens, own: Sequence[bool], starts: Iterable[int]) -> list[str]:
    """Return the tokens in small letters, with the actor's mention, other names, numbers and days as masks.

    Parameters
    ----------
    own : sequence of bool
        Whether a token belongs to a mention of the actor.
    starts : iterable of int
        The tokens that begin a sentence or a quotation, where a capital tells no name.
    """
    is_headline = _is_title_case(tokens)
    first = set(starts)
    words = []
    for at, lower in enumerate(tokens.lowers):
        if own[at]:
            words.append(ACTOR_MASK)
        elif lower[0].isdigit():
            words.append(NUMBER_MASK)
        elif lower in _DAYS and tokens.texts[at][0].isupper():
            words.append(TIME_MASK)
        elif not is_headline and at not in first and _is_name(tokens.texts[at], lower):
            words.append(NAME_MASK)
        else:
            words.append(lower)
    return words


@lru_cache(maxsize=4096)
def _pattern(names: tuple[str, ...], *, capitals: bool) -> re.Pattern[str]:
    # "US" must not be found in "us", nor "Ali" in "Alice"; a possessive ending may follow.
    any_of = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?<![\w-])(?:{any_of})(?!\w|-\w)", re.NOFLAG if capitals else re.IGNORECASE)


def _is_name(text: str, lower: str) -> bool:
    if len(text) > 1 and text.isupper():
        return True
    return text[0].isupper() and lower not in _SMALL_WORDS and lower != "i" and not lower.startswith("i'")


def _is_title_case(tokens: Tokens) -> bool:
    open_words = [text for text, lower in zip(tokens.texts, tokens.lowers, strict=True) if _is_open(text, lower)]
    capitals = sum(text[0].isupper() for text in open_words)
    return len(open_words) >= _FEW and capitals > _TITLE_CASE * len(open_words)


def _is_open(text: str, lower: str) -> bool:
    return text[0].isalpha() and lower not in _SMALL_WORDS
