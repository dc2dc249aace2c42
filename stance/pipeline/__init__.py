"""The order of the steps: one function an arrow, from file to file.

Each reads and writes line by line, takes the place where bad records go, and returns what a person may want to know.
"""

from stance.pipeline.assessment import evaluate, evaluate_labels, report
from stance.pipeline.exchange import export, import_annotations, write_config
from stance.pipeline.extraction import extract
from stance.pipeline.inputs import (
    STARTER,
    answering,
    check_folder,
    check_output,
    find_model,
    names_of,
    read_labels,
    read_model,
    read_scheme,
    unwatched,
)
from stance.pipeline.modelling import predict, train
from stance.pipeline.relinking import relink, unlinked_path
from stance.pipeline.whole import RunSummary, run

__all__ = [
    "STARTER",
    "RunSummary",
    "answering",
    "check_folder",
    "check_output",
    "evaluate",
    "evaluate_labels",
    "export",
    "extract",
    "find_model",
    "import_annotations",
    "names_of",
    "predict",
    "read_labels",
    "read_model",
    "read_scheme",
    "relink",
    "report",
    "run",
    "train",
    "unlinked_path",
    "unwatched",
    "write_config",
]
