"""The labelling page as a person sees it, in Debian's chromium."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.live.accounts import Account

WAIT = 120_000  # milliseconds; a busy machine takes its time
# How far a text stands out from what is behind it, as WCAG 2 measures it: from 1 to 21, 4.5 to be read with ease.
_CONTRAST = """
element => {
    const parts = color => (color.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
    const light = channels => channels.slice(0, 3).map(each => {
        const share = each / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }).reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);
    let behind = [255, 255, 255], opacity = 1;
    for (let each = element, found = false; each; each = each.parentElement) {
        const style = getComputedStyle(each), back = parts(style.backgroundColor);
        opacity *= Number(style.opacity);
        if (!found && (back.length < 4 || back[3] > 0)) { behind = back; found = true; }
    }
    const text = parts(getComputedStyle(element).color).map((each, at) => opacity * each + (1 - opacity) * behind[at]);
    const [dark, bright] = [light(text), light(behind)].sort((one, other) => one - other);
    return (bright + 0.05) / (dark + 0.05);
}
"""
_ARE_CHOSEN = """
expected => {
    const ticked = [...document.querySelectorAll(".stance input:checked")].map(each => each.name);
    return ticked.join() === expected.join();
}
"""


class LabellingPage:
    """Label Studio's page for one task after the other, for somebody who has logged in."""

    def __init__(self, page: Any, url: str) -> None:
        self.page, self._url = page, url

    def log_in(self, account: Account) -> None:
        """Log in as a person does."""
        self.page.goto(f"{self._url}/user/login/")
        self.page.fill("input[name=email]", account.email)
        self.page.fill("input[name=password]", account.password)
        self.page.click("button[type=submit]")
        self.page.wait_for_url(re.compile("/projects|/$"))

    def darken(self) -> None:
        """Choose the dark look."""
        self.page.evaluate("localStorage.setItem('preferred-color-scheme', 'Dark')")

    def open(self, task: Any) -> None:
        """Open a task."""
        self.page.goto(f"{self._url}/projects/{task.project}/data?task={task.id}")
        self.page.wait_for_selector(".stance mark.content")
        self.page.wait_for_selector("[data-testid=bottombar-submit-button]")

    def texts(self, selector: str) -> list[str]:
        """Return what stands in some places of the page."""
        found: list[str] = self.page.locator(f".stance {selector}").all_inner_texts()
        return found

    def contrast(self, selector: str) -> float:
        """Return how far the first text of a place stands out."""
        ratio: float = self.page.locator(f".stance {selector}").first.evaluate(_CONTRAST)
        return ratio

    def wait_for(self, chosen: list[str]) -> None:
        """Wait until these answers are ticked, and no others."""
        self.page.wait_for_function(_ARE_CHOSEN, arg=chosen)

    def click(self, question: int, answer: str) -> None:
        """Choose an answer by the mouse."""
        choices = self.page.locator(".stance .lsf-choices").nth(question)
        choices.locator(f'label:has(input[name="{answer}"])').click()

    def press(self, key: str) -> None:
        """Choose an answer by its hot key."""
        self.page.keyboard.press(key)

    def submit(self) -> None:
        """Submit, and wait until it is there."""
        with self.page.expect_response(
            lambda each: "/annotations" in each.url and each.request.method == "POST"
        ) as sent:
            self.page.click("[data-testid=bottombar-submit-button]")
        assert sent.value.ok


@contextmanager
def chromium(url: str) -> Iterator[LabellingPage]:
    """Open a window of its own."""
    found = shutil.which("chromium")
    if not found:
        (pytest.fail if os.environ.get("STANCE_LIVE") == "1" else pytest.skip)("no chromium: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        page.set_default_timeout(WAIT)
        yield LabellingPage(page, url)
        browser.close()
