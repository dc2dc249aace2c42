import gzip
import json
from pathlib import Path

import pytest

from stance.jsonl import LINE_LIMIT
from tests.commands import command
from tests.samples import ARTICLE, NO_QUOTE, read_lines

SENTENCE = "Norway is deeply concerned about the dredging of the lagoon.\n"


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_quotes_are_written_and_counted_on_standard_error(article_file: Path, tmp_path: Path) -> None:
    ended = command("extract", article_file, "-o", tmp_path / "quotes.jsonl")
    quotes = read_lines(tmp_path / "quotes.jsonl")
    assert (ended.code, ended.out, ended.said) == (0, "", [f"1 article, {len(quotes)} quotes"])
    assert {"Norway", "Ana Ruiz", "Chile"} <= {quote["actor"] for quote in quotes}
    assert all(quote["text"] == ARTICLE[slice(*quote["statement"])] for quote in quotes)


def test_without_an_output_quotes_go_to_standard_output(article_file: Path, quotes_file: Path) -> None:
    ended = command("extract", article_file)
    assert ended.out == quotes_file.read_text(encoding="utf-8")


def test_explanations_go_to_standard_output_beside_the_file_of_quotes(
    article_file: Path, quotes_file: Path, tmp_path: Path
) -> None:
    ended = command("extract", article_file, "--explain", "-o", tmp_path / "quotes.jsonl")
    assert (ended.code, ended.said) == (0, [f"1 article, {len(read_lines(quotes_file))} quotes"])
    assert (tmp_path / "quotes.jsonl").read_bytes() == quotes_file.read_bytes()
    heads = [line for line in ended.out.splitlines() if not line.startswith("  ")]
    quotes = read_lines(quotes_file)
    assert [head.rpartition(" ")[2] for head in heads] == [quote["id"] for quote in quotes]
    for cue in (quote["cue_text"] for quote in quotes):
        assert f"  cue “{cue}”: " in ended.out
    assert ended.out.count("\n  speaker: ") == len(quotes)


def test_without_an_output_explanations_come_in_place_of_the_quotes(article_file: Path, tmp_path: Path) -> None:
    alone = command("extract", article_file, "--explain")
    beside = command("extract", article_file, "--explain", "-o", tmp_path / "quotes.jsonl")
    assert (alone.code, alone.out, alone.said) == (0, beside.out, beside.said)
    assert "{" not in alone.out


def test_signs_that_steer_a_terminal_are_spelled_out_in_explanations() -> None:
    ended = command("extract", "-", "--explain", stdin=b"Ada Hale said that the \x1b[31mward was full.\n")
    assert "\x1b" not in ended.out
    assert "\\x1b[31mward" in ended.out


@pytest.mark.parametrize("as_lines", [False, True])
def test_a_dash_reads_standard_input(*, as_lines: bool) -> None:
    content = json.dumps({"id": "stdin", "text": ARTICLE}) if as_lines else ARTICLE
    ended = command("extract", "-", stdin=content.encode())
    assert ended.code == 0
    assert "Norway" in {json.loads(line)["actor"] for line in ended.out.splitlines()}


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".csv", ".parquet"])
def test_the_suffix_says_the_format(suffix: str, article_file: Path, quotes_file: Path, tmp_path: Path) -> None:
    output = tmp_path / f"quotes{suffix}"
    assert command("extract", article_file, "-o", output).code == 0
    again = command("export", output, "-o", "-")
    assert again.code == 0
    assert again.out == command("export", quotes_file, "-o", "-").out


def test_the_articles_kept_are_what_offsets_index(article_file: Path, tmp_path: Path) -> None:
    kept, output = tmp_path / "articles.jsonl", tmp_path / "quotes.jsonl"
    command("extract", article_file, "-o", output, "--articles", kept)
    (article,) = read_lines(kept)
    for quote in read_lines(output):
        assert article["text"][slice(*quote["statement"])] == quote["text"]


def test_the_same_input_gives_the_same_bytes(article_file: Path, tmp_path: Path) -> None:
    for name in ("one.jsonl.gz", "two.jsonl.gz"):
        command("extract", article_file, "-o", tmp_path / name)
    assert (tmp_path / "one.jsonl.gz").read_bytes() == (tmp_path / "two.jsonl.gz").read_bytes()
    assert gzip.decompress((tmp_path / "one.jsonl.gz").read_bytes())


def test_an_article_without_a_quote_is_no_failure(tmp_path: Path) -> None:
    output = tmp_path / "quotes.jsonl"
    ended = command("extract", written(tmp_path / "quiet.txt", NO_QUOTE), "-o", output)
    assert (ended.code, ended.said) == (0, ["1 article, no quote found"])
    assert output.read_bytes() == b""


def test_names_of_ones_own_are_taken_from_a_gazetteer(tmp_path: Path) -> None:
    names = '[[names]]\nname = "Harbour Union"\naliases = ["the dockers’ union"]\nactor = "Harbour Union"\n'
    text = "The talks\n\nThe Harbour Union condemned the tolls on Monday.\n"
    ended = command(
        "extract",
        written(tmp_path / "talks.txt", text),
        "--gazetteer",
        written(tmp_path / "names.toml", names),
    )
    assert [json.loads(line)["actor"] for line in ended.out.splitlines()] == ["Harbour Union"]


LINE = json.dumps({"id": "good", "text": SENTENCE})
# What is named on the command line and can't be used at all: name, content, what is said of it.
USELESS = {
    "an empty file": ("empty.txt", b"", "the article is empty"),
    "an empty table": ("empty.jsonl", b"", "the file is empty"),
    "a binary file called text": ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "binary"),
    "broken UTF-8": ("broken.txt", "Zoë and José said ‘no’ ".encode() + b"\xff\xfe\xfd", "not UTF-8 (byte 30)"),
    "a table without text": ("table.csv", b"id,body\n1,words\n", "no column 'text', only id, body"),
    "a line cut short": ("cut.jsonl", LINE[:40].encode(), "not a whole JSON object"),
    "another language": (
        "mot.txt",
        b"Le ministre a dit que les bateaux ne partiraient pas ce matin.",
        "French",
    ),
    "a broken gzip file": ("cut.jsonl.gz", gzip.compress(LINE.encode())[:30], "not a whole gzip file"),
    "a broken Parquet file": ("cut.parquet", b"PAR1", "not a whole Parquet file"),
    "a kind of file that holds no article": ("letter.docx", b"words", "can't tell what is in it"),
}


@pytest.mark.parametrize("case", USELESS)
def test_a_file_that_is_no_article_is_told_in_one_line_and_nothing_is_written(case: str, tmp_path: Path) -> None:
    name, content, reason = USELESS[case]
    path = written(tmp_path / name, content)
    ended = command("extract", path, "-o", tmp_path / "quotes.jsonl", "--articles", tmp_path / "articles.jsonl")
    assert (ended.code, ended.out, len(ended.said)) == (3, "", 1)
    assert ended.err.startswith("stance: ")
    assert str(path) in ended.err
    assert reason in ended.err
    assert names(tmp_path) == [name]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["missing.txt"], "missing.txt: no such file or folder; check the name."),
        (["."], ".: no article in it; articles are"),
        (["-", "-o", "quotes.xlsx"], "quotes.xlsx: can't tell the format"),
        (["-", "--gazetteer", "missing.toml"], "missing.toml: no such file"),
        (["-"], "-: the article is empty"),
    ],
)
def test_what_can_not_be_done_is_told_in_one_line(
    arguments: list[str], reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = command("extract", *arguments)
    assert (ended.code, ended.out, len(ended.said)) == (3, "", 1)
    assert reason in ended.err
    assert names(tmp_path) == []


def test_a_bad_article_is_kept_aside_and_the_rest_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    written(folder / "good.txt", ARTICLE)
    written(folder / "bad.txt", b"\x00\x01")
    output = tmp_path / "quotes.jsonl"
    ended = command("extract", folder, "-o", output)
    assert ended.code == 3
    assert {quote["article"] for quote in read_lines(output)} == {"good"}
    (rejected,) = read_lines(tmp_path / "quotes.rejected.jsonl")
    assert (rejected["path"], rejected["line"]) == (str(folder / "bad.txt"), None)
    assert "binary" in rejected["reason"]
    assert ended.said[-1] == f"1 rejected; they are in {tmp_path / 'quotes.rejected.jsonl'}"


LINES = {
    "cut short": (LINE[:30], "not a whole JSON object"),
    "no object": ("[1, 2]", "must be a JSON object"),
    "over the limit": (json.dumps({"text": "x" * LINE_LIMIT}), "over 10 MB"),
    "text that is none": ('{"text": 7}', "needs a text under 'text'"),
    "an id that was there": (LINE, "has the id 'good' already"),
}


@pytest.mark.parametrize("case", LINES)
def test_a_bad_line_is_kept_aside_with_its_number(case: str, tmp_path: Path) -> None:
    line, reason = LINES[case]
    path = written(tmp_path / "articles.jsonl", f"{LINE}\n{line}\n")
    output = tmp_path / "quotes.jsonl"
    ended = command("extract", path, "-o", output)
    assert ended.code == 3
    assert ended.said[0].startswith("1 article, ")
    assert ended.said[1].startswith(f"rejected: {path}:2: ")
    (rejected,) = read_lines(tmp_path / "quotes.rejected.jsonl")
    assert (rejected["path"], rejected["line"]) == (str(path), 2)
    assert reason in rejected["reason"]
    assert len(json.dumps(rejected)) < 3000


def test_strict_stops_at_the_first_bad_line_and_leaves_what_was_there(tmp_path: Path) -> None:
    path = written(tmp_path / "articles.jsonl", f"{LINE}\n{LINE[:30]}\n")
    output = written(tmp_path / "quotes.jsonl", "older\n")
    ended = command("extract", path, "-o", output, "--articles", tmp_path / "kept.jsonl", "--strict")
    assert (ended.code, len(ended.said)) == (3, 1)
    assert f"{path}:2: " in ended.err
    assert output.read_text() == "older\n"
    assert names(tmp_path) == ["articles.jsonl", "quotes.jsonl"]


def test_an_older_rejected_file_is_taken_away(article_file: Path, tmp_path: Path) -> None:
    written(tmp_path / "quotes.rejected.jsonl", "{}\n")
    command("extract", article_file, "-o", tmp_path / "quotes.jsonl")
    assert names(tmp_path) == ["quotes.jsonl"]


def test_another_encoding_and_files_passed_over_are_told(tmp_path: Path) -> None:
    written(tmp_path / "west.txt", ARTICLE.encode("cp1252"))
    written(tmp_path / "notes.md", "# Notes")
    ended = command("extract", tmp_path)
    assert ended.code == 0
    assert f"{tmp_path}: passed over what is no article: 1 .md." in ended.said
    assert f"{tmp_path / 'west.txt'}: not UTF-8; read as cp1252." in ended.said


def test_another_language_is_taken_where_any_is_allowed(tmp_path: Path) -> None:
    text = "Le ministre a dit que les bateaux ne partiraient pas ce matin."
    ended = command("extract", written(tmp_path / "mot.txt", text), "--any-language")
    assert (ended.code, ended.said) == (0, ["1 article, no quote found"])
