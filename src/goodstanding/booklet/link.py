"""Where on the page things stand, so that what is named can be gone to."""

from __future__ import annotations

from urllib.parse import quote

from goodstanding.bylaws import Place
from goodstanding.rulebook.model import Rulebook


class Links:
    """The places of grounds, measures and lines on the page."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._measures, self._grounds = rulebook.measures, rulebook.grounds

    def of_name(self, name: str) -> str:
        """Where the ground or measure of this name stands, if it is one."""
        if name in self._measures:
            return to("measure", name)
        return to("ground", name) if name in self._grounds else ""


def to(kind: str, name: str) -> str:
    """The link to what has the id `kind-name`."""
    return "#" + quote(f"{kind}-{name}")


def to_line(place: Place) -> str:
    """The link to the sentence at `place`, in the text."""
    return f"#line-{place.line}"
