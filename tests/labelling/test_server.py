"""How what a server answers is worded; what it does is tested in tests/live."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from stance.errors import (
    ServerAwayError,
    ServerError,
    ServerFailedError,
    ServerSlowError,
    TokenRefusedError,
    UsageError,
)
from stance.labelling import server as module
from stance.labelling.server import LabelStudioServer

TOKEN = "5ecre7" * 6


@contextmanager
def answering(status: int, body: str = "", *, late: float = 0.0, asked: list[str] | None = None) -> Iterator[str]:
    """Run a server that gives one answer to all."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if asked is not None:
                asked.append(self.path)
            time.sleep(late)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            with suppress(BrokenPipeError):  # who asked has gone
                self.wfile.write(body.encode())

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def listed(server: LabelStudioServer) -> object:
    return server.projects("Talks")


def asked(server: LabelStudioServer) -> object:
    return server.project(4)


def sent(server: LabelStudioServer) -> object:
    server.send(4, [{"data": {"text": "a"}}])
    return None


@pytest.mark.parametrize(
    ("status", "body", "call", "kind", "message"),
    [
        (401, '{"detail": "Invalid token."}', listed, TokenRefusedError, "refused the token; set LABEL_STUDIO_API_KEY"),
        (403, "{}", sent, TokenRefusedError, "refused the token"),
        (404, "{}", listed, ServerError, "knows no such page or project; check LABEL_STUDIO_URL"),
        (404, "{}", asked, ServerError, "there is no project '#4'; the number stands in the project's address"),
        (500, "<h1>Oh</h1>", sent, ServerFailedError, r"failed \(500\); give the command again"),
        (502, "", sent, ServerFailedError, r"failed \(502\)"),
        (429, '{"detail": "slow down"}', sent, ServerFailedError, r"failed \(429: slow down\)"),
        (
            400,
            '{"validation_errors": {"title": ["Too long."]}}',
            sent,
            ServerError,
            r'refused \(400: \{"title": \["Too',
        ),
        (200, "<html>a shop</html>", listed, ServerError, "does not answer as a Label Studio does"),
        (200, '{"task_count": 0, "prediction_count": 0}', sent, ServerFailedError, "took only a part of what was sent"),
    ],
)
def test_what_a_server_answers_is_worded_without_the_token(
    status: int,
    body: str,
    call: Callable[[LabelStudioServer], object],
    kind: type[ServerError],
    message: str,
) -> None:
    with (
        answering(status, body) as url,
        closing(LabelStudioServer(url, TOKEN)) as server,
        pytest.raises(kind, match=message) as caught,
    ):
        call(server)
    assert TOKEN not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_made_is_asked_for_once() -> None:
    asked: list[str] = []
    with (
        answering(500, asked=asked) as url,
        closing(LabelStudioServer(url, TOKEN)) as server,
        pytest.raises(ServerFailedError, match="500"),
    ):
        sent(server)
    assert len(asked) == 1, "the SDK asks again by itself"


def test_a_server_that_is_away_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with closing(LabelStudioServer(url, TOKEN)) as server, pytest.raises(ServerAwayError, match="start it, or set"):
        server.projects()


def test_a_server_that_is_too_slow_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.2)
    with (
        answering(200, "{}", late=0.6) as url,
        closing(LabelStudioServer(url, TOKEN)) as server,
        pytest.raises(ServerSlowError, match="no answer within"),
    ):
        server.projects()


@pytest.mark.parametrize("token", ["two words", "new\nline", "törkchen", "tab\t"])
def test_what_can_be_no_token_is_refused_unsaid(token: str) -> None:
    with pytest.raises(UsageError, match="holds signs that no token has") as caught:
        LabelStudioServer("http://127.0.0.1:9", token)
    assert token not in str(caught.value)


@pytest.mark.parametrize("url", ["localhost:8080", "ftp://localhost", ""])
def test_what_can_be_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="must begin with http"):
        LabelStudioServer(url, TOKEN)
