import csv
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands import Ended, command
from tests.labelling.fake_server import ANA, BEN, FakeServer
from tests.samples import read_lines, write_lines


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> FakeServer:
    made = FakeServer()
    monkeypatch.setattr("stance.pipeline.connect", lambda: made)
    monkeypatch.setattr("stance.labelling.pushing.PAUSES", ())
    return made


def push(path: Path, *options: object) -> Ended:
    return command("push", path, "--project", "Lagoon", *options)


def pull(folder: Path, *options: object) -> Ended:
    return command("pull", "--project", "Lagoon", "-o", folder / "annotations.jsonl", *options)


def lines(folder: Path) -> list[dict[str, Any]]:
    return read_lines(folder / "annotations.jsonl")


def test_quotes_are_sent_once_and_it_is_said_how_many(quotes_file: Path, server: FakeServer) -> None:
    count = len(read_lines(quotes_file))
    ended = push(quotes_file)
    assert (ended.code, ended.said) == (0, [f"the project 'Lagoon' was made: {count} quotes sent"])
    assert push(quotes_file).said == [f"0 quotes sent; {count} there already"]
    assert len(server.rows) == count


def test_the_blind_share_hides_what_the_model_says(quotes_file: Path, tiny_model: Path, server: FakeServer) -> None:
    count = len(read_lines(quotes_file))
    ended = push(quotes_file, "-m", tiny_model, "--blind-share", 1)
    assert f"{count} quotes sent (0 pre-annotated, {count} blind)" in ended.err
    assert not any(row["predictions"] for row in server.rows.values())
    assert all(row["meta"]["blind"]["model_version"].startswith("tiny@") for row in server.rows.values())
    push(quotes_file, "-m", tiny_model, "--blind-share", 0)
    assert not any(row["predictions"] for row in server.rows.values()), "a blind quote stays so"


def test_pre_annotations_are_added_to_quotes_that_are_there(
    quotes_file: Path, tiny_model: Path, server: FakeServer
) -> None:
    push(quotes_file)
    count = len(read_lines(quotes_file))
    ended = push(quotes_file, "-m", tiny_model, "--blind-share", 0)
    assert ended.said == [f"0 quotes sent; {count} pre-annotations added; {count} there already"]
    (project,) = server.kept.values()
    assert project.model_version.startswith("tiny@")


def test_a_dry_run_says_what_would_be_done_and_does_nothing(quotes_file: Path, server: FakeServer) -> None:
    ended = push(quotes_file, "--dry-run")
    count = len(read_lines(quotes_file))
    assert ended.said == [f"the project 'Lagoon' would be made: {count} quotes to be sent"]
    assert (server.kept, server.rows) == ({}, {})


def test_how_many_people_label_a_quote_can_be_said_and_changed(quotes_file: Path, server: FakeServer) -> None:
    push(quotes_file, "--annotators", 2)
    assert [each.annotators for each in server.kept.values()] == [2]
    push(quotes_file)
    assert [each.annotators for each in server.kept.values()] == [2]
    push(quotes_file, "--annotators", 3)
    assert [each.annotators for each in server.kept.values()] == [3]


def test_a_bad_line_and_a_quote_that_stands_twice_are_told_and_the_rest_is_sent(
    quotes_file: Path, server: FakeServer, tmp_path: Path
) -> None:
    quotes = read_lines(quotes_file)
    path = write_lines(tmp_path / "quotes.jsonl", [*quotes, quotes[0], {"id": "x", "text": "no quote"}])
    ended = push(path)
    assert ended.code == 3
    assert f"stands at {path}:1 already" in ended.err
    assert "2 rejected" in ended.err
    assert len(server.rows) == len(quotes)
    assert [each.name for each in tmp_path.iterdir()] == ["quotes.jsonl"]


def test_a_project_that_was_made_though_the_server_failed_is_taken(quotes_file: Path, server: FakeServer) -> None:
    server.fails_after.append("create_project")
    assert push(quotes_file).code == 0
    assert len(server.kept) == 1
    server.kept.clear()
    server.fails_before.append("create_project")
    assert push(quotes_file).code == 5


def test_a_server_that_fails_ends_the_command_and_the_next_one_goes_on(quotes_file: Path, server: FakeServer) -> None:
    server.fails_before.append("send")
    ended = push(quotes_file)
    assert (ended.code, ended.said) == (5, ["stance: the server failed (500); give the command again."])
    assert push(quotes_file).code == 0
    assert len(server.rows) == len(read_lines(quotes_file))


def test_annotations_come_with_their_quotes_and_who_gave_them_stays_beside(
    quotes_file: Path, server: FakeServer, tmp_path: Path
) -> None:
    push(quotes_file)
    first, second, *_ = server.rows
    server.answer(first, "concerned", by=BEN)
    server.answer(first, "neutral", by=ANA)
    server.answer(second, None, by=BEN)
    ended = pull(tmp_path)
    assert (ended.code, ended.said) == (0, ["3 annotations (2 tasks fetched)"])
    assert [(each["annotator"], each["stance"], each["skipped"]) for each in lines(tmp_path)] == [
        ("a1", "neutral", False),
        ("a2", "concerned", False),
        ("a2", None, True),
    ]
    assert "@" not in (tmp_path / "annotations.jsonl").read_text(encoding="utf-8")
    with (tmp_path / "annotators.csv").open(encoding="utf-8", newline="") as stream:
        emails = {row["name"]: row["email"] for row in csv.DictReader(stream)}
    assert emails == {"a1": "ana@example.org", "a2": "ben@example.org"}


def test_a_second_pull_takes_out_what_was_taken_back(quotes_file: Path, server: FakeServer, tmp_path: Path) -> None:
    push(quotes_file)
    first, second, *_ = server.rows
    for number in (first, second):
        server.answer(number, "concerned")
    pull(tmp_path)
    server.take_back(first)
    ended = pull(tmp_path)
    assert ended.said == ["1 annotation (1 task fetched, 1 gone)"]
    assert [each["id"] for each in lines(tmp_path)] == [server.rows[second]["data"]["quote_id"]]


def test_where_the_annotators_file_is_gone_all_is_fetched_anew(
    quotes_file: Path, server: FakeServer, tmp_path: Path
) -> None:
    push(quotes_file)
    server.answer(next(iter(server.rows)), "concerned", by=BEN)
    pull(tmp_path)
    (tmp_path / "annotators.csv").unlink()
    server.answer(next(iter(server.rows)), "neutral", by=ANA)
    pull(tmp_path)
    assert {each["annotator"]: each["stance"] for each in lines(tmp_path)} == {"a1": "neutral", "a2": "concerned"}
    assert server.asked["everything"] == 2


def test_an_output_that_holds_something_else_is_not_overwritten_unless_forced(
    quotes_file: Path, labels_file: Path, server: FakeServer, tmp_path: Path
) -> None:
    push(quotes_file)
    server.answer(next(iter(server.rows)), "concerned")
    (tmp_path / "annotations.jsonl").write_bytes(labels_file.read_bytes())
    ended = pull(tmp_path)
    assert (ended.code, len(ended.said)) == (3, 1)
    assert "holds something else than annotations of the study 'stance'" in ended.err
    assert (tmp_path / "annotations.jsonl").read_bytes() == labels_file.read_bytes()
    assert pull(tmp_path, "--force").code == 0
    assert len(lines(tmp_path)) == 1


def test_an_answer_that_no_scheme_knows_is_kept_aside_on_every_pull(
    quotes_file: Path, server: FakeServer, tmp_path: Path
) -> None:
    push(quotes_file)
    first, second, *_ = server.rows
    server.answer(first, "angry")
    server.answer(second, "neutral")
    for _ in range(2):
        ended = pull(tmp_path)
        assert ended.code == 3
        assert "'angry' is no class of 'stance'" in ended.err
        assert len(read_lines(tmp_path / "annotations.rejected.jsonl")) == 1
        assert len(lines(tmp_path)) == 1


@pytest.mark.parametrize("verb", ["push", "pull"])
def test_without_a_token_it_is_said_where_to_find_it(
    verb: str, quotes_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LABEL_STUDIO_API_KEY", raising=False)
    ended = push(quotes_file) if verb == "push" else pull(tmp_path)
    assert (ended.code, len(ended.said)) == (2, 1)
    assert "LABEL_STUDIO_API_KEY is not set; Label Studio shows your token under Account & Settings" in ended.err


def test_a_missing_sdk_names_the_extra(quotes_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", "1" * 40)
    monkeypatch.setitem(sys.modules, "label_studio_sdk", None)
    ended = push(quotes_file)
    assert (ended.code, len(ended.said)) == (6, 1)
    assert "pip install 'stance[label-studio]'" in ended.err
