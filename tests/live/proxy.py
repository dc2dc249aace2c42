"""A server between: it passes requests on and answers some with an error all the same."""

import contextlib
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@contextlib.contextmanager
def failing_proxy(target: str, *, path: str, times: int, passing_on: bool = True) -> Iterator[str]:
    """Answer 500 to the first posts whose path ends in some word, after passing them on, or instead of it."""
    left = [times]

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            fails = self.command == "POST" and left[0] > 0 and self.path.split("?")[0].strip("/").endswith(path)
            status, body, form = (500, b"", "") if fails and not passing_on else self._passed_on(content)
            if fails:
                left[0] -= 1
                status, body = 500, b"<h1>Server Error (500)</h1>"
            self.send_response(status)
            self.send_header("Content-Type", form or "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_DELETE = _answer  # noqa: N815

        def _passed_on(self, content: bytes) -> tuple[int, bytes, str]:
            headers = {name: value for name, value in self.headers.items() if name.lower() not in _OF_A_HOP}
            request = urllib.request.Request(  # noqa: S310 - to the server that the test was given
                f"{target}{self.path}", data=content or None, headers=headers, method=self.command
            )
            try:
                with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
                    return answer.status, answer.read(), answer.headers.get("Content-Type", "")
            except urllib.error.HTTPError as error:
                return error.code, error.read(), error.headers.get("Content-Type", "")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


_OF_A_HOP = {"host", "connection", "content-length", "accept-encoding"}
