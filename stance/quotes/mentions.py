"""What the mention of a source tells by its words: its head, its group, what stands beside it."""

import re

from stance.language.grammar import DETERMINERS, PREPOSITIONS
from stance.language.tokens import Tokens, tokenize
from stance.names import Resolver

# What stands beside a source and is no part of it: "Rama himself", "Mr Gillies, for his part".
ASIDE = re.compile(
    r"\s(?:himself|herself|itself|themselves)$|,?\s(?:for (?:his|her|its|their) part|by contrast|meanwhile)$"
)

DESCRIPTION = re.compile(r",\s(?:who|which|whose|a|an|the)\s.*$", re.DOTALL)

GROUP_LONGEST = 4  # words in the name of a group

NAMELESS = frozenset(
    "official officials source sources spokesman spokeswoman spokesperson person people man woman statement aide aides someone".split()
)

_SHARES = frozenset(
    "some many several few most all both half thirds two-thirds third quarter per percent one two three majority dozens hundreds thousands".split()
)

_ENDS_GROUP = PREPOSITIONS | {"who", "that", "which", "and", "or", "of", "for"}

OF_WHOM = re.compile(r"\b(?:for|of|from|at)\s((?:the|its|their)\s.+)$", re.DOTALL)


def group_of(tokens: Tokens) -> list[str]:
    """The noun of a group: "two-thirds of respondents in a poll" -> "respondents"; "health workers in Bukavu" -> "health workers"."""
    texts = tokens.texts
    of = next((at for at, lower in enumerate(tokens.lowers) if lower in {"of", "among"}), None)
    if of is not None and any(lower in _SHARES for lower in tokens.lowers[:of]):
        texts = texts[of + 1 :]
    while texts and (texts[0].lower() in DETERMINERS or not texts[0][0].isalnum() or texts[0][0].isdigit()):
        texts = texts[1:]
    end = next(
        (at for at, text in enumerate(texts) if text.lower() in _ENDS_GROUP or not text[0].isalnum()), len(texts)
    )
    return texts[:end]


def description_end(tokens: Tokens, end: int) -> int:
    """Where the description after a name ends: "Sven Aagaard, the Danish foreign minister"."""
    if end + 2 >= len(tokens) or tokens.texts[end] != "," or tokens.lowers[end + 1] not in {"the", "a", "an", "who"}:
        return end
    stops = (at for at in range(end + 2, min(end + 12, len(tokens))) if tokens.texts[at] in {",", ".", ";"})
    return next(stops, end)


def belongs_to_title(tokens: Tokens, at: int, resolver: Resolver) -> bool:
    """Whether a token before a person's name is part of their title."""
    text, lower = tokens.texts[at], tokens.lowers[at]
    if text[0].isupper() or lower == "'s":
        return True
    return lower in resolver.gazetteer.offices or lower in {"the", "of", "former", "then", "foreign", "prime", "leader"}


def first_tokens(tokens: Tokens, count: int) -> Tokens:
    """Return the first tokens of a mention."""
    return Tokens(tokens.texts[:count], tokens.lowers[:count], tokens.starts[:count], tokens.ends[:count])


def head_of(source: str) -> str:
    """The head noun of a mention, up to its first comma or preposition."""
    head = ""
    for lower in tokenize(source).lowers:
        if lower in {",", "of", "for", "in", "at", "from", "on", "who", "'s"} and head and lower != "'s":
            break
        if lower[0].isalpha():
            head = lower
    return head


def without_article(source: str) -> str:
    """A mention without its article."""
    first, _, rest = source.partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else source
