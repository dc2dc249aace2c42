from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

from stance.errors import ServerFailedError, ServerSlowError
from stance.labelling.projects import Project, SentTask, Server
from stance.labelling.pushing import Plan, blind_quotes, is_blind, plan, push
from stance.labelling.tasks import to_task
from stance.records import Row
from tests.labelling.fake_server import FakeServer
from tests.labelling.samples import SCHEME, STUDY, prediction, quote


def task(name: str, *, blind: bool = False, filled: bool = False, **changes: Any) -> Row:
    guess = prediction(stance="concerned") if filled or blind else None
    return to_task(quote(id=name, **changes), SCHEME, study=STUDY, prediction=guess, blind=blind)


def tasks(count: int, **options: Any) -> list[Row]:
    return [task(f"q{number}", **options) for number in range(count)]


def sent(number: int, content: Row, *, answers: int = 0) -> SentTask:
    return SentTask(number=number, data=content["data"], meta=content.get("meta", {}), answers=answers)


def started(server: Server) -> Project:
    return server.create_project(title="ports", description="", config="<View/>", annotators=1)


def pushed(server: FakeServer, project: Project, wanted: Sequence[Row]) -> Plan:
    there = list(server.tasks(project.number))
    return push(server, project, wanted, there, watch=lambda items, _: items, pauses=(0.0, 0.0))


def quotes_there(server: FakeServer) -> Counter[str]:
    return Counter(row["data"]["quote_id"] for row in server.rows.values())


def test_only_what_is_not_there_is_sent() -> None:
    first, second = tasks(2)
    found = plan([first, second], [sent(5, first)])
    assert (found.send, found.same, found.there) == ((second,), 1, 1)


def test_tasks_that_are_not_stance_s_are_left_alone() -> None:
    found = plan(tasks(1), [SentTask(number=1, data={"text": "mine"}, meta={}), SentTask(number=2, data={}, meta={})])
    assert (len(found.send), found.doubled) == (1, ())


def test_a_changed_quote_is_renewed_unless_people_judged_other_words() -> None:
    old, new = task("q1", actor="Chile"), task("q1", actor="Peru")
    assert plan([new], [sent(5, old)]).renew == (sent(5, new),)
    found = plan([new], [sent(5, old, answers=1)])
    assert (found.renew, found.kept, found.same) == ((), ("q1",), 0)


def test_a_labelled_quote_whose_confidence_alone_moved_is_renewed() -> None:
    old, new = task("q1"), task("q1", confidence=0.1)
    assert plan([new], [sent(5, old, answers=1)]).renew == (sent(5, new, answers=1),)


def test_of_doubled_tasks_the_one_that_was_labelled_stays_else_the_first() -> None:
    (one,) = tasks(1)
    assert plan([one], [sent(5, one), sent(6, one)]).doubled == (6,)
    assert plan([one], [sent(5, one), sent(6, one, answers=1)]).doubled == (5,)
    assert plan([one], [sent(5, one, answers=1), sent(6, one, answers=2)]).doubled == ()


def test_pre_annotations_go_to_the_tasks_that_lack_them() -> None:
    filled, blind = task("q1", filled=True), task("q2", blind=True)
    found = plan([filled, blind], [sent(5, task("q1")), sent(6, blind)], unfilled={5, 6})
    assert [each["task"] for each in found.prefill] == [5]
    assert found.model == "starter"


def test_what_a_model_said_when_people_answered_blindly_is_kept() -> None:
    old, new = task("q1", blind=True), task("q1", blind=True)
    new["meta"] = {"blind": {"model_version": "newer", "answers": {}}}
    assert plan([new], [sent(5, old)]).renew == (sent(5, new),)
    assert plan([new], [sent(5, old, answers=1)]).renew == ()
    assert blind_quotes([sent(5, old), sent(6, task("q2"))]) == {"q1"}


@pytest.mark.parametrize(("share", "least", "most"), [(0.0, 0, 0), (0.2, 160, 240), (1.0, 1000, 1000)])
def test_a_share_is_blind_and_the_id_decides(share: float, least: int, most: int) -> None:
    names = [f"q{number}" for number in range(1000)]
    blind = {name for name in names if is_blind(name, share)}
    assert least <= len(blind) <= most
    assert blind == {name for name in reversed(names) if is_blind(name, share)}
    assert blind <= {name for name in names if is_blind(name, min(1.0, share * 2))}


def test_a_second_push_changes_nothing() -> None:
    server = FakeServer()
    project = started(server)
    wanted = [*tasks(3, filled=True), task("q9", blind=True)]
    assert len(pushed(server, project, wanted).send) == 4
    assert server.kept[project.number].model_version == "starter"
    before = {number: dict(row) for number, row in server.rows.items()}
    again = pushed(server, server.kept[project.number], wanted)
    assert (again.same, len(again.send), len(again.prefill)) == (4, 0, 0)
    assert server.rows == before


@pytest.mark.parametrize("failing", ["send", "prefill", "renew"])
@pytest.mark.parametrize("done", [False, True])
def test_what_failed_is_done_once_whether_or_not_it_was_done_before_it_failed(failing: str, *, done: bool) -> None:
    server = FakeServer()
    project = started(server)
    pushed(server, project, [task("q0"), task("q1", confidence=0.1)])
    (server.fails_after if done else server.fails_before).append(failing)
    wanted = tasks(1200, filled=True)
    found = pushed(server, project, wanted)
    assert (len(found.send), len(found.prefill), len(found.renew)) == (1198, 2, 1)
    assert quotes_there(server) == {f"q{number}": 1 for number in range(1200)}
    assert {len(row["predictions"]) for row in server.rows.values()} == {1}


def test_a_server_that_goes_on_failing_is_left_and_the_next_push_finishes() -> None:
    server = FakeServer(fails_before=["send"] * 3)
    project = started(server)
    with pytest.raises(ServerFailedError, match="give the command again"):
        pushed(server, project, tasks(3))
    assert len(pushed(server, project, tasks(3)).send) == 3
    assert quotes_there(server) == {"q0": 1, "q1": 1, "q2": 1}


def test_what_timed_out_is_not_sent_again_in_the_same_run() -> None:
    class Slow(FakeServer):
        def send(self, project: int, tasks: Sequence[Row]) -> None:
            self.asked["send"] += len(tasks)
            raise ServerSlowError(f"http://127.0.0.1/{project}", 900)

    server = Slow()
    with pytest.raises(ServerSlowError, match="within 900 seconds and may be at work still; wait until it answers"):
        pushed(server, started(server), tasks(3))
    assert server.asked["send"] == 3


def test_tasks_of_a_killed_push_that_came_in_meanwhile_are_taken_away_again() -> None:
    server = FakeServer()
    project = started(server)
    wanted = tasks(3)
    for late in wanted[:2]:
        server.put(project.number, late)
    push(server, project, wanted, [], watch=lambda items, _: items, pauses=())
    assert quotes_there(server) == {"q0": 1, "q1": 1, "q2": 1}


def test_other_quotes_of_the_project_are_not_asked_for_again() -> None:
    server = FakeServer()
    project = started(server)
    pushed(server, project, tasks(3))
    server.asked.clear()
    pushed(server, project, [task("q7")])
    assert server.asked["tasks"] == 1


def test_long_quotes_go_in_smaller_batches() -> None:
    server = FakeServer()
    pushed(server, started(server), tasks(6, context="x" * 2_000_000))
    assert server.asked["send"] == 6
