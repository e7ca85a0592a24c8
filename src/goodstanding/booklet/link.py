"""Where on the page things stand, so that what is named can be gone to."""

from __future__ import annotations

from urllib.parse import quote

from goodstanding.bylaws import Place
from goodstanding.rulebook.model import Rulebook


class Links:
    """The places of grounds, measures and lines on the page."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._measures, self._grounds = rulebook.measures, rulebook.grounds
        texts = [rulebook.bylaws, *rulebook.bylaws.parents]
        self._above = {text.file: number for number, text in enumerate(texts) if number}

    def of_name(self, name: str) -> str:
        """Where the ground or measure of this name stands, if it is one."""
        if name in self._measures:
            return to("measure", name)
        return to("ground", name) if name in self._grounds else ""

    def at(self, place: Place) -> str:
        """The id of the sentence at `place`: of a parent's, with which parent it is."""
        above = self._above.get(place.file)
        return f"line-{place.line}" + (f"-of-parent-{above}" if above else "")

    def to_line(self, place: Place) -> str:
        """The link to the sentence at `place`, in the text."""
        return f"#{self.at(place)}"


def to(kind: str, name: str) -> str:
    """The link to what has the id `kind-name`."""
    return "#" + quote(f"{kind}-{name}")
