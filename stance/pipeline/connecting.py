"""The running Label Studio that the environment names."""

import contextlib
import os
from typing import TYPE_CHECKING

from stance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stance.labelling.projects import Server

_URL = "http://localhost:8080"  # where Label Studio is unless told otherwise


@contextlib.contextmanager
def connect() -> "Iterator[Server]":
    """Give the server that ``LABEL_STUDIO_URL`` and ``LABEL_STUDIO_API_KEY`` name.

    Raises
    ------
    UsageError
        If there is no token.
    MissingExtraError
        If the SDK is not installed.
    """
    from stance.labelling.server import LabelStudioServer

    token = os.environ.get("LABEL_STUDIO_API_KEY", "").strip()
    if not token:
        raise UsageError("LABEL_STUDIO_API_KEY is not set; Label Studio shows your token under Account & Settings.")
    server = LabelStudioServer(os.environ.get("LABEL_STUDIO_URL", "").strip() or _URL, token)
    try:
        yield server
    finally:
        server.close()
