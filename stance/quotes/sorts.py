"""What is asked of a word's class, each question a bit: does a content open behind it, may one end before it."""

from functools import lru_cache

from stance.language.word_classes import FINITE, FULL_VERBS, REPORTING

(
    OPENER, OPENED, FINITE_VERB, BOUNDS_CONTENT, CLOSING, VERB, PLACING, CLAUSE_EDGE, BEFORE_PHRASE, FULL_VERB, ACTING,
    ANY_VERB, DETERMINES, FIRST_WORD, REPORTING_NOUN, NO_POSSESSOR, ENDS_ATTITUDE, ATTITUDE,
) = (1 << at for at in range(18))  # fmt: skip

_LISTS = (
    (OPENER, frozenset({"that", ",", ":", ";", "-", '"', "to", "by", "as", "preposition"})),
    (OPENED, frozenset("question to determiner possessive pronoun it -ing that object-pronoun who".split())),
    (FINITE_VERB, FINITE),
    (
        BOUNDS_CONTENT,
        frozenset({",", ";", ":", "-", "(", ")", "coordinator", "subordinator", "question", "who", "as", "time", '"', ".", "?", "!"}),
    ),
    (CLOSING, frozenset({".", ",", "?", "!", "…", '"'})),
    (VERB, FINITE | REPORTING),
    (PLACING, frozenset({"preposition", "by"})),
    (CLAUSE_EDGE, frozenset({",", ";", ":", "-", "(", ")", "that", "coordinator", "subordinator", "question", "who"})),
    # Where the nearest noun phrase begins at the latest, unless a determiner or the edge of a name stops it before.
    (
        BEFORE_PHRASE,
        frozenset({"preposition", "be", "have", "modal", ",", '"', "coordinator", "that", "to", "subordinator", "by", "as"}),
    ),
    (FULL_VERB, FULL_VERBS),
    (ACTING, frozenset({"name", "pronoun"})),
    (ANY_VERB, FINITE | FULL_VERBS),
    (DETERMINES, frozenset({"determiner", "possessive"})),
    (FIRST_WORD, frozenset({"determiner", "possessive", "pronoun"})),
    (NO_POSSESSOR, frozenset({"preposition", "verb:say"})),
    (ENDS_ATTITUDE, frozenset({",", ".", ";", "!", "?", "-", "time"})),
    (ATTITUDE, frozenset({"adjective:attitude"})),
)  # fmt: skip


@lru_cache(maxsize=1024)
def sorts_of(kind: str) -> int:
    """Return what is asked of a class of words."""
    return sum(bit for bit, kinds in _LISTS if kind in kinds) | (REPORTING_NOUN if kind.startswith("noun") else 0)
