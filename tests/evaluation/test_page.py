"""The evaluation as Markdown."""

from collections.abc import Sequence

import pytest

from stance.evaluation import Evaluation, cross_validate, evaluate, to_markdown
from stance.records import Label
from tests.evaluation.samples import SCHEME, always, label, labels


def evaluated(lines: Sequence[Label], *, known: str = "nothing") -> Evaluation:
    return evaluate(
        lines,
        always("for", sure=0.9),
        SCHEME,
        is_trained_on=lambda statement: known in statement.text,
        model_name="starter",
        model_digest="abc",
        keywords=always("against"),
    )


LINES = [
    *labels(["for"] * 9 + ["against"] * 3, actor="Lomera"),
    label("Varna speaks for itself here", "against", actor="Varna"),
    label("without any label at all"),
    label("tone without a stance", tone="warm"),
]


def row_of(page: str, start: str) -> str:
    return next(line for line in page.splitlines() if line.startswith(f"| {start} |"))


def test_the_headline_says_how_many_are_right_with_intervals() -> None:
    page = to_markdown(evaluated(LINES))
    assert page.startswith("# How far to trust starter\n\nModel `abc` on labels `")
    assert "Right on **9 of 13 lines**: accuracy 0.69 (0.42 to 0.87), macro-F1 0.41 (" in page
    assert "off by 0.21 on average (ECE)" in page


def test_what_was_left_out_is_told() -> None:
    page = to_markdown(evaluated(LINES, known="w0a"))
    assert "Left out of 15 lines: 1 without a label; 1 that the model was trained on, or near-copies of such." in page
    assert "1 line without a label for this question left out." in page
    assert "Left out of 12 lines: none." in to_markdown(evaluated(LINES[:12]))


def test_actors_have_figures_above_the_floor_and_counts_below() -> None:
    page = to_markdown(evaluated(LINES))
    assert row_of(page, "Lomera").startswith("| Lomera | 12 | 9 | 0.75 (0.47 to 0.91) | 0.43 (")
    assert row_of(page, "Lomera").endswith("| against taken for for (3) |")
    assert row_of(page, "Varna") == "| Varna | 1 | 0 | too few to say | too few to say | against taken for for (1) |"
    assert "0.00 (0.00 to 0.79)" in row_of(to_markdown(evaluated(LINES), floor=1), "Varna")


def test_classes_and_baselines_are_tables() -> None:
    page = to_markdown(evaluated(LINES), floor=4)
    assert row_of(page, "for").startswith("| for | 9 | 0.69 (0.42 to 0.87) | 1.00 (0.70 to 1.00) | 0.82 (")
    assert row_of(page, "against").startswith("| against | 4 | undefined | 0.00 (0.00 to 0.49) | 0.00 ")
    assert row_of(page, "mixed") == "| mixed | 0 | too few to say | too few to say | too few to say |"
    for name in ("starter", "always the commonest class", "each actor's commonest class", "keywords"):
        assert row_of(page, name)
    assert "| against | 4 | 0 | 0 |" in page


def test_so_few_lines_have_no_figure_at_all() -> None:
    page = to_markdown(evaluated(LINES[:3]))
    assert "Right on **3 of 3 lines**: too few to say." in page
    assert "0.44" not in page


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("A|B", r"A\|B"),
        ("<script>", r"\<script\>"),
        ("two\nlines", "two lines"),
        ("*Star* [x](y)", r"\*Star\* \[x\](y)"),
    ],
)
def test_an_actors_name_can_not_break_the_page(name: str, shown: str) -> None:
    page = to_markdown(evaluated([label("some words of theirs", "for", actor=name)]))
    assert f"| {shown} | 1 | 1 |" in page


def test_cross_validation_is_named_with_its_folds() -> None:
    lines = labels(["for", "against"] * 6)
    page = to_markdown(cross_validate(lines, lambda _: always("for"), SCHEME, model_name="words", folds=3, seed=2))
    assert "3 folds of 12 groups" in page
    assert "seed 2" in page
