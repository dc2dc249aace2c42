"""``stance serve``: a model's choices for a Label Studio that people label in."""

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import LABELLING
from stance.errors import MissingExtraError
from stance.jsonl import Rejects

if TYPE_CHECKING:
    from stance.model import Model


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command(
        "serve",
        rich_help_panel=LABELLING,
        epilog="Examples:\n\nstance serve -m starter\n\nstance serve -m models/mine --with starter --with labels.jsonl",
    )(serve)


def serve(
    *,
    model: options.ModelName = pipeline.STARTER,
    always: Annotated[
        list[Path] | None,
        typer.Option("--with", metavar="LABELS", help="Labels to train on besides the project's, as 'starter'."),
    ] = None,
    models: Annotated[
        Path,
        typer.Option("--models", metavar="FOLDER", help="Where models trained here go, as NAME-2, NAME-3 and so on."),
    ] = Path("models"),
    host: Annotated[
        str,
        typer.Option("--host", metavar="ADDRESS", help="The address to listen on; others need STANCE_SERVE_SECRET."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help="The port; 0 for any.")
    ] = 9090,
    scheme: options.SchemeFile = None,
    seed: options.Seed = 0,
) -> None:
    """Answer Label Studio with a model while people label, and train it on what they have labelled.

    In the project's settings, connect a model (Settings, Model, Connect Model) by the address that is shown here. A task that is opened then shows the model's choice, save in the blind share that 'stance push' keeps.

    Start Training there fetches the project's labels (by LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY) and trains in the background, with the labels of --with. The new model takes over only if it is no worse: both are scored by macro-F1 on the same labels in the same folds, labels that the served model never saw and that are held out from the new one in turn. Where quotes were chosen by 'stance queue', those drawn at random are the ones to judge by, and are not trained on.

    Only this machine can connect, unless --host is given. Then the environment's STANCE_SERVE_SECRET must hold a password, which Label Studio sends if it is given as basic authentication, under any user name.
    """
    try:
        from stance import serve as serving
    except ModuleNotFoundError as error:
        raise MissingExtraError("serve", "'stance serve'") from error
    secret = os.environ.get(serving.SECRET)
    serving.check_host(host, secret)
    loaded = pipeline.read_model(model, pipeline.read_scheme(scheme) if scheme else None)
    besides = pipeline.read_labels(always, loaded.scheme, Rejects(strict=True)) if always else []

    def retrain(served: "Model", project: int) -> "Model | None":
        with pipeline.connect() as server:
            labels = pipeline.labels_so_far(server, project, served.scheme, tell=terminal.say)
        return pipeline.retrain(served, labels, always=besides, models=models, tell=terminal.say, seed=seed)

    backend = serving.Backend(loaded, retrain=retrain, notify=terminal.say)
    waiting = serving.listen(host, port)
    with contextlib.suppress(KeyboardInterrupt):
        terminal.say(f"serving {backend.version} at {_address(host, waiting.getsockname()[1])}; end it with Ctrl-C")
        serving.server(serving.application(backend, secret=secret)).run(sockets=[waiting])
    terminal.say("stopped")


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
