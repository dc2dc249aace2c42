import logging
import sys
from pathlib import Path

import pytest

from stance.articles.sources import Source
from stance.articles.texts import headline, read_page, read_text
from stance.errors import BadInputError, BadRecordError, MissingExtraError
from stance.jsonl import LINE_LIMIT
from tests.articles.samples import ENGLISH, ENGLISH_TITLE

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="{charset}"><title>Bridge delayed | The Quay Courier</title>
<meta property="og:title" content="Bridge delayed"><meta property="og:site_name" content="The Quay Courier">
<meta property="article:published_time" content="2031-05-02T09:00:00+02:00">
<link rel="canonical" href="https://courier.example/bridge"></head>
<body><nav><a href="/">Home</a> <a href="/most-read">Most read</a></nav>
<article><h1>Bridge delayed</h1>
<p>The mayor of Port Ellery said on Monday that the council was deeply concerned about the delay to the bridge.</p>
<p>“We have waited for this since the spring,” she told reporters outside the town hall, beside the café.</p>
<p>The ministry, which pays for the work, said that it would look at the plans again before the summer.</p></article>
<section id="comments"><h3>Leave a reply</h3><p>Gull said: they never listen.</p></section></body></html>
"""


def source_of(path: Path, content: bytes) -> Source:
    path.write_bytes(content)
    return Source(path, path.stem, path.suffix, named=True)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_text_file_is_kept_as_it_stands(tmp_path: Path, newline: str) -> None:
    text = f"\n  {ENGLISH.replace(chr(10), newline)}  {newline}"
    article = read_text(source_of(tmp_path / "a.txt", text.encode()), notify=pytest.fail)
    assert (article.id, article.text, article.title) == ("a", text, ENGLISH_TITLE)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bridge delayed\n\nThe mayor said so.", "Bridge delayed"),
        ("Bridge delayed\nThe mayor said so.", "Bridge delayed"),
        ("\r\n Mayor: “We will wait”  \r\nShe said so.", "Mayor: “We will wait”"),
        ("Will the bridge come?\nThe mayor said so.", "Will the bridge come?"),
        ("x" * 199 + "\nMore.", "x" * 199),
    ],
)
def test_a_first_line_like_a_headline_is_the_title(text: str, title: str) -> None:
    assert headline(text) == title


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Bridge delayed",
        "Bridge delayed\n \n",
        "The mayor said so.\n\nShe was angry.",
        "The mayor said: “We will wait.”\n\nShe was angry.",
        "x" * 200 + "\nMore.",
        "x" * 5000 + "\nMore.",
    ],
)
def test_another_first_line_is_no_title(text: str) -> None:
    assert headline(text) is None


def test_an_encoding_that_was_detected_is_named(tmp_path: Path) -> None:
    told: list[str] = []
    article = read_text(source_of(tmp_path / "a.txt", ENGLISH.encode("cp1252")), notify=told.append)
    assert article.text == ENGLISH
    assert told == [f"{tmp_path / 'a.txt'}: not UTF-8; read as cp1252."]


def test_a_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRecordError, match=r"^over 10 MB"):
        read_text(source_of(tmp_path / "a.txt", b"a" * (LINE_LIMIT + 1)), notify=pytest.fail)


def test_a_file_that_cannot_be_opened_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    source = source_of(tmp_path / "a.txt", b"x")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(BadInputError, match=r"a\.txt: can't be read \(Permission denied\)"):
        read_text(source, notify=pytest.fail)


def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path) -> None:
    source = source_of(tmp_path / "a.html", PAGE.format(charset="utf-8").encode())
    article = read_page(source, notify=pytest.fail)
    assert article.title == "Bridge delayed"
    assert article.date == "2031-05-02"
    assert article.outlet == "The Quay Courier"
    assert article.url == "https://courier.example/bridge"
    assert "“We have waited for this since the spring,” she told reporters" in article.text
    assert "Leave a reply" not in article.text
    assert "Most read" not in article.text


@pytest.mark.parametrize(
    ("charset", "encoding", "named"),
    [
        ("windows-1252", "cp1252", "windows-1252"),
        ("iso-8859-1", "cp1252", "windows-1252"),
        ("utf-8", "cp1252", "cp1252"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_declares(tmp_path: Path, charset: str, encoding: str, named: str) -> None:
    told: list[str] = []
    source = source_of(tmp_path / "a.html", PAGE.format(charset=charset).encode(encoding))
    article = read_page(source, notify=told.append)
    assert "“We have waited for this since the spring,” she told reporters outside the town hall, beside the café." in (
        article.text
    )
    assert told == [f"{source.path}: not UTF-8; read as {named}."]


@pytest.mark.parametrize("page", [b"", b"<html></html>"])
def test_a_page_without_an_article_is_refused_quietly(
    tmp_path: Path, page: bytes, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.CRITICAL)
    with pytest.raises(BadRecordError, match=r"^no article found in the page"):
        read_page(source_of(tmp_path / "a.html", page), notify=pytest.fail)
    assert capfd.readouterr() == ("", "")


def test_the_extra_that_reads_pages_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"Reading \.html needs the extra 'html'"):
        read_page(source_of(tmp_path / "a.html", PAGE.encode()), notify=pytest.fail)
