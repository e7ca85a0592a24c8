"""What all tests share: how hard they look, and the golden files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

for profile, examples in {"dev": 50, "ci": 200, "nightly": 10_000}.items():
    # No deadline: a slow machine is not a fault of the example.
    settings.register_profile(profile, max_examples=examples, deadline=None)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev")
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write the golden files anew"
    )


@dataclass(frozen=True)
class Golden:
    """Texts that people read, held to files that people have read.

    `golden(text, "explain/arrears.txt")` fails if the file under `tests/golden`
    holds another text.  `make accept` writes the file; the difference is reviewed.
    """

    folder: Path
    accept: bool

    def __call__(self, text: str, name: str) -> None:
        """Fail if `text` is not what the file `name` holds."""
        path = self.folder / name
        if self.accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"no golden file {name}: read the text, `make accept`"
        expected = path.read_text(encoding="utf-8")

        assert expected == text


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Golden:
    """Hold a text to its file under `tests/golden`."""
    accept = request.config.getoption("--accept")
    return Golden(Path(__file__).parent / "golden", accept=accept)
