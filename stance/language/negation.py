"""Which words of a sentence stand under a negation.

The scope is that of NegEx (Chapman et al. 2001), widened a little: from the negating word to the next mark or contrasting
conjunction, seven words at the most.
"""

from collections.abc import Sequence

SCOPE = 7  # words
NEGATORS = frozenset(
    """
    not n't no never neither nor none nothing nobody nowhere without hardly scarcely barely cannot
    ain't aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mightn't mustn't needn't shan't shouldn't
    wasn't weren't won't wouldn't
    fail fails failed failing refuse refuses refused refusing unable unwilling reluctant lack lacks lacked lacking
    """.split()
)
# After these, "no" and "not" deny nothing: "not only", "no doubt", "no later than".
_HARMLESS = frozenset("only just least doubt later less fewer sooner wonder matter surprise".split())
_STOPS = frozenset("but however although though yet except unless until while whereas because which who".split())
_MARKS = frozenset('.,;:!?()[]"“”„—–')


def negated(lowers: Sequence[str]) -> list[bool]:
    """Return for each token in small letters whether it stands under a negation; a second negation undoes the first."""
    flags = [False] * len(lowers)
    under, left = False, 0
    for at, word in enumerate(lowers):
        if word in _STOPS or word in _MARKS:
            left = 0
        if left == 0:
            under = False
        flags[at] = under
        left = max(0, left - 1)
        if word in NEGATORS and not _is_harmless(lowers, at):
            under, left = not under, SCOPE
    return flags


def _is_harmless(lowers: Sequence[str], at: int) -> bool:
    return lowers[at] in {"no", "not"} and at + 1 < len(lowers) and lowers[at + 1] in _HARMLESS
