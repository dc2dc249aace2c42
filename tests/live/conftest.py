"""A real Label Studio: tests here skip where none is, and fail in CI."""

import os
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from uuid import uuid4

import pytest

from tests.live.accounts import ANA, BEN


@pytest.fixture(scope="session")
def live_url() -> str:
    """Where a Label Studio for tests answers."""
    url = os.environ.get("STANCE_LIVE_URL", "")
    reason = _missing(url)
    if reason and os.environ.get("STANCE_LIVE") == "1":
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    return url


def _missing(url: str) -> str | None:
    if not url:
        return "STANCE_LIVE_URL is not set: no Label Studio to test against (.ci/label-studio FOLDER pytest tests/live)"
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=10):  # noqa: S310 - the address is the developer's own
            return None
    except (urllib.error.URLError, TimeoutError) as error:
        return f"no Label Studio answers at {url} ({error})"


@pytest.fixture(autouse=True)
def live(live_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same, with the environment that commands read, for each test here."""
    monkeypatch.setenv("LABEL_STUDIO_URL", live_url)
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", ANA.token)
    return live_url


@pytest.fixture(scope="session")
def ana(live_url: str) -> Iterator[Any]:
    """The SDK as the first annotator."""
    with _client(live_url, ANA.token) as client:
        yield client


@pytest.fixture(scope="session")
def ben(live_url: str) -> Iterator[Any]:
    """The SDK as the second annotator."""
    with _client(live_url, BEN.token) as client:
        yield client


@contextmanager
def _client(url: str, token: str) -> Iterator[Any]:
    import httpx
    from label_studio_sdk import LabelStudio

    sdk: Any = LabelStudio
    with httpx.Client(timeout=120, follow_redirects=True) as connections:
        yield sdk(base_url=url, api_key=token, httpx_client=connections)


@pytest.fixture
def new_name(ana: Any) -> Iterator[Callable[[], str]]:
    """Names for projects of the test's own, which are taken away after it."""
    given: list[str] = []

    def name() -> str:
        given.append(f"test {uuid4().hex[:12]}")
        return given[-1]

    yield name
    for title in given:
        for project in ana.projects.list(title=title):
            with suppress(Exception):  # a project that can't be taken away does not make the test fail
                ana.projects.delete(project.id)


@pytest.fixture
def project(new_name: Callable[[], str]) -> str:
    """The name of a project that isn't there yet."""
    return new_name()
