"""What is asked of single words, each question a bit: is it a preposition, has it a capital, may a phrase end before it.

A word's traits are worked out once, when it is first met; from then on it is a number.
"""

from stance.language.grammar import (
    ADVERBS,
    AUXILIARY,
    COORDINATORS,
    DETERMINERS,
    OCCASIONS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    is_adverb,
)

# Of what a word looks like.
(
    CAPITAL, LETTER, LETTER_OR_FIGURE, SMALL, FIGURES, YEAR, AGE, ENDS_IN_S, ENDS_IN_SMALL_S, PLURAL_ENDING, ENDS_IN_ED, ENDS_IN_ING,
) = (1 << at for at in range(12))  # fmt: skip
# Of closed classes.
(
    ADVERB,
    OPENING_ADVERB,
    AUXILIARIES,
    COORDINATOR,
    PREPOSITION,
    SUBORDINATOR,
    TIME,
    DETERMINER,
    SUBJECT_PRONOUN,
    POSSESSIVE,
) = (1 << at for at in range(12, 22))
# Of noun phrases: what bounds them, what stands in them or with them.
(
    STOP, MARK, OUTSIDE, ENDS_PHRASE, RELATIVE, RELATIVE_SUBJECT, PLACED, OCCASION_HEAD, CIRCUMSTANTIAL, OCCASION,
    DATED, TIME_PREPOSITION, QUANTITY, PLURAL_WORD, DESCRIBES, ENDS_DESCRIPTION, BEHIND_HEAD, VERB_GROUP, JOINS,
    IN_LIST_OF_NAMES, LOWER_AND, OPENS_DESCRIPTION, DIVIDES,
) = (1 << at for at in range(22, 45))  # fmt: skip
# Of reports and contents.
(
    CAN_REPORT,
    BEFORE_SOURCE,
    BEFORE_REPORT,
    LAST_MARK,
    EDGE,
    OPENS_CIRCUMSTANCE,
    ENDS_SENTENCE,
    ENDS_SPEECH,
    NAME_OR_NOT,
    INTRODUCES,
) = (1 << at for at in range(45, 55))

_MARKS = frozenset({'"', "“", "”", "„", "«", "»", "''", "``"})
_STOPS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]", ".", "!", "?", "..."})
_OUTSIDE = SUBORDINATORS | AUXILIARY | _MARKS
_DATED = TIME_WORDS - {"may", "march"}
_AUDIENCES = frozenset(
    "reporters journalists lawmakers parliament congress twitter facebook telegram radio television tv cnn fox bbc supporters crowd audience".split()
)
_LISTS = (
    (OPENING_ADVERB, ADVERBS - {"both"}),
    (AUXILIARIES, AUXILIARY),
    (COORDINATOR, COORDINATORS),
    (PREPOSITION, PREPOSITIONS),
    (SUBORDINATOR, SUBORDINATORS),
    (TIME, TIME_WORDS),
    (DETERMINER, DETERMINERS),
    (SUBJECT_PRONOUN, SUBJECT_PRONOUNS),
    (POSSESSIVE, POSSESSIVES),
    (STOP, _STOPS),
    (MARK, _MARKS),
    (OUTSIDE, _OUTSIDE),
    (ENDS_PHRASE, _OUTSIDE | _STOPS | {"but", "adding", "saying", "told"} | _DATED),
    (RELATIVE, frozenset({"who", "whose", "which", "that"})),
    (RELATIVE_SUBJECT, frozenset({"who", "which"})),
    (PLACED, frozenset("on in at by since during to after via through ahead before".split())),
    (OCCASION_HEAD, frozenset("on in at during after before to ahead through".split())),
    (CIRCUMSTANTIAL, frozenset("during after before ahead".split())),
    (OCCASION, OCCASIONS | _AUDIENCES),
    (DATED, _DATED),
    (TIME_PREPOSITION, frozenset("on in at late early".split())),
    (QUANTITY, frozenset("some many several few most all both others one two three people half".split())),
    (PLURAL_WORD, frozenset("i we they you who those women men children police".split())),
    (DESCRIBES, frozenset("a an the who whose head director president chief chairman".split())),
    (ENDS_DESCRIPTION, frozenset({",", ".", ";", ":", "—", "–", "!", "?"})),
    (BEHIND_HEAD, PREPOSITIONS | {",", "who", "that", "which", "("}),
    (VERB_GROUP, AUXILIARY | {"yet"}),
    (JOINS, frozenset({"and", "or"})),
    (OPENS_DESCRIPTION, frozenset({",", "—", "–", "--"})),
    (DIVIDES, frozenset({";", ":"})),
    (BEFORE_SOURCE, frozenset({"by", "of", "from", "to", "for", "with", "among", "in", "between"})),
    (BEFORE_REPORT, frozenset({"as", "and", "but"})),
    (LAST_MARK, frozenset({".", "?", "!", ",", ";", ":", "-", "…", "..."})),
    (EDGE, frozenset(",.;:!?()[]—–-…") | {"--", "..."}),
    (OPENS_CIRCUMSTANCE, frozenset("after as when following hours days while".split()) | TIME_WORDS),
    (ENDS_SENTENCE, frozenset({".", ";", ":"})),
    (ENDS_SPEECH, frozenset({".", "?", "!"})),
    (INTRODUCES, frozenset({":", "—", "–", "-", "--"})),
)
_BITS: dict[str, int] = {}
for _bit, _words in _LISTS:
    for _word in _words:
        _BITS[_word] = _BITS.get(_word, 0) | _bit
_BETWEEN_NAMES = frozenset({"and", ",", "the"})
_YEAR, _AGE = 4, 2  # digits


def traits_of(text: str, lower: str, *, can_report: bool) -> int:
    """Return the traits of a word as written, given in small letters too."""
    return _BITS.get(lower, 0) | _of_looks(text, lower) | (CAN_REPORT if can_report else 0)


def _of_looks(text: str, lower: str) -> int:
    first, found = text[0], 0
    if first.isupper():
        found = CAPITAL | IN_LIST_OF_NAMES
    elif text in _BETWEEN_NAMES:
        found = IN_LIST_OF_NAMES | (LOWER_AND if text == "and" else 0)
    if first.isalpha():
        found |= LETTER | LETTER_OR_FIGURE
    elif first.isalnum():
        found |= LETTER_OR_FIGURE | _of_figures(lower)
    if text.islower():
        found |= SMALL
    return found | _of_endings(text, lower) | (ADVERB if is_adverb(lower) else 0)


def _of_figures(lower: str) -> int:
    if not lower.isdigit():
        return 0
    return FIGURES | (YEAR if len(lower) == _YEAR else 0) | (AGE if len(lower) <= _AGE else 0)


def _of_endings(text: str, lower: str) -> int:
    if lower[-1] == "s":
        plural = 0 if lower.endswith(("ss", "'s")) else PLURAL_ENDING
        return ENDS_IN_S | plural | (ENDS_IN_SMALL_S if text[-1] == "s" else 0)
    if lower[-1] == "d":
        return ENDS_IN_ED if lower.endswith("ed") else 0
    return ENDS_IN_ING if lower.endswith("ing") else 0
