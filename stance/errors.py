"""The errors that Stance raises, each with its words and its exit code."""

from pathlib import Path

REPORT_A_BUG = 70


class StanceError(Exception):
    """The root of the tree: one line that says what was wrong, where, and what to do."""

    exit_code = REPORT_A_BUG


class GateFailedError(StanceError):
    """A figure fell below the floor that was asked for."""

    exit_code = 1


class UsageError(StanceError):
    """The command's options do not go together."""

    exit_code = 2


class BadInputError(StanceError):
    """An input that can't be used as a whole: nothing is written."""

    exit_code = 3


class BadRecordError(BadInputError):
    """One bad article or line: it goes to the rejected file and the rest goes on.

    Parameters
    ----------
    reason : str
        What was wrong and what is allowed.
    json_path : str, optional
        Where in the record the fault lies, as ``$[3].annotations[0]``.
    """

    def __init__(self, reason: str, *, json_path: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.json_path = json_path


class MissingFileError(BadInputError):
    """A named file or folder is not there."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"{path}: no such file or folder; check the name.")


class FileExistsAlreadyError(BadInputError):
    """Labels or annotations would be overwritten."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"{path}: exists already and holds people's work; name another file or give --force.")


class MisfitError(StanceError):
    """A model or a label scheme that does not fit: incomplete, altered, of another protocol or another scheme."""

    exit_code = 4


class ServerError(StanceError):
    """A server refused, or is away."""

    exit_code = 5


class ServerFailedError(ServerError):
    """A server failed or didn't answer: what was asked may have been done all the same, and may be asked again."""


class ServerAwayError(ServerFailedError):
    """Nothing answers where the server should be."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(
            f"no Label Studio answers at {url} ({reason}); start it, or set LABEL_STUDIO_URL, and give the command again."
        )


class ServerSlowError(ServerFailedError):
    """The server took too long."""

    def __init__(self, url: str, seconds: float) -> None:
        super().__init__(
            f"{url} gave no answer within {seconds:.0f} seconds and may be at work still;"
            " wait until it answers, then give the command again, it goes on where it was."
        )


class TokenRefusedError(ServerError):
    """The server doesn't take the token, which the message never holds."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"{url} refused the token; set LABEL_STUDIO_API_KEY to the one that Label Studio shows under Account & Settings."
        )


class ProjectError(ServerError):
    """There is no such project, or more than one, or it is another study's."""


class MissingExtraError(StanceError):
    """A package that only one extra brings is not installed."""

    exit_code = 6

    def __init__(self, extra: str, needed_for: str) -> None:
        super().__init__(f"{needed_for} needs the extra '{extra}'; install it with: pip install 'stance[{extra}]'")
