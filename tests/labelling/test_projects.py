import pytest

from stance.errors import ProjectError
from stance.labelling.projects import Project, describe, find_project, required_project, study_of
from tests.labelling.fake_server import FakeServer


def made(server: FakeServer, title: str, description: str = "") -> Project:
    return server.create_project(title=title, description=description, config="", annotators=1)


def test_of_two_projects_of_one_name_the_study_decides() -> None:
    server = FakeServer()
    ports, rivers = (made(server, "Talks", describe(study)) for study in ("ports", "rivers"))
    assert find_project(server, "Talks", study="ports") == ports
    assert find_project(server, "Talks", study="rivers") == rivers
    assert find_project(server, f"#{rivers.number}", study="rivers") == rivers


@pytest.mark.parametrize("study", ["ports", "the [ports] of 2025", "Häfen"])
def test_the_description_names_the_study(study: str) -> None:
    assert study_of(FakeServer(), made(FakeServer(), "Talks", describe(study))) == study


def test_where_somebody_rewrote_the_description_the_tasks_name_the_study() -> None:
    server = FakeServer()
    project = made(server, "Talks", "our first study")
    assert study_of(server, project) is None
    server.put(project.number, {"data": {"study": "ports"}})
    assert find_project(server, "Talks", study="ports") == project


def test_a_name_that_is_only_part_of_a_title_is_not_found() -> None:
    server = FakeServer()
    made(server, "Talks: review", describe("ports"))
    assert find_project(server, "Talks", study="ports") is None


def test_what_is_ambiguous_or_another_s_is_refused_but_an_empty_twin_is_passed_over() -> None:
    server = FakeServer()
    made(server, "Talks", describe("rivers"))
    with pytest.raises(ProjectError, match="belongs to the study 'rivers'; name that with --study, or name another"):
        find_project(server, "Talks", study="ports")
    made(server, "Fish")
    with pytest.raises(ProjectError, match="belongs to no study of Stance, or name another project"):
        find_project(server, "Fish", study="ports")
    made(server, "Talks", describe("rivers"))
    assert required_project(server, "Talks", study="rivers").number == 1
    server.put(3, {"data": {}})
    assert required_project(server, "Talks", study="rivers").number == 3
    server.put(1, {"data": {}})
    with pytest.raises(
        ProjectError, match="2 projects of the study 'rivers' are called 'Talks': name one as '#1', '#3'"
    ):
        find_project(server, "Talks", study="rivers")


def test_a_project_that_is_required_and_missing_is_told_with_those_that_are_there() -> None:
    server = FakeServer()
    with pytest.raises(ProjectError, match="no project 'Talks' on the server; the server has none"):
        required_project(server, "Talks", study="ports")
    made(server, "Fish")
    with pytest.raises(ProjectError, match="there are 'Fish'"):
        required_project(server, "Talks", study="ports")
