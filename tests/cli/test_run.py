import json
from pathlib import Path

import pytest

from stance.cli.run import show_table
from stance.report import ActorRow
from stance.scheme import load_scheme
from tests.commands import Ended, command
from tests.samples import ARTICLE, NO_QUOTE, read_lines

FILES = ["articles.jsonl", "predictions.jsonl", "quotes.jsonl", "report.html", "tasks.json"]


def run(*arguments: object, model: Path, output: Path) -> Ended:
    return command("run", *arguments, "-m", model, "-o", output)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_folder_gets_five_files_and_the_screen_the_actors(
    article_file: Path, tiny_model: Path, tmp_path: Path
) -> None:
    ended = run(article_file, model=tiny_model, output=tmp_path / "out")
    quotes = read_lines(tmp_path / "out" / "quotes.jsonl")
    assert ended.code == 0
    assert names(tmp_path / "out") == FILES
    assert names(tmp_path) == ["out"]
    assert ended.said == [f"1 article, {len(quotes)} quotes; read {tmp_path / 'out' / 'report.html'}"]
    for shown in ("Norway", "Chile", "Ana Ruiz", *load_scheme().questions[0].class_names):
        assert shown in ended.out


def test_the_files_are_what_the_single_verbs_write(
    article_file: Path, quotes_file: Path, predictions_file: Path, tiny_model: Path, tmp_path: Path
) -> None:
    run(article_file, model=tiny_model, output=tmp_path / "out")
    command("export", quotes_file, "-o", tmp_path / "tasks.json", "-m", tiny_model)
    command("report", predictions_file, "-o", tmp_path / "report.html")
    for alone in (quotes_file, predictions_file, tmp_path / "tasks.json", tmp_path / "report.html"):
        assert (tmp_path / "out" / alone.name).read_bytes() == alone.read_bytes()


def test_standard_input_is_run_too(tiny_model: Path, tmp_path: Path) -> None:
    ended = command("run", "-", "-m", tiny_model, "-o", tmp_path / "out", stdin=ARTICLE.encode())
    assert ended.code == 0
    assert {quote["article"] for quote in read_lines(tmp_path / "out" / "quotes.jsonl")} == {"stdin"}


def test_an_article_without_a_quote_is_no_failure(tiny_model: Path, tmp_path: Path) -> None:
    (tmp_path / "quiet.txt").write_text(NO_QUOTE)
    ended = run(tmp_path / "quiet.txt", model=tiny_model, output=tmp_path / "out")
    assert ended.code == 0
    assert ended.said[0] == "no quote found in these articles; the files are written, and empty."
    assert names(tmp_path / "out") == FILES
    assert json.loads((tmp_path / "out" / "tasks.json").read_text()) == []


def test_a_bad_article_is_kept_aside_even_where_the_others_have_no_quote(tiny_model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "quiet.txt").write_text(NO_QUOTE)
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00")
    ended = run(folder, model=tiny_model, output=tmp_path / "out")
    assert ended.code == 3
    assert names(tmp_path / "out") == sorted([*FILES, "rejected.jsonl"])
    (rejected,) = read_lines(tmp_path / "out" / "rejected.jsonl")
    assert rejected["path"] == str(folder / "picture.txt")
    assert ended.said[-1] == f"1 rejected; they are in {tmp_path / 'out' / 'rejected.jsonl'}"


def test_an_older_run_is_replaced_whole(article_file: Path, tiny_model: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    for name in ("tasks-2.json", "rejected.jsonl", "quotes.jsonl", "notes.txt"):
        (output / name).write_text("older")
    assert run(article_file, model=tiny_model, output=output).code == 0
    assert names(output) == sorted([*FILES, "notes.txt"])
    assert read_lines(output / "quotes.jsonl")


@pytest.mark.parametrize("strict", [False, True])
def test_where_nothing_can_be_read_nothing_is_written(*, strict: bool, tiny_model: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    more = ["--strict"] if strict else []
    ended = command("run", tmp_path / "empty.txt", "-m", tiny_model, "-o", tmp_path / "out", *more)
    assert (ended.code, ended.out, len(ended.said)) == (3, "", 1)
    assert f"{tmp_path / 'empty.txt'}: the article is empty." in ended.err
    assert names(tmp_path) == ["empty.txt"]


def test_a_file_in_the_place_of_the_folder_is_told_first(article_file: Path, tiny_model: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    ended = run(article_file, model=tiny_model, output=tmp_path / "out")
    assert (ended.code, len(ended.said)) == (3, 1)
    assert "a file, where a folder is to be filled; name another." in ended.err
    assert (tmp_path / "out").read_text() == "mine"


def test_tasks_carry_the_name_of_the_study(article_file: Path, tiny_model: Path, tmp_path: Path) -> None:
    command("run", article_file, "-m", tiny_model, "-o", tmp_path / "out", "--study", "lagoon")
    tasks = json.loads((tmp_path / "out" / "tasks.json").read_text(encoding="utf-8"))
    assert {task["data"]["study"] for task in tasks} == {"lagoon"}


def test_the_screen_shows_thirty_actors_and_counts_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    scheme = load_scheme()
    counts = dict.fromkeys(scheme.questions[0].class_names, 0) | {"neutral": 1}
    show_table([ActorRow(f"Actor {number}", counts) for number in range(32)], scheme)
    shown = capsys.readouterr()
    assert "Actor 29" in shown.out
    assert "Actor 30" not in shown.out
    assert shown.err == "and 2 more actors; all are in the report.\n"
