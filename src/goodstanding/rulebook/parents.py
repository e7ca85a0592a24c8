"""A rulebook that extends another: the parent's sentences, with its blanks filled here.

The parent's text stays what it is.  Where it has a blank, the child may put words; where
it gives a value and bounds, the child may set another within them; and the child may add
sentences of its own.  Nothing of the parent can be taken back.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.bylaws import Block, Bylaws, Line, Place, read_bylaws
from goodstanding.problems import Problem, Refused
from goodstanding.rulebook.model import Rulebook

KEY = "extends"
LOST = "rulebook.E085"
BELOW = {"rulebook.E092", "rulebook.E093", "rulebook.E094"}
"""What falls below a statute."""
FILLED = re.compile(r'here \[([^]]+)\] is "([^"]*)"\.?', re.IGNORECASE)
BLANK = re.compile(r"\[([^]]+)\]")

Examined = Callable[[Bylaws], tuple[Rulebook, list[Problem]]]
"""What reads a text by itself, with everything that is wrong with it."""

Read = Callable[[Path], tuple[Bylaws, list[Problem]]]
"""How the text of a parent is read: from its file, or from where it was kept."""


class Filled(Struct, frozen=True):
    """A blank of the parent, the words that stand there, and the line that says so."""

    blank: str
    words: str
    line: Line


class Lineage(Struct, frozen=True, kw_only=True):
    """What a rulebook takes over: the texts it extends, and their blocks, filled.

    `used` is the line of this rulebook by which a line of a parent was filled.
    """

    parents: tuple[Bylaws, ...] = ()
    blocks: tuple[Block, ...] = ()
    used: Mapping[str, Place] = {}
    statutes: tuple[Rulebook, ...] = ()
    place: Place | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_lost(self) -> bool:
        """Whether a parent is named, and cannot be used: the rest would be guesswork."""
        return any(problem.code == LOST for problem in self.problems)

    def told_here(self, problems: list[Problem]) -> list[Problem]:
        """`problems`, those that lie in a parent told where the child brings them about.

        What is doubtful in the parent is told when that one is checked.
        """
        files = tuple(f"{parent.file}:" for parent in self.parents)
        own = [each for each in problems if not each.where.startswith(files or "\0")]
        theirs = [each for each in problems if each not in own and ".E" in each.code]
        return [*own, *map(self._brought_about, theirs)]

    def _brought_about(self, problem: Problem) -> Problem:
        if problem.code in BELOW:
            what = f"{problem.what}; it stands in the parent, at {problem.where}"
            return Problem(
                code=problem.code, what=what, where=str(self.place), do=problem.do
            )
        told, _, _ = problem.where.partition(",")
        line = told.rpartition(":")[0]
        place = self.used.get(line, self.place)
        return Problem(
            code="rulebook.E087",
            what=f"what is said here does not fit the parent: {problem.what}, at {problem.where}",
            where=str(place),
            do="write words that may stand where the parent has the blank",
        )


class _Above(Struct, frozen=True):
    """A text that is extended, what it extends, and what it says; or why it is lost."""

    text: Bylaws
    lineage: Lineage
    says: Rulebook


def lineage(
    bylaws: Bylaws,
    examined: Examined,
    read: Read = read_bylaws,
    through: tuple[str, ...] = (),
) -> Lineage:
    """What `bylaws` takes over from the rulebook it extends, and from that one's parents.

    Of a statute nothing is taken over: it bounds what may be said.
    """
    if KEY not in bylaws.front:
        return Lineage(problems=tuple(_without_parent(bylaws)))
    named, number = bylaws.front[KEY]
    place = Place(file=bylaws.file, line=number)
    around = (*through, str(Path(bylaws.file).resolve()))
    above: list[_Above] = []
    for name in named if isinstance(named, list) else [named]:
        path = Path(bylaws.file).parent / str(name)
        found = _above(path, place, examined, read, around)
        if isinstance(found, Lineage):
            return found
        above.append(found)
    parents = [each for each in above if not each.says.floors]
    if len(parents) > 1:
        what = f"{len(parents)} rulebooks are extended here, and one can be, beside statutes"
        return _refused(
            place, what, "name one rulebook; a statute is one that has floors"
        )
    return _united(bylaws, place, parents, above)


def _above(
    path: Path,
    place: Place,
    examined: Examined,
    read: Read,
    around: tuple[str, ...],
) -> _Above | Lineage:
    try:
        text, _ = read(path)
    except Refused as refused:
        first = refused.problems[0]
        what = f"the parent cannot be read: {first.what}"
        return _refused(place, what, "name the file, as seen from this one")
    if str(path.resolve()) in around:
        return _refused(place, "the parent extends this rulebook", "name another")
    own = lineage(text, examined, read, around)
    says, problems = (None, own.problems) if own.is_lost else examined(text)
    found = [problem for problem in problems if ".E" in problem.code]
    if found:
        number_of = f"{len(found)} error{'s' if len(found) > 1 else ''}"
        what = f"the parent has {number_of}; the first: {found[0].what}"
        return _refused(place, what, f"run `goodstanding check {path}` and mend it")
    assert says is not None
    return _Above(text, own, says)


def _united(
    bylaws: Bylaws, place: Place, parents: list[_Above], above: list[_Above]
) -> Lineage:
    found = [text for each in parents for text in (each.text, *each.lineage.parents)]
    blocks = tuple(block for text in reversed(found) for block in text.blocks)
    filled = tuple(_filled(bylaws))
    texts = tuple(_in_words(text, filled) for text in found)
    own = [each.says for each in above if each.says.floors]
    inherited = [each for one in parents for each in one.lineage.statutes]
    return Lineage(
        parents=texts,
        blocks=tuple(block for text in reversed(texts) for block in text.blocks),
        used=dict(_used(blocks, filled)),
        statutes=(*own, *inherited),
        place=place,
        problems=tuple(_not_blank(filled, blocks)),
    )


def _refused(place: Place, what: str, do: str) -> Lineage:
    problem = Problem(code=LOST, what=what, where=str(place), do=do)
    return Lineage(problems=(problem,))


def _lines(bylaws: Bylaws) -> Iterator[Line]:
    for block in bylaws.blocks:
        if block.kind == "rule":
            yield from block.lines


def _filled(bylaws: Bylaws) -> Iterator[Filled]:
    for line in _lines(bylaws):
        found = FILLED.fullmatch(line.text.strip())
        if found:
            yield Filled(found[1], found[2], line)


def _without_parent(bylaws: Bylaws) -> Iterator[Problem]:
    for each in _filled(bylaws):
        yield Problem(
            code="rulebook.E086",
            what=f"[{each.blank}] is filled here, and this rulebook extends none",
            where=str(each.line.place),
            do="write the words where the blank stands, or name the parent: `extends: ...`",
        )


def _not_blank(
    filled: tuple[Filled, ...], blocks: tuple[Block, ...]
) -> Iterator[Problem]:
    lines = [
        line.text for block in blocks if block.kind == "rule" for line in block.lines
    ]
    blanks = {_key(name): name for text in lines for name in BLANK.findall(text)}
    for each in filled:
        if _key(each.blank) not in blanks:
            near = difflib.get_close_matches(_key(each.blank), blanks, 1)
            these = ", ".join(f"[{name}]" for name in blanks.values())
            do = f"write one of its blanks: {these}" if these else "take the line out"
            do = f"write [{blanks[near[0]]}]" if near else do
            yield Problem(
                code="rulebook.E086",
                what=f"the parent has no blank [{each.blank}]",
                where=str(each.line.place),
                do=do,
            )


def _used(
    blocks: tuple[Block, ...], filled: tuple[Filled, ...]
) -> Iterator[tuple[str, Place]]:
    for block in blocks:
        for line in block.lines:
            there = {_key(name) for name in BLANK.findall(line.text)}
            for each in filled:
                if _key(each.blank) in there:
                    yield f"{line.place.file}:{line.place.line}", each.line.place


def _in_words(text: Bylaws, filled: tuple[Filled, ...]) -> Bylaws:
    return replace(
        text, blocks=tuple(_with_words(block, filled) for block in text.blocks)
    )


def _with_words(block: Block, filled: tuple[Filled, ...]) -> Block:
    if block.kind != "rule":
        return replace(block, lines=())
    return replace(block, lines=tuple(_said(line, filled) for line in block.lines))


def _said(line: Line, filled: tuple[Filled, ...]) -> Line:
    words = {_key(each.blank): each.words for each in filled}
    text = BLANK.sub(lambda found: words.get(_key(found[1]), found[0]), line.text)
    return replace(line, text=text)


def _key(blank: str) -> str:
    return "-".join(blank.casefold().split())
