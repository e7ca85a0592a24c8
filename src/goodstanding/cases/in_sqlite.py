"""Cases kept in a file of SQLite: a row for each event, a transaction for each act.

The texts of rulebooks are kept beside them, each once: a case is conducted to its end
by the text it was opened under, whatever becomes of the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from goodstanding.bylaws import Bylaws
from goodstanding.cases.case import Case
from goodstanding.cases.event import AnyEvent, Opened
from goodstanding.cases.store import meanwhile
from goodstanding.problems import Problem, Refused
from goodstanding.rulebook import from_texts
from goodstanding.rulebook.model import Rulebook

APPLICATION = 0x67_73_63_61
"""The mark by which SQLite tells our files from others: `gsca`."""

VERSION = 1
PATIENCE = 10.0
"""Seconds to wait while somebody else writes."""

TEXTS_AT_HAND = 16
"""Texts that need not be read again while the program runs."""

TABLES = """
CREATE TABLE texts (digest TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE rulebooks (
    rulebook TEXT NOT NULL, nth INTEGER NOT NULL, file TEXT NOT NULL,
    digest TEXT NOT NULL REFERENCES texts, PRIMARY KEY (rulebook, nth)
) STRICT;
CREATE TABLE cases (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, member TEXT NOT NULL,
    rulebook TEXT NOT NULL
) STRICT;
CREATE INDEX cases_of_member ON cases (member);
CREATE TABLE events (
    name TEXT NOT NULL REFERENCES cases (name), nth INTEGER NOT NULL,
    tag TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (name, nth)
) STRICT;
"""


class InSqlite:
    """Cases in the file at `path`; a store in a `with` statement."""

    def __init__(self, path: Path, *, writing: bool = False) -> None:
        """Open the file; with `writing` it is made where there is none.

        Raises:
            Refused: it is no file of cases, or cannot be used.
        """
        self._path = path
        self._rulebooks: dict[str, Rulebook] = {}
        if not writing and not path.exists():
            raise Refused(_unusable(path, "there is no such file"))
        with self._told():
            self._con = _connected(path, writing=writing)
        try:
            with self._told():
                self._prepare(writing=writing)
        except BaseException:
            self._con.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._con.close()

    def open(self, case: Case, others: Sequence[Case] = ()) -> None:
        """The case is kept; `others` are the member's other cases, as they were seen.

        Raises:
            Refused: somebody acted meanwhile.
        """
        with self._writing():
            seen = {each.id: len(each.all) for each in others}
            for now in self.list(case.member):
                if len(now.all) != seen.get(now.id, 0):
                    raise meanwhile(now, seen.get(now.id, 0))
            if self._is_known(case.id):
                raise meanwhile(self.read(case.id), 0)
            texts = tuple(_texts(case.rulebook))
            identity = "+".join(text.digest for text in texts)
            self._keep_texts(texts, identity)
            self._con.execute(
                "INSERT INTO cases (name, member, rulebook) VALUES (?, ?, ?)",
                (case.id, case.member, identity),
            )
            self._insert(case.id, 0, case.opened)

    def append(self, case: Case, event: AnyEvent) -> Case:
        """The case with `event`, kept; `case` is what the one who acts has seen.

        Raises:
            Refused: somebody acted meanwhile.
        """
        with self._writing():
            now = self.read(case.id)
            if now.all != case.all:
                raise meanwhile(now, len(case.all))
            self._insert(case.id, len(case.all), event)
        return case.then(event)

    def read(self, name: str) -> Case:
        """The case of this name, as it now stands.

        Raises:
            Refused: there is none, or what is kept of it cannot be read.
        """
        with self._told():
            asked = "SELECT rulebook FROM cases WHERE name = ?"
            row = self._con.execute(asked, (name,)).fetchone()
            if row is None:
                raise Refused(self._no_case(name))
            events = self._events(name)
            return self._folded(name, self._rulebook(row[0]), events)

    def list(self, member: str | None = None) -> tuple[Case, ...]:
        """Every case, or every case of one member, in the order of their opening."""
        asked = "SELECT name FROM cases WHERE ?1 IS NULL OR member = ?1 ORDER BY id"
        with self._told():
            names = self._con.execute(asked, (member,)).fetchall()
        return tuple(self.read(name) for (name,) in names)

    def _prepare(self, *, writing: bool) -> None:
        """Nothing, if this is a file of cases; an empty one is made one."""
        if writing:
            with self._writing():
                empty = not self._con.execute("SELECT 1 FROM sqlite_schema").fetchone()
                if empty and not self._pragma("application_id"):
                    for statement in filter(str.strip, TABLES.split(";")):
                        self._con.execute(statement)
                    self._con.execute(f"PRAGMA application_id = {APPLICATION}")
                    self._con.execute(f"PRAGMA user_version = {VERSION}")
        if self._pragma("application_id") != APPLICATION:
            raise Refused(_unusable(self._path, "it is not a file of cases"))
        if self._pragma("user_version") != VERSION:
            what = "it was written by another version of this program"
            raise Refused(_unusable(self._path, what))
        if writing and self._pragma("journal_mode") != "wal":
            self._con.execute("PRAGMA journal_mode = WAL")

    def _pragma(self, name: str) -> object:
        return self._con.execute(f"PRAGMA {name}").fetchone()[0]

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, held by nobody else; whatever ends it, it is whole or not."""
        with self._told():
            self._con.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._con.execute("ROLLBACK")
                raise
            self._con.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the engine says against it, told as a problem."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise Refused(_unusable(self._path, _why(error))) from error

    def _insert(self, name: str, nth: int, event: AnyEvent) -> None:
        tag = str(event.__struct_config__.tag)
        text = msgspec.json.encode(event).decode()
        row = (name, nth, tag, text)
        self._con.execute("INSERT INTO events VALUES (?, ?, ?, ?)", row)

    def _events(self, name: str) -> tuple[AnyEvent, ...]:
        asked = "SELECT event FROM events WHERE name = ? ORDER BY nth"
        rows = self._con.execute(asked, (name,)).fetchall()
        try:
            return tuple(msgspec.json.decode(text, type=AnyEvent) for (text,) in rows)
        except (msgspec.DecodeError, TypeError) as error:
            raise Refused(self._damaged(name, str(error))) from error

    def _folded(
        self, name: str, rulebook: Rulebook, events: tuple[AnyEvent, ...]
    ) -> Case:
        if not events or not isinstance(events[0], Opened):
            raise Refused(self._damaged(name, "its opening is not there"))
        case = Case(rulebook=rulebook, opened=events[0], events=events[1:])
        try:
            _ = case.state
        except KeyError as error:
            why = f"an entry does not follow from those before it: {error.args[0]}"
            raise Refused(self._damaged(name, why)) from error
        return case

    def _keep_texts(self, texts: Sequence[Bylaws], identity: str) -> None:
        """Each text is kept once: of the rulebook, of those it extends, of statutes."""
        for nth, each in enumerate(texts):
            text = (each.digest, each.text)
            self._con.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", text)
            row = (identity, nth, each.file, each.digest)
            self._con.execute(
                "INSERT OR IGNORE INTO rulebooks VALUES (?, ?, ?, ?)", row
            )

    def _rulebook(self, identity: str) -> Rulebook:
        if identity not in self._rulebooks:
            asked = (
                "SELECT file, text FROM rulebooks JOIN texts USING (digest) "
                "WHERE rulebook = ? ORDER BY nth"
            )
            texts = self._con.execute(asked, (identity,)).fetchall()
            self._rulebooks[identity] = _understood(tuple(texts))
        return self._rulebooks[identity]

    def _is_known(self, name: str) -> bool:
        asked = "SELECT 1 FROM cases WHERE name = ?"
        return self._con.execute(asked, (name,)).fetchone() is not None

    def _no_case(self, name: str) -> Problem:
        rows = self._con.execute("SELECT name FROM cases ORDER BY id").fetchall()
        names = [str(each) for (each,) in rows]
        some = ", ".join(names[-9:])
        return Problem(
            code="cases.E032",
            what=f'there is no case "{name}"',
            where=str(self._path),
            do=f"give one of: {some}" if names else "open a case first",
        )

    def _damaged(self, name: str, why: str) -> Problem:
        return Problem(
            code="cases.E031",
            what=f"what is kept of case {name} cannot be read: {why}",
            where=str(self._path),
            do="take the file from a copy; nothing was changed",
        )


def _texts(rulebook: Rulebook) -> Iterator[Bylaws]:
    """Yield every text the rulebook is made of, its own first."""
    yield rulebook.bylaws
    yield from rulebook.bylaws.parents
    for statute in rulebook.statutes:
        yield from _texts(statute)


@lru_cache(TEXTS_AT_HAND)
def _understood(texts: tuple[tuple[str, str], ...]) -> Rulebook:
    """The rulebook of a text, and of those it extends, each with the name of its file."""
    rulebook, problems = from_texts(dict(texts))
    errors = [problem for problem in problems if ".E" in problem.code]
    if errors:
        raise Refused(*errors)
    return rulebook


def _connected(path: Path, *, writing: bool) -> sqlite3.Connection:
    """A connection, by which nothing is written unless somebody acts."""
    if writing:
        return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    told = f"{path.resolve().as_uri()}?mode=ro"
    con = sqlite3.connect(told, timeout=PATIENCE, isolation_level=None, uri=True)
    try:
        con.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        # In a folder where nothing may be written SQLite cannot follow writers; where
        # there are none, it need not.
        con.close()
        if Path(f"{path}-wal").exists():
            raise
        told = f"{told}&immutable=1"
        con = sqlite3.connect(told, isolation_level=None, uri=True)
    return con


def _why(error: sqlite3.DatabaseError) -> str:
    said = str(error)
    known = {
        "file is not a database": "it is not a file of cases",
        "unable to open database file": "nothing can be opened there",
        "attempt to write a readonly database": "nothing can be written there",
        "database is locked": "somebody else has been writing for a long time",
    }
    return known.get(said, said)


def _unusable(path: Path, why: str) -> Problem:
    return Problem(
        code="cases.E033",
        what=f"the file of cases cannot be used: {why}",
        where=f"{path}, --cases",
        do="give the file that `goodstanding case open` made, in a folder you may write to",
    )
