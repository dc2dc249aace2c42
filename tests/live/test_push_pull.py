import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from stance.labelling.projects import find_project
from stance.pipeline import connect
from tests.commands import command
from tests.live.accounts import ANA
from tests.live.labelling import ANSWERS, label, label_all, result, tasks_of
from tests.live.proxy import failing_proxy
from tests.live.quotes import quotes, quotes_file
from tests.samples import read_lines, write_lines


def ids(client: Any, project: str) -> Counter[str]:
    return Counter(task.data["quote_id"] for task in tasks_of(client, project))


def pushed(path: Path, project: str, *options: object) -> str:
    ended = command("push", path, "--project", project, *options)
    assert ended.code == 0, ended.err
    return ended.err


def pulled(project: str, output: Path) -> list[dict[str, Any]]:
    ended = command("pull", "--project", project, "-o", output)
    assert ended.code == 0, ended.err
    return read_lines(output)


def test_five_hundred_quotes_go_there_are_labelled_and_come_back_whole(
    ana: Any, ben: Any, project: str, tiny_model: Path, tmp_path: Path
) -> None:
    path = quotes_file(tmp_path, 500)
    assert "500 quotes sent" in pushed(path, project, "-m", tiny_model, "--annotators", 2)
    tasks = tasks_of(ana, project)
    assert [task.data["quote_id"] for task in tasks] == [quote["id"] for quote in quotes(500)]
    blind = {task.data["quote_id"] for task in tasks if not task.predictions}
    assert 60 < len(blind) < 140
    by_ana: list[tuple[Any, str | None]] = [(task, ANSWERS[task.id % 4]) for task in tasks[:200]]
    by_ben: list[tuple[Any, str | None]] = [
        (task, ANSWERS[task.id // 2 % 4] if task.id % 5 else None) for task in tasks[:100]
    ]
    made = label_all(ana, by_ana)
    label_all(ben, by_ben)
    shown = [annotation for annotation, (task, _) in zip(made, by_ana, strict=True) if task.predictions]
    for annotation in shown[:10]:
        ana.annotations.update(annotation.id, result=result("neutral", origin="prediction-changed"))

    output = tmp_path / "annotations.jsonl"
    lines = pulled(project, output)
    assert Counter(line["annotator"] for line in lines) == {"a1": 200, "a2": 100}
    by_id = {quote["id"]: quote for quote in quotes(500)}
    for line in lines:
        assert line | by_id[line["id"]] == line, "a quote came back changed"
        assert (line["lead_time"], line["study"]) == (2.5, "stance")
        assert (line["shown"], line["predicted"] is None) == (line["id"] not in blind, False)
    skipped = [line for line in lines if line["skipped"]]
    assert len(skipped) == sum(answer is None for _, answer in by_ben)
    assert all(line["stance"] is None for line in skipped)
    changed = [line for line in lines if line["origin"] == "prediction-changed"]
    assert len(changed) == 10
    assert {line["stance"] for line in changed} == {"neutral"}
    assert "ann2@example.org" in (tmp_path / "annotators.csv").read_text()
    assert "@example.org" not in output.read_text()

    labels = tmp_path / "labels.jsonl"
    assert command("merge", output, "-o", labels).code == 0
    assert command("train", labels, "-o", tmp_path / "model").code == 0


def test_a_second_pull_fetches_what_changed_and_drops_what_is_gone(
    ana: Any, ben: Any, project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stance.labelling.pulling.MARGIN", timedelta(0))
    pushed(quotes_file(tmp_path, 40), project)
    tasks = tasks_of(ana, project)
    made = label_all(ana, [(task, "neutral") for task in tasks[:20]])
    output = tmp_path / "annotations.jsonl"
    assert len(pulled(project, output)) == 20
    before = output.read_bytes()
    ended = command("pull", "--project", project, "-o", output)
    assert ended.code == 0
    assert int(ended.err.split("(")[1].split()[0]) <= 3, "two people answer at once, and times are near one another"
    assert output.read_bytes() == before

    ana.annotations.update(made[0].id, result=result("condemning"))
    ana.annotations.delete(made[1].id)
    ana.tasks.delete(tasks[2].id)
    label(ben, tasks[3], "supportive")
    label(ben, tasks[30], None)
    lines = pulled(project, output)
    found = {(line["id"], line["annotator"]): line["stance"] for line in lines}
    names = [task.data["quote_id"] for task in tasks]
    assert found[names[0], "a1"] == "condemning"
    assert (names[1], "a1") not in found
    assert (names[2], "a1") not in found
    assert found[names[3], "a2"] == "supportive"
    assert found[names[30], "a2"] is None
    assert len(lines) == 20

    again = tmp_path / "again"
    again.mkdir()
    (again / "annotators.csv").write_bytes((tmp_path / "annotators.csv").read_bytes())
    pulled(project, again / "annotations.jsonl")
    assert (again / "annotations.jsonl").read_bytes() == output.read_bytes(), "not what a fresh pull brings"


def test_a_second_push_sends_nothing_and_more_quotes_alone(ana: Any, project: str, tmp_path: Path) -> None:
    path = quotes_file(tmp_path, 30)
    pushed(path, project)
    assert "0 quotes sent; 30 there already" in pushed(path, project)
    assert "10 quotes sent; 30 there already" in pushed(quotes_file(tmp_path, 40), project)
    assert set(ids(ana, project).values()) == {1}


def test_a_newer_model_s_pre_annotations_come_beside_the_older_s_and_are_shown(
    ana: Any, project: str, tiny_model: Path, tmp_path: Path
) -> None:
    path = quotes_file(tmp_path, 30)
    pushed(path, project, "-m", tiny_model)
    said = pushed(path, project, "-m", "starter")
    (there,) = [each for each in ana.projects.list(title=project) if each.title == project]
    versions = [{each.model_version for each in task.predictions} for task in tasks_of(ana, project)]
    filled = [each for each in versions if each]
    assert f"{len(filled)} pre-annotations added" in said
    assert all(len(each) == 2 for each in filled)
    assert there.model_version.startswith("starter@")
    assert "added" not in pushed(path, project, "-m", "starter")


def test_a_dry_run_does_nothing(ana: Any, project: str, tmp_path: Path) -> None:
    said = pushed(quotes_file(tmp_path, 5), project, "--dry-run")
    assert said == f"the project '{project}' would be made: 5 quotes to be sent\n"
    assert not [each for each in ana.projects.list(title=project) if each.title == project]


def test_a_push_that_is_killed_midway_and_run_again_doubles_nothing(
    ana: Any, new_name: Callable[[], str], tmp_path: Path
) -> None:
    path = quotes_file(tmp_path, 2000)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    project = new_name()
    line = [sys.executable, "-m", "stance", "push", str(path), "--project", project]
    started = subprocess.Popen(line, env=environment, stderr=subprocess.DEVNULL)
    there = None
    with connect() as server:
        while started.poll() is None and (there is None or not server.count(there.number).tasks):
            there = there or find_project(server, project, study="stance")
            time.sleep(0.05)
    started.send_signal(signal.SIGKILL)
    started.wait()
    assert started.returncode == -signal.SIGKILL, "it ended before it could be killed"
    pushed(path, project)
    found = ids(ana, project)
    assert len(found) == 2000
    assert set(found.values()) == {1}


@pytest.mark.parametrize("what", ["import", "projects"])
def test_an_error_after_the_server_did_what_was_asked_doubles_nothing(
    what: str, live: str, ana: Any, project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stance.labelling.pushing.PAUSES", (0.1, 0.1))
    with failing_proxy(live, path=what, times=1) as url:
        monkeypatch.setenv("LABEL_STUDIO_URL", url)
        pushed(quotes_file(tmp_path, 20), project)
    assert ids(ana, project) == dict.fromkeys((quote["id"] for quote in quotes(20)), 1)


def test_a_server_that_goes_on_failing_is_told_in_one_line_and_a_second_run_finishes(
    live: str, project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = quotes_file(tmp_path, 20)
    with failing_proxy(live, path="import", times=99, passing_on=False) as url:
        monkeypatch.setenv("LABEL_STUDIO_URL", url)
        ended = command("push", path, "--project", project)
    assert (ended.code, len(ended.said)) == (5, 1)
    assert "failed (500); give the command again, it goes on there" in ended.err
    monkeypatch.setenv("LABEL_STUDIO_URL", live)
    assert "20 quotes sent" in pushed(path, project)


@pytest.mark.parametrize(
    ("environment", "code", "message"),
    [
        ({"LABEL_STUDIO_API_KEY": "3" * 40}, 5, "refused the token"),
        ({"LABEL_STUDIO_API_KEY": "never to be seen"}, 2, "holds signs that no token has"),
        ({"LABEL_STUDIO_API_KEY": ""}, 2, "LABEL_STUDIO_API_KEY is not set"),
        ({"LABEL_STUDIO_URL": "http://127.0.0.1:9"}, 5, "no Label Studio answers at http://127.0.0.1:9"),
        ({"LABEL_STUDIO_URL": "localhost:8080"}, 2, "must begin with http://"),
    ],
)
@pytest.mark.parametrize("verb", ["push", "pull"])
def test_what_is_wrong_is_told_in_one_line_without_the_token(
    verb: str,
    environment: dict[str, str],
    code: int,
    message: str,
    project: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    given = [quotes_file(tmp_path, 3)] if verb == "push" else ["-o", tmp_path / "annotations.jsonl"]
    ended = command(verb, *given, "--project", project)
    assert (ended.code, len(ended.said)) == (code, 1)
    assert message in ended.err
    assert os.environ["LABEL_STUDIO_API_KEY"] == "" or os.environ["LABEL_STUDIO_API_KEY"] not in ended.err


@pytest.fixture
def personal_token(live: str) -> Iterator[str]:
    """A personal access token, which is revoked after the test; a user has one at a time."""
    with httpx.Client(base_url=live, headers={"Authorization": f"Token {ANA.token}"}, timeout=60) as connection:

        def revoke() -> None:
            for each in connection.get("/api/token/").json():
                connection.post("/api/token/blacklist/", json={"refresh": each["token"]})

        revoke()
        yield connection.post("/api/token/").json()["token"]
        revoke()


@pytest.mark.filterwarnings("ignore:The `parse_obj` method is deprecated")  # the SDK's own, where it refreshes a token
def test_a_personal_access_token_does_as_well_until_it_is_revoked(
    live: str, personal_token: str, project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert personal_token.count(".") == 2
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", personal_token)
    assert "3 quotes sent" in pushed(quotes_file(tmp_path, 3), project)
    with httpx.Client(base_url=live, headers={"Authorization": f"Token {ANA.token}"}, timeout=60) as connection:
        assert connection.post("/api/token/blacklist/", json={"refresh": personal_token}).is_success
    ended = command("push", tmp_path / "quotes.jsonl", "--project", project)
    assert (ended.code, len(ended.said)) == (5, 1)
    assert "refused the token" in ended.err
    assert personal_token not in ended.err


def test_a_project_that_is_missing_or_another_study_s_is_told(ana: Any, project: str, tmp_path: Path) -> None:
    path, output = quotes_file(tmp_path, 3), tmp_path / "annotations.jsonl"
    ended = command("pull", "--project", project, "-o", output)
    assert (ended.code, len(ended.said)) == (5, 1)
    assert f"there is no project '{project}' on the server" in ended.err
    pushed(path, project, "--study", "rivers")
    for arguments in (("push", path), ("pull", "-o", output)):
        ended = command(*arguments, "--project", project)
        assert (ended.code, len(ended.said)) == (5, 1)
        assert "belongs to the study 'rivers'; name that with --study" in ended.err
    first = ana.projects.create(title=project, description="[study: rivers]")
    assert command("pull", "--project", project, "-o", output, "--study", "rivers").code == 0, "the empty one counts"
    pushed(path, f"#{first.id}", "--study", "rivers")
    ended = command("pull", "--project", project, "-o", output, "--study", "rivers")
    assert (ended.code, len(ended.said)) == (5, 1)
    assert f"'#{first.id}'" in ended.err
    assert command("pull", "--project", f"#{first.id}", "-o", output, "--study", "rivers").code == 0


def test_a_reworded_scheme_is_shown_and_taken_over_and_one_that_loses_answers_is_refused(
    ana: Any, project: str, tmp_path: Path
) -> None:
    first, reworded, renamed = (tmp_path / f"{name}.toml" for name in ("first", "reworded", "renamed"))
    first.write_text(_scheme(), encoding="utf-8")
    reworded.write_text(_scheme(meaning="Has doubts, however small."), encoding="utf-8")
    renamed.write_text(_scheme(name="doubting"), encoding="utf-8")
    path, output = quotes_file(tmp_path, 6), tmp_path / "annotations.jsonl"
    pushed(path, project, "--scheme", first)
    label(ana, tasks_of(ana, project)[0], "wary")

    said = pushed(path, project, "--scheme", reworded)
    assert "Has doubts, however small." in said
    assert "6 renewed" in said
    for older in (first, renamed):
        assert command("pull", "--project", project, "-o", output, "--scheme", older).code == 4
    ended = command("pull", "--project", project, "-o", output, "--scheme", reworded)
    assert ended.code == 0, ended.err
    assert [line["stance"] for line in read_lines(output)] == ["wary"]

    ended = command("push", path, "--project", project, "--scheme", renamed)
    assert (ended.code, len(ended.said)) == (4, 1)
    assert "no place for: stance=wary (1)" in ended.err


def _scheme(*, name: str = "wary", meaning: str = "Has doubts.") -> str:
    return f"""
name = "doubts"
unit = "What somebody says of the tolls."
[[questions]]
name = "stance"
title = "Stance"
[[questions.classes]]
name = "{name}"
definition = "{meaning}"
color = "#aa5500"
hotkey = "1"
[[questions.classes]]
name = "glad"
definition = "Has none."
color = "#00aa55"
hotkey = "2"
"""


def test_what_two_people_leave_open_goes_to_a_reviewer_whose_answer_wins(
    ana: Any, ben: Any, new_name: Callable[[], str], tmp_path: Path
) -> None:
    project, review = new_name(), new_name()
    pushed(quotes_file(tmp_path, 6), project, "--annotators", 2)
    tasks = tasks_of(ana, project)
    label_all(ana, [(task, "neutral") for task in tasks])
    label_all(ben, [(task, "neutral" if at else "condemning") for at, task in enumerate(tasks)])
    annotations, labels = tmp_path / "annotations.jsonl", tmp_path / "labels.jsonl"
    assert len(pulled(project, annotations)) == 12
    assert command("agree", annotations).code == 0
    assert command("merge", annotations, "-o", labels).code == 0
    assert Counter(line["how"] for line in read_lines(labels)) == {"unanimous": 5}

    pushed(tmp_path / "disagreements.jsonl", review)
    (disputed,) = tasks_of(ana, review)
    assert disputed.data["quote_id"] == tasks[0].data["quote_id"]
    for name in ("a1", "a2"):
        assert name in disputed.data["review"]
    label(ana, disputed, "condemning")
    pulled(review, tmp_path / "review.jsonl")
    ended = command("merge", annotations, "--review", tmp_path / "review.jsonl", "-o", labels, "--force")
    assert ended.code == 0, ended.err
    settled = {line["id"]: (line["stance"], line["how"]) for line in read_lines(labels)}
    assert len(settled) == 6
    assert settled[disputed.data["quote_id"]] == ("condemning", "reviewed")


def test_a_review_shows_the_reviewer_what_was_said(ana: Any, project: str, tmp_path: Path) -> None:
    first, second = quotes(2)
    path = write_lines(tmp_path / "disagreements.jsonl", [{**first, "review": "a1: wary. a2: glad."}, second])
    pushed(path, project)
    (there,) = [each for each in ana.projects.list(title=project) if each.title == project]
    assert "$review" in there.label_config
    assert [task.data["review"] for task in tasks_of(ana, project)] == ["a1: wary. a2: glad.", ""]


def test_a_quote_extracted_anew_is_renewed_unless_it_was_labelled(ana: Any, project: str, tmp_path: Path) -> None:
    pushed(quotes_file(tmp_path, 3), project)
    label(ana, tasks_of(ana, project)[0], "neutral")
    changed = [{**quote, "actor": "Sweden"} for quote in quotes(3)]
    said = pushed(write_lines(tmp_path / "quotes.jsonl", changed), project)
    assert "2 renewed; 1 left as they were labelled" in said
    actors = [task.data["actor"] for task in tasks_of(ana, project)]
    assert actors == [quotes(1)[0]["actor"], "Sweden", "Sweden"]
