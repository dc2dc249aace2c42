"""The order of the steps: one function an arrow, from file to file.

Each reads and writes line by line, takes the place where bad records go, and returns what a person may want to know.
"""

from stance.pipeline.agreeing import agree, disagreements_path, merge
from stance.pipeline.annotated import read_annotations
from stance.pipeline.assessment import evaluate, evaluate_labels, report
from stance.pipeline.auditing import AuditSummary, audit
from stance.pipeline.connecting import connect
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
from stance.pipeline.pulling import Pulled, pull
from stance.pipeline.pushing import BLIND_SHARE, Pushed, push
from stance.pipeline.queueing import QueueSummary, queue
from stance.pipeline.relinking import relink, unlinked_path
from stance.pipeline.retraining import labels_so_far, retrain
from stance.pipeline.studies import begin_study
from stance.pipeline.whole import RunSummary, run

__all__ = [
    "BLIND_SHARE",
    "STARTER",
    "AuditSummary",
    "Pulled",
    "Pushed",
    "QueueSummary",
    "RunSummary",
    "agree",
    "answering",
    "audit",
    "begin_study",
    "check_folder",
    "check_output",
    "connect",
    "disagreements_path",
    "evaluate",
    "evaluate_labels",
    "export",
    "extract",
    "find_model",
    "import_annotations",
    "labels_so_far",
    "merge",
    "names_of",
    "predict",
    "pull",
    "push",
    "queue",
    "read_annotations",
    "read_labels",
    "read_model",
    "read_scheme",
    "relink",
    "report",
    "retrain",
    "run",
    "train",
    "unlinked_path",
    "unwatched",
    "write_config",
]
