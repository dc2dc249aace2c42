"""Short stable names for the people who label; which person it is stays in a file of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any, Self

from stance.errors import BadInputError, BadRecordError
from stance.records import SCHEMA, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator:
    """A person who labels.

    Parameters
    ----------
    name : str
        The name in annotations, as ``a1``; never an e-mail.
    user : int
        The id in Label Studio.
    email : str, optional
        Known from snapshots only. It belongs into a local file that is not shared.
    """

    name: str
    user: int
    email: str | None = None

    def to_row(self) -> Row:
        """Return the annotator as a row of the local file."""
        return {"schema": SCHEMA, **asdict(self)}

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read an annotator from a row.

        Raises
        ------
        BadRecordError
            If the name is missing or an e-mail, or the user's id no number.
        """
        name, user = row.get("name"), row.get("user")
        if not isinstance(name, str) or not name or "@" in name:
            raise BadRecordError(f"an annotator needs a short 'name' that is no e-mail; got {name!r:.40}.")
        try:
            return cls(name=name, user=int(user if user is not None else ""), email=row.get("email") or None)
        except (TypeError, ValueError) as error:
            raise BadRecordError(f"the annotator '{name}' needs the number of a 'user'; got {user!r:.40}.") from error


def name_annotators(users: Mapping[int, str | None], known: Iterable[Annotator] = ()) -> tuple[Annotator, ...]:
    """Name users ``a1``, ``a2`` ... by ascending id; who has a name already keeps it.

    Parameters
    ----------
    users : mapping of int to str or None
        Ids in Label Studio, with the e-mail where it is known.
    known : iterable of Annotator
        Named before, so that a newcomer shifts nobody's name.

    Returns
    -------
    tuple of Annotator
        Those known, then the new ones.

    Raises
    ------
    BadInputError
        If two of those known share a name or an id.
    """
    kept = tuple(known)
    names, ids = {each.name for each in kept}, {each.user for each in kept}
    if len(names) < len(kept) or len(ids) < len(kept):
        raise BadInputError("two annotators share a name or a user's number; give each their own.")
    free = (name for number in count(1) if (name := f"a{number}") not in names)
    new = [Annotator(name=next(free), user=user, email=users[user]) for user in sorted(users.keys() - ids)]
    return (*kept, *new)


def in_order(name: str) -> tuple[str, int, str]:
    """Return the key that puts ``a2`` before ``a10``."""
    stem = name.rstrip("0123456789")
    number = name[len(stem) :]
    return stem, int(number) if number.isascii() and number else -1, name
