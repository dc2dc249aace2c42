"""Lines that say the same of the same actor, such as one agency report printed by several papers."""

from collections.abc import Sequence

from stance.near_copies import near_copy_groups
from stance.records import UNKNOWN_ACTOR, Statement


def copy_groups(statements: Sequence[Statement]) -> list[int]:
    """Return the group of each statement: those whose texts are near-copies, about one actor.

    Two quotes of one sentence are no copies where they have other actors, or where their ``words`` differ.

    Parameters
    ----------
    statements : sequence of Statement

    Returns
    -------
    list of int, of shape (n_statements,)
        The index of the first statement of the group that each belongs to.
    """
    texts = near_copy_groups([each.text for each in statements])
    said = near_copy_groups([str(each.row.get("words") or each.text) for each in statements])
    firsts: dict[tuple[int, int, str], int] = {}
    keys = zip(texts, said, (each.actor or UNKNOWN_ACTOR for each in statements), strict=True)
    return [firsts.setdefault(key, index) for index, key in enumerate(keys)]
