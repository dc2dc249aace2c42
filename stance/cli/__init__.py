"""The command line: a file a verb, and the one place that talks to a person."""

import sys

from stance.cli import (
    agree,
    audit,
    evaluate,
    export,
    extract,
    import_,
    init,
    merge,
    predict,
    pull,
    push,
    queue,
    relink,
    report,
    run,
    serve,
    train,
)
from stance.cli.application import app
from stance.cli.terminal import end_well

__all__ = ["app", "main"]

for verb in (
    run,
    extract,
    report,
    init,
    queue,
    export,
    import_,
    push,
    pull,
    agree,
    merge,
    audit,
    relink,
    serve,
    train,
    predict,
    evaluate,
):
    verb.register(app)


def main() -> None:
    """Run a command; an error is one line and its exit code."""
    sys.exit(end_well(app))
