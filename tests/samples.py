"""An article and sixty labels of our own, and what Label Studio would make of a file of tasks."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ARTICLE = (
    "Lagoon talks end without a deal\n\n"
    "Norway is deeply concerned about the dredging of the lagoon.\n\n"
    "“The tolls are an outrage and we condemn them,” said Ana Ruiz, a fisher from the eastern shore. "
    "Chile welcomed the plan for a joint survey.\n\n"
    "The talks resume in May, according to the United Nations.\n"
)
NO_QUOTE = "A quiet day at the lagoon\n\nThe ferry left at nine. It came back at noon with forty crates of herring.\n"

SENTIMENTS = {"concerned": "negative", "supportive": "positive", "condemning": "negative", "neutral": "neutral"}
_ACTORS = ("Norway", "Chile", "Kenya", "Ana Ruiz", "United Nations")
_STATEMENTS = {
    "concerned": """
        Norway is deeply worried about the dredging of the lagoon.
        We fear that the herring will not come back, the minister said.
        The council voiced unease over the new tolls.
        "I am alarmed by the smell of the water," the fisher said.
        The envoy said she was anxious about the missing survey.
        Kenya expressed concern at the silence of the harbour board.
        The delay could harm the smaller boats, the union warned.
        There is a growing risk for the reed beds, the botanist said.
        "We are troubled by what the divers found," she added.
        The mayor fears for the oyster banks.
        The body said it was uneasy about the night traffic.
        He warned that the dam might not hold another winter.
        The villagers are worried that the well will turn salty.
        "It keeps me awake," the pilot said of the sandbank.
        The agency sees a serious danger in the rusting barrels.
    """,
    "supportive": """
        Chile welcomed the plan for a joint survey.
        We stand behind the harbour board, the minister said.
        The council praised the crews for their patience.
        "A wonderful step," the fisher said of the new pier.
        The envoy hailed the accord as a gift to both shores.
        Kenya backs the proposal without reserve.
        The union applauded the lower tolls.
        "I am delighted with the survey," the botanist said.
        She thanked the divers and promised them every help.
        The mayor endorsed the closed season.
        The body supports the ban on night traffic.
        He congratulated the engineers on the dam.
        The villagers are glad of the new well.
        "We will gladly pay our share," the pilot said.
        The agency commended the clearing of the barrels.
    """,
    "condemning": """
        Norway condemned the dumping in the strongest words.
        This is a disgrace, the minister said of the tolls.
        The council denounced the raid on the boats.
        "Shameless theft," the fisher said of the fines.
        The envoy called the blockade unacceptable.
        Kenya rejects the decree and demands its repeal.
        The union accused the board of lying about the dredger.
        "They have betrayed the whole shore," the botanist said.
        She blamed the company for the dead swans.
        The mayor slammed the ruling as a farce.
        The body deplored the threats against its divers.
        He called the builders of the dam criminals.
        The villagers protested against the poisoning of the well.
        "An outrage," the pilot said of the sandbank order.
        The agency branded the burial of the barrels illegal.
    """,
    "neutral": """
        Norway will send two delegates, the ministry said.
        The vote takes place on Friday, the minister said.
        The council said the minutes would be published in June.
        "The boat has nine berths," the fisher said.
        The envoy said she would arrive by train.
        Kenya said its delegation had left the hall.
        The union counted forty boats in the harbour.
        "The reed grows to three metres," the botanist said.
        She said the divers work in pairs.
        The mayor opened the meeting at ten.
        The body said it has twelve members.
        He said that the dam was built in 1931.
        The villagers draw water twice a day, the clerk said.
        "We steer by the old tower," the pilot said.
        The agency said the barrels hold two hundred litres.
    """,
}


def label_rows() -> list[dict[str, Any]]:
    """Return sixty label lines, fifteen of each stance, from thirty articles."""
    rows: list[dict[str, Any]] = []
    for stance, lines in _STATEMENTS.items():
        for number, text in enumerate(line.strip() for line in lines.strip().splitlines()):
            rows.append(
                {
                    "id": f"{stance}-{number}",
                    "text": text,
                    "actor": next((actor for actor in _ACTORS if actor in text), "unknown"),
                    "article": f"lagoon-{len(rows) // 2}",
                    "stance": stance,
                    "sentiment": SENTIMENTS[stance],
                }
            )
    return rows


def write_lines(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """Write rows as JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines back."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def labelled_in_label_studio(tasks: Sequence[Mapping[str, Any]], stances: Sequence[str], *, user: int = 1) -> list[Any]:
    """Return a plain JSON export of tasks that one person labelled, the stances taken in turn."""
    return [
        {
            "id": number + 1,
            "data": task["data"],
            "predictions": task.get("predictions", []),
            "annotations": [_annotation(number, stances[number % len(stances)], user)],
        }
        for number, task in enumerate(tasks)
    ]


def _annotation(number: int, stance: str, user: int) -> dict[str, Any]:
    answers = {"stance": stance, "sentiment": SENTIMENTS[stance]}
    return {
        "id": 100 + number,
        "completed_by": user,
        "was_cancelled": False,
        "created_at": "2025-03-05T10:00:00.000000Z",
        "updated_at": "2025-03-05T10:00:00.000000Z",
        "lead_time": 4.0,
        "result": [
            {"from_name": name, "to_name": "context", "type": "choices", "value": {"choices": [answer]}}
            for name, answer in answers.items()
        ],
    }
