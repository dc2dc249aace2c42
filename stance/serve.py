"""The Label Studio ML backend: a model's choice in each task that is opened, and training on what is labelled so far."""

import base64
import binascii
import ipaddress
import json
import os
import secrets
import socket
import threading
import traceback
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import uvicorn
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request

from stance.errors import StanceError, UsageError
from stance.pipeline.prefilling import prefill
from stance.records import Row

if TYPE_CHECKING:
    from stance.model import Model

SECRET = "STANCE_SERVE_SECRET"  # noqa: S105 - the variable's name
_STOPPING = 3  # seconds that open connections are given at the end
_START = "START_TRAINING"

Notify = Callable[[str], None]
Retrain = Callable[["Model", int], "Model | None"]


class Backend:
    """The model that is served, and its training.

    Parameters
    ----------
    model : Model
        Answers until training gives a better one.
    retrain : callable
        Takes the model that is served and a project's number, and returns the model to serve instead, or None.
    notify : callable
        Takes what is to be logged, in lines that hold neither tokens nor anybody's labels.
    """

    def __init__(self, model: "Model", *, retrain: Retrain, notify: Notify) -> None:
        self._model = model
        self._retrain, self._notify = retrain, notify
        self._training = threading.Lock()

    @property
    def version(self) -> str:
        """The served model's name and digest, as in predictions."""
        return self._model.version

    def answer(self, tasks: list[Any]) -> list[list[Row]]:
        """Return the pre-annotations of some tasks, all by one model even if another takes its place meanwhile."""
        return prefill(tasks, self._model)

    def start_training(self, project: int) -> bool:
        """Begin to train on a project's labels, in the background; false where a training is under way already."""
        if not self._training.acquire(blocking=False):
            self._notify(f"project {project}: asked to train while a training is under way; ask again once it ends")
            return False
        threading.Thread(target=self._train, args=(project,), name="training", daemon=True).start()
        return True

    def _train(self, project: int) -> None:
        try:
            self._notify(f"project {project}: training begins; {self.version} goes on answering")
            fresh = self._retrain(self._model, project)
            if fresh is not None:
                self._model = fresh
            self._notify(f"project {project}: {'now' if fresh else 'no better, so still'} serving {self.version}")
        except StanceError as error:
            self._notify(f"project {project}: not trained: {error}")
        except Exception as error:  # noqa: BLE001 - the server goes on; a message could hold what a request held
            if os.environ.get("STANCE_TRACEBACK"):
                traceback.print_exc()
            self._notify(
                f"project {project}: not trained: a bug ({type(error).__name__}); see it by STANCE_TRACEBACK=1"
            )
        finally:
            self._training.release()


def application(backend: Backend, *, secret: str | None = None) -> FastAPI:
    """Return the web application with the four addresses that Label Studio calls.

    Parameters
    ----------
    backend : Backend
    secret : str, optional
        The password that every call but ``/health`` must carry by basic authentication, under any name.
    """
    app = FastAPI(title="Stance", openapi_url=None)
    app.state.backend, app.state.secret = backend, secret
    app.include_router(_open)
    app.include_router(_guarded)
    return app


def _authorize(request: Request) -> None:
    secret = request.app.state.secret
    if secret and not carries(request.headers.get("authorization", ""), secret):
        raise HTTPException(401, "the secret is missing or wrong", {"WWW-Authenticate": 'Basic realm="stance"'})


def _backend(request: Request) -> Backend:
    backend: Backend = request.app.state.backend
    return backend


async def _object(request: Request) -> Row:
    """Read a JSON object; what is wrong is said without repeating any of it."""
    try:
        found = json.loads(await request.body())
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise HTTPException(400, "the body must be a JSON object")
    return found


_open = APIRouter()
_guarded = APIRouter(dependencies=[Depends(_authorize)])
_Served = Annotated[Backend, Depends(_backend)]
_Asked = Annotated[Row, Depends(_object)]


@_open.get("/health")
async def _health() -> Row:
    return {"status": "UP", "model_class": "Stance"}


@_guarded.post("/setup")
async def _setup(served: _Served) -> Row:
    # The body, which holds a token of whoever made the project, is not even read.
    return {"model_version": served.version}


@_guarded.post("/predict")
def _predict(served: _Served, asked: _Asked) -> Row:
    tasks = asked.get("tasks")
    if not isinstance(tasks, list):
        raise HTTPException(400, "'tasks' must be a list")
    return {"results": served.answer(tasks)}


@_guarded.post("/webhook")
async def _webhook(served: _Served, asked: _Asked) -> Row:
    if asked.get("action") != _START:
        return {"status": "passed over"}
    project = _project(asked)
    if project is None:
        raise HTTPException(400, "'project' must have an 'id'")
    return {"status": "training" if served.start_training(project) else "training already"}


def carries(header: str, secret: str) -> bool:
    """Whether a header of basic authentication has the secret as its password."""
    scheme, _, encoded = header.partition(" ")
    try:
        _, _, password = base64.b64decode(encoded, validate=True).partition(b":")
    except (binascii.Error, ValueError):
        return False
    return scheme.lower() == "basic" and secrets.compare_digest(password, secret.encode())


def check_host(host: str, secret: str | None) -> None:
    """Refuse to be reached from other machines without a secret.

    Raises
    ------
    UsageError
        If the host is not this machine's own address, and there is no secret.
    """
    if not secret and not _is_loopback(host):
        raise UsageError(
            f"--host {host} lets other machines in; set {SECRET} to a password of your own, which Label Studio is to"
            " send by basic authentication."
        )


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that waits for calls.

    Raises
    ------
    UsageError
        If the host is none of this machine's, or the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    waiting = socket.socket(family)
    waiting.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        waiting.bind((host, port))
    except OSError as error:
        waiting.close()
        raise UsageError(f"can't listen on {host}:{port} ({error.strerror}); give another --port or --host.") from error
    return waiting


def server(app: FastAPI) -> uvicorn.Server:
    """Return what answers calls once its ``run`` is given a socket; which calls come is not logged."""
    return uvicorn.Server(
        uvicorn.Config(
            app, log_level="warning", access_log=False, ws="none", lifespan="off", timeout_graceful_shutdown=_STOPPING
        )
    )


def _project(asked: Mapping[str, Any]) -> int | None:
    """The number of the project that a call is about: in an object, by itself, or as ``NUMBER.TIME``."""
    project = asked.get("project")
    number = str(project.get("id") if isinstance(project, dict) else project).partition(".")[0]
    return int(number) if number.isascii() and number.isdigit() else None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
