"""The words of a rulebook quoted: a ground with its conditions, a measure, a count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from string import ascii_lowercase

from goodstanding.assessment.finding import Finding
from goodstanding.bylaws import Line, Place
from goodstanding.rulebook.condition import Leaf, leaves
from goodstanding.rulebook.model import Ground, Rulebook


def count(number: int, one: str, many: str = "") -> str:
    """A number of things.

    Example:
        >>> count(1, "member"), count(2, "member"), count(2, "duty", "duties")
        ('1 member', '2 members', '2 duties')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]


def title(rulebook: Rulebook) -> str:
    """The rulebook as people call it, with its version."""
    return (
        f"{rulebook.title}, {rulebook.version}" if rulebook.version else rulebook.title
    )


def called(ground: Ground) -> str:
    """A ground as it is called: its article, then its own name."""
    article = ground.place.article
    return f"{article}, {ground.name.key}" if article else ground.name.key


def under(rulebook: Rulebook, place: Place) -> Iterator[Line]:
    """Yield the lines that belong to the sentence at `place`."""
    lines = [line for line in _lines(rulebook) if line.place.file == place.file]
    after = [line for line in lines if line.place.line > place.line]
    yield from takewhile(lambda line: line.place.column > place.column, after)


def _lines(rulebook: Rulebook) -> Iterator[Line]:
    for text in rulebook.bylaws.texts:
        for block in text.blocks:
            yield from block.lines


def letters(ground: Ground) -> dict[str, str]:
    """A letter for each condition of a ground of several, by its text."""
    if isinstance(ground.condition, Leaf):
        return {}
    texts = dict.fromkeys(leaf.text for leaf in leaves(ground.condition))
    return dict(zip(texts, ascii_lowercase, strict=False))


def joined(rulebook: Rulebook, ground: Ground) -> str:
    """How the conditions of the ground are joined, as its line ends: `all of`."""
    lines = (line for line in _lines(rulebook) if line.place.file == ground.place.file)
    own = next((line for line in lines if line.place.line == ground.place.line), None)
    return own.text.partition(",")[2].strip().rstrip(":") if own else ""


def conditions(rulebook: Rulebook, ground: Ground) -> list[str]:
    """The lines of the ground as the rulebook has them, lettered where one is alone."""
    known = letters(ground)
    if not known:
        return [line.text for line in under(rulebook, ground.place)]
    margin = min(
        (line.place.column for line in under(rulebook, ground.place)), default=1
    )
    return [
        f"{known.get(line.text, ' ')}  {' ' * (line.place.column - margin)}{line.text}"
        for line in under(rulebook, ground.place)
    ]


def counted(ground: Ground, finding: Finding) -> str:
    """What was counted, each beside the letter of the condition it answers."""
    known = letters(ground)
    if isinstance(ground.condition, Leaf) and len(finding.evidence) == 1:
        return finding.evidence[0].value
    return "; ".join(
        f"{known.get(each.says, each.says)}: {each.value}" for each in finding.evidence
    )


def is_unheard(rulebook: Rulebook, findings: Iterable[Finding]) -> bool:
    """Whether one of the findings opens a measure before which no hearing is owed."""
    grounds = [rulebook.grounds[finding.ground] for finding in findings]
    names = {
        name
        for each in grounds
        for opening in each.openings
        for name in opening.measures
    }
    return any(
        "hearing" in measure.answers
        for name, measure in rulebook.measures.items()
        if name in names
    )
