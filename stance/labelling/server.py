"""A running Label Studio: the one place that knows its SDK."""

import contextlib
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from stance.errors import (
    MissingExtraError,
    ServerAwayError,
    ServerError,
    ServerFailedError,
    ServerSlowError,
    TokenRefusedError,
    UsageError,
)
from stance.labelling.filters import tasks_with, without_pre_annotation
from stance.labelling.projects import Counted, Project, SentTask
from stance.records import Row

SECONDS = 60.0  # the longest wait for an answer
# Whoever doesn't wait for what is written finds it written later: with its database locked, Label Studio tries again by
# itself for minutes. An export of all is one request too, of 4 ms a task or so.
PATIENT_SECONDS = 900.0
# Asking again by itself, the SDK makes copies where a server failed after it had done what was asked.
_ONCE = {"max_retries": 0}
_WRITING = _ONCE | {"timeout_in_seconds": PATIENT_SECONDS}
_PAGE = 1000
# Of an export that the server writes beside its work; seconds until it is asked for again.
_UNDER_WAY, _PAUSE = frozenset({"created", "in_progress"}), 0.5
_BY_NUMBERS = 200  # of tasks in one address; from 1,000 on it is refused
_NOT_FOUND, _REFUSED = 404, frozenset({401, 403})
_COLUMNS = "id,data,meta,total_annotations,cancelled_annotations"


class LabelStudioServer:
    """A running Label Studio, asked through its SDK; see `Server` for what it is asked.

    Parameters
    ----------
    url : str
        Where it runs, as ``http://localhost:8080``.
    token : str
        A personal access token or a legacy one. It stands in no message.

    Raises
    ------
    MissingExtraError
        If the SDK is not installed.
    UsageError
        If the token can't be one, or the address is none.
    TokenRefusedError
        If it has run out.
    """

    def __init__(self, url: str, token: str) -> None:
        if not token.isascii() or not token.isprintable() or " " in token:
            raise UsageError("LABEL_STUDIO_API_KEY holds signs that no token has; copy it again.")
        if not url.startswith(("http://", "https://")):
            raise UsageError(f"LABEL_STUDIO_URL must begin with http:// or https://; got '{url:.60}'.")
        self.url = url.rstrip("/")
        try:
            import httpx
            from label_studio_sdk import LabelStudio
        except ImportError as error:
            raise MissingExtraError("label-studio", "a running Label Studio") from error
        client: Any = LabelStudio  # its types refuse the plain dicts that it takes
        self._connections = httpx.Client(timeout=SECONDS, follow_redirects=True)
        with self._worded():
            self._sdk = client(base_url=self.url, api_key=token, timeout=SECONDS, httpx_client=self._connections)

    def close(self) -> None:
        """Close the connections."""
        self._connections.close()

    def projects(self, title: str = "") -> list[Project]:
        """Return the projects whose title holds some words."""
        with self._worded():
            found = self._sdk.projects.list(title=title or None, page_size=100, request_options=_ONCE)
            return [_project(each) for each in found]

    def project(self, number: int) -> Project:
        """Return a project."""
        with self._worded(f"there is no project '#{number}'; the number stands in the project's address."):
            return _project(self._sdk.projects.get(number, request_options=_ONCE))

    def create_project(self, *, title: str, description: str, config: str, annotators: int) -> Project:
        """Make a project."""
        with self._worded():
            made = self._sdk.projects.create(
                title=title,
                description=description,
                label_config=config,
                maximum_annotations=annotators,
                request_options=_WRITING,
            )
        return self.project(made.id)

    def change_project(self, number: int, **changes: Any) -> None:
        """Change a project's ``label_config``, ``model_version`` or ``maximum_annotations``."""
        with self._worded():
            self._sdk.projects.update(number, **changes, request_options=_WRITING)

    def count(self, project: int, *, answered: bool = False) -> Counted:
        """Count all tasks, or those with annotations."""
        with self._worded():
            page = self._sdk.tasks.list(
                project=project, page_size=1, fields="task_only", include="id", query=tasks_with(answered=answered)
            )
            return Counted(tasks=page.response.total, annotations=page.response.total_annotations)

    def tasks(self, project: int, *, answered: bool = False, since: str | None = None) -> Iterator[SentTask]:
        """Yield all tasks, or those with annotations, or those changed after a time."""
        with self._worded():
            for each in self._listed(project, tasks_with(answered=answered, since=since), _COLUMNS):
                answers = (each.total_annotations or 0) + (each.cancelled_annotations or 0)
                yield SentTask(number=each.id, data=each.data, meta=each.meta or {}, answers=answers)

    def without(self, project: int, model: str) -> set[int]:
        """Return the numbers of the tasks that have no pre-annotation of a model."""
        with self._worded():
            return {each.id for each in self._listed(project, without_pre_annotation(model), "id")}

    def send(self, project: int, tasks: Sequence[Row]) -> None:
        """Make tasks."""
        predictions = sum(len(task.get("predictions", ())) for task in tasks)
        with self._worded():
            made = self._sdk.projects.import_tasks(id=project, request=tasks, request_options=_WRITING)
        # Where its database was locked, Label Studio tries again with tasks that have lost their predictions.
        if (made.task_count, made.prediction_count) != (len(tasks), predictions):
            raise ServerFailedError(f"{self.url} took only a part of what was sent; give the command again.")

    def prefill(self, project: int, predictions: Sequence[Row]) -> None:
        """Give pre-annotations to tasks, each with the number of its ``task``."""
        with self._worded():
            self._sdk.projects.import_predictions(id=project, request=predictions, request_options=_WRITING)

    def renew(self, number: int, *, data: Row, meta: Row) -> None:
        """Put another content into a task."""
        with self._worded():
            self._sdk.tasks.update(number, data=data, meta=meta, request_options=_WRITING)

    def remove_unanswered(self, number: int) -> bool:
        """Take a task away, unless somebody has begun to label it."""
        with self._worded():
            task = self._sdk.tasks.get(number, request_options=_ONCE)
            if task.annotations or task.drafts:
                return False
            self._sdk.tasks.delete(number, request_options=_WRITING)
        return True

    def annotated(self, project: int, numbers: Sequence[int] | None = None) -> list[Row]:
        """Return the tasks that have annotations, with these, as an export does; all, or those of some numbers."""
        if numbers is None:
            return self._snapshot(project)
        parts = (numbers[start : start + _BY_NUMBERS] for start in range(0, len(numbers), _BY_NUMBERS))
        return [task for part in parts for task in self._exported(project, part)]

    def emails(self) -> Mapping[int, str]:
        """Return the e-mail of each user."""
        with self._worded():
            return {each.id: each.email for each in self._sdk.users.list(request_options=_ONCE)}

    def _listed(self, project: int, query: str | None, columns: str) -> Iterator[Any]:
        yield from self._sdk.tasks.list(
            project=project, page_size=_PAGE, fields="task_only", include=columns, resolve_uri=False, query=query
        )

    def _snapshot(self, project: int) -> list[Row]:
        """Let the server write an export of all, fetch it and take it away again."""
        exports = self._sdk.projects.exports
        with self._worded():
            made = exports.create(
                project,
                task_filter_options={"only_with_annotations": True},
                request_options=_WRITING,
            )
            while made.status in _UNDER_WAY:
                time.sleep(_PAUSE)
                made = exports.get(project, made.id)
            tasks: list[Row] = json.loads(b"".join(exports.download(project, made.id)))
            exports.delete(project, made.id)
        return tasks

    def _exported(self, project: int, numbers: Sequence[int]) -> list[Row]:
        options = {"additional_query_parameters": {"exportType": "JSON", "ids[]": list(numbers)}}
        with self._worded():
            content = b"".join(self._sdk.projects.exports.download_sync(project, request_options=options))
            tasks: list[Row] = json.loads(content)
        return tasks

    @contextlib.contextmanager
    def _worded(self, not_found: str | None = None) -> Iterator[None]:
        """Word what the SDK raises, in which headers and bodies would be shown."""
        import httpx
        from label_studio_sdk.core.api_error import ApiError

        try:
            yield
        except ApiError as error:
            raise self._refusal(error.status_code or 0, error.body, not_found) from error
        except httpx.TimeoutException as error:
            waited = error.request.extensions["timeout"]["read"]
            raise ServerSlowError(self.url, waited) from error
        except httpx.ConnectError as error:
            raise ServerAwayError(self.url, "no connection") from error
        except httpx.TransportError as error:
            raise ServerAwayError(self.url, "the connection broke off") from error
        except (httpx.InvalidURL, ValueError) as error:
            raise ServerError(f"{self.url} does not answer as a Label Studio does; check LABEL_STUDIO_URL.") from error

    def _refusal(self, status: int, body: Any, not_found: str | None) -> ServerError:
        if status in _REFUSED:
            return TokenRefusedError(self.url)
        if status == _NOT_FOUND:
            return ServerError(not_found or f"{self.url} knows no such page or project; check LABEL_STUDIO_URL.")
        if status < 400:
            return ServerError(f"{self.url} does not answer as a Label Studio does; check LABEL_STUDIO_URL.")
        said = _said(body)
        if status >= 500 or status in {408, 409, 429}:
            return ServerFailedError(f"{self.url} failed ({status}{said}); give the command again, it goes on there.")
        return ServerError(f"{self.url} refused ({status}{said}).")


def _project(each: Any) -> Project:
    return Project(
        number=each.id,
        title=each.title or "",
        description=each.description or "",
        config=each.label_config or "",
        model_version=each.model_version or "",
        annotators=each.maximum_annotations or 1,
    )


def _said(body: Any) -> str:
    """Return what a server says of its refusal, in short."""
    if not isinstance(body, Mapping):
        return ""
    errors = body.get("validation_errors") or body.get("detail") or ""
    said = json.dumps(errors, ensure_ascii=False) if isinstance(errors, Mapping | list) else str(errors)
    return f": {said:.200}" if said else ""
