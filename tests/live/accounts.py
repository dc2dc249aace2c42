"""The two people who label on the Label Studio that tests run against; `.ci/label-studio` makes them."""

from typing import NamedTuple


class Account(NamedTuple):
    """Somebody with a log-in."""

    email: str
    password: str
    token: str


ANA = Account("ann1@example.org", "annotate-1", "1" * 40)
BEN = Account("ann2@example.org", "annotate-2", "2" * 40)
