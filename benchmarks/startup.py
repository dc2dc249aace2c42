"""Print how long importing Stance and asking for help take, as whole processes (median of five).

Run it with ``python benchmarks/startup.py``.
"""

import statistics
import subprocess
import sys
import time

COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import stance": ["-c", "import stance"],
    "stance --help": ["-m", "stance", "--help"],
}
ROUNDS = 5


def seconds(arguments: list[str]) -> float:
    """Return how long one process took."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)  # noqa: S603
    return time.perf_counter() - start


def main() -> None:
    """Time each command and print a line for it."""
    for name, arguments in COMMANDS.items():
        median = statistics.median(seconds(arguments) for _ in range(ROUNDS))
        print(f"{name:16} {median:.2f} s")


if __name__ == "__main__":
    main()
