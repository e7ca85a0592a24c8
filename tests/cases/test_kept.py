"""Cases kept in a file: what is read is what was entered, and nothing is lost."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from cases.runs import run, shipped
from cases.world import basis, entered, rulebook
from goodstanding.cases.acts.open import open_case
from goodstanding.cases.acts.remark import help_given, note
from goodstanding.cases.acts.take import take
from goodstanding.cases.in_sqlite import InSqlite
from goodstanding.cases.told import told
from goodstanding.problems import Refused
from goodstanding.rulebook import examine

ADA = "M12-1"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.db"


def opened(name=ADA, measure="correction"):
    book = rulebook("measures-2024")
    by = entered("2025-01-10", "P1", body="branch-committee")
    on = basis(book, "slack-at-work", date(2025, 1, 10))
    return open_case(on, by, measure, name=name)


def proposed(case, by="P1"):
    return take(case, entered("2025-01-11", by, body="branch-committee"), "1")


def begun(path):
    case = opened()
    with InSqlite(path, writing=True) as store:
        store.open(case)
    return case


def codes(refused):
    return [problem.code for problem in refused.value.problems]


def test_what_is_read_is_what_was_entered(path):
    case = opened()
    with InSqlite(path, writing=True) as store:
        store.open(case)
        for event in (
            proposed(case),
            note(case, entered("2025-01-12", "P1", said="paid in cash, “all of it”")),
            help_given(case, entered("2025-01-13", "P2", said="谈话")),
        ):
            case = store.append(case, event)

    with InSqlite(path) as store:
        assert store.read(ADA).all == case.all
        assert store.read(ADA).state == case.state
        assert [each.id for each in store.list()] == [ADA]
        assert store.list("nobody") == ()


def test_whatever_happens_in_a_case_is_read_as_it_was_entered(path):
    tags = set()
    with InSqlite(path, writing=True) as store:
        for seed in range(len(shipped())):
            case = run(seed).case
            begun = replace(case.opened, case=f"C-{seed}", member=f"M{seed}")
            case = replace(case, opened=begun)
            store.open(replace(case, events=()))
            for number, event in enumerate(case.events):
                store.append(replace(case, events=case.events[:number]), event)
                assert told(case, event)
            assert store.read(case.id).all == case.all
            tags |= {type(event) for event in case.all}

    assert len(tags) > 12


def test_of_two_officers_at_once_one_is_told_what_the_other_did(path):
    begun(path)
    with InSqlite(path, writing=True) as one, InSqlite(path, writing=True) as other:
        seen_by_one, seen_by_other = one.read(ADA), other.read(ADA)
        one.append(seen_by_one, proposed(seen_by_one, "P1"))

        with pytest.raises(Refused) as refused:
            other.append(seen_by_other, proposed(seen_by_other, "P2"))

        assert str(refused.value) == (
            "somebody acted meanwhile: 1. the branch-committee proposes it, on "
            "2025-01-11, by P1 for the branch-committee\n"
            "  where: case M12-1\n"
            "  do:    look at the case as it now stands, and act again if it is still "
            "called for\n"
            "  code:  cases.E029"
        )
        assert len(other.read(ADA).all) == 2


def test_of_many_at_once_each_act_is_kept_or_refused(path):
    begun(path)
    kept, refused = [], []

    def act(who):
        with InSqlite(path, writing=True) as store:
            for number in range(10):
                case = store.read(ADA)
                words = f"{who} {number}"
                try:
                    store.append(
                        case, note(case, entered("2025-01-12", who, said=words))
                    )
                    kept.append(words)
                except Refused as told:
                    refused.extend(problem.code for problem in told.problems)

    officers = [threading.Thread(target=act, args=(f"P{n}",)) for n in range(6)]
    for each in officers:
        each.start()
    for each in officers:
        each.join()

    with InSqlite(path) as store:
        said = [event.said for event in store.read(ADA).events]
    assert sorted(said) == sorted(kept)
    assert len(kept) + len(refused) == 60
    assert set(refused) <= {"cases.E029"}


def test_of_two_who_open_the_same_one_is_told(path):
    begun(path)
    with InSqlite(path, writing=True) as store, pytest.raises(Refused) as refused:
        store.open(opened())

    assert codes(refused) == ["cases.E029"]
    assert "a case of correction is opened" in str(refused.value)


def test_who_opens_a_case_has_seen_the_others_as_they_stand(path):
    case = begun(path)
    with InSqlite(path, writing=True) as store:
        store.append(case, proposed(case))
        with pytest.raises(Refused) as refused:
            store.open(opened("M12-2"), others=[case])
        assert [each.id for each in store.list()] == [ADA]

    assert codes(refused) == ["cases.E029"]


CHILD = """\
---
rules: 1
id: ours
title: Ours
extends: parent.md
---
```rule
Here [majority] is "more than 1/2 of those entitled".
```
"""


def test_a_changed_file_does_not_change_an_open_case(tmp_path, path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shipped = Path(__file__).parents[2] / "rulebooks" / "measures-2024.md"
    parent, child = Path("parent.md"), Path("child.md")
    parent.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    child.write_text(CHILD, encoding="utf-8")
    book, problems = examine(child)
    assert not [each for each in problems if ".E" in each.code]
    by = entered("2025-01-10", "P1", body="branch-committee")
    on = basis(book, "slack-at-work", date(2025, 1, 10))
    case = open_case(on, by, "correction", name=ADA)
    with InSqlite(path, writing=True) as store:
        store.open(case)

    child.write_text(CHILD.replace("1/2", "2/3"), encoding="utf-8")
    parent.unlink()

    with InSqlite(path) as store:
        again = store.read(ADA)
    assert again.procedure == case.procedure
    assert again.opened.text.digest == book.bylaws.identity


def test_each_text_is_kept_once(path):
    with InSqlite(path, writing=True) as store:
        for number in range(3):
            store.open(opened(f"M12-{number}"), others=store.list())

    with sqlite3.connect(path) as con:
        counts = [
            con.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("texts", "rulebooks", "cases", "events")
        ]
    con.close()
    assert counts == [1, 1, 3, 3]


def test_what_is_broken_off_leaves_everything_as_it_was(path, monkeypatch):
    case = begun(path)
    with InSqlite(path, writing=True) as store:
        insert = store._insert  # noqa: SLF001 -- where it is broken off

        def pressed(*arguments):
            insert(*arguments)
            raise KeyboardInterrupt

        monkeypatch.setattr(store, "_insert", pressed)
        with pytest.raises(KeyboardInterrupt):
            store.append(case, proposed(case))
        monkeypatch.undo()

        assert store.read(ADA).all == case.all
        store.append(case, proposed(case))


KILLED = """
import os, sys
from pathlib import Path
from goodstanding.cases.in_sqlite import InSqlite
from goodstanding.cases.told import told
store = InSqlite(Path(sys.argv[1]), writing=True)
store._con.execute("BEGIN IMMEDIATE")
store._insert("M12-1", 1, store.read("M12-1").opened)
os._exit(9)
"""


def test_a_program_that_dies_leaves_everything_as_it_was(path):
    case = begun(path)
    code = [sys.executable, "-c", KILLED, str(path)]
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run(code, check=False, env=paths).returncode == 9

    with InSqlite(path, writing=True) as store:
        assert store.read(ADA).all == case.all
        store.append(case, proposed(case))


@pytest.mark.parametrize("writing", [True, False])
@pytest.mark.parametrize("text", [b"no database, and long enough" * 50, b"Caf\xe9\n"])
def test_a_file_that_is_none_of_ours_is_left_as_it_is(path, text, writing):
    path.write_bytes(text)

    with pytest.raises(Refused) as refused:
        InSqlite(path, writing=writing)

    assert codes(refused) == ["cases.E033"]
    assert "it is not a file of cases" in str(refused.value)
    assert path.read_bytes() == text


@pytest.mark.parametrize("writing", [True, False])
def test_a_database_of_somebody_else_is_left_as_it_is(path, writing):
    with sqlite3.connect(path) as con:
        con.execute("CREATE TABLE notes (text)")
    con.close()
    before = path.read_bytes()

    with pytest.raises(Refused) as refused:
        InSqlite(path, writing=writing)

    assert codes(refused) == ["cases.E033"]
    assert path.read_bytes() == before


def test_a_file_of_a_later_version_is_left_as_it_is(path):
    begun(path)
    with sqlite3.connect(path) as con:
        con.execute("PRAGMA user_version = 9")
    con.close()

    with pytest.raises(Refused, match="another version of this program"):
        InSqlite(path, writing=True)


def test_a_file_that_is_not_there_is_told_to_who_reads(path):
    with pytest.raises(Refused, match="there is no such file"):
        InSqlite(path)

    assert not path.exists()


def test_a_case_that_is_not_there_is_told_with_those_that_are(path):
    begun(path)

    with InSqlite(path) as store, pytest.raises(Refused) as refused:
        store.read("M13-1")

    assert codes(refused) == ["cases.E032"]
    assert refused.value.problems[0].do == "give one of: M12-1"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET event = '{}'",
        "UPDATE events SET event = 'x' WHERE nth = 1",
        "DELETE FROM events WHERE nth = 0",
        """UPDATE events SET event = replace(event, '"step":"1"', '"step":"8"')""",
    ],
)
def test_a_damaged_case_is_told_and_not_guessed_at(path, change):
    case = begun(path)
    with InSqlite(path, writing=True) as store:
        store.append(case, proposed(case))
    with sqlite3.connect(path) as con:
        con.execute(change)
    con.close()

    with InSqlite(path) as store, pytest.raises(Refused) as refused:
        store.read(ADA)

    assert codes(refused) == ["cases.E031"]


def test_what_is_told_of_a_damaged_case(path):
    begun(path)
    with sqlite3.connect(path) as con:
        con.execute("DELETE FROM events")
    con.close()

    with InSqlite(path) as store, pytest.raises(Refused) as refused:
        store.read(ADA)

    assert str(refused.value) == (
        "what is kept of case M12-1 cannot be read: its opening is not there\n"
        f"  where: {path}\n"
        "  do:    take the file from a copy; nothing was changed\n"
        "  code:  cases.E031"
    )


@pytest.mark.parametrize("name", ["/proc/cases.db", "/dev/null/cases.db", "/"])
def test_a_place_where_nothing_can_be_written_is_told(name):
    with pytest.raises(Refused) as refused:
        InSqlite(Path(name), writing=True)

    assert codes(refused) == ["cases.E033"]


@pytest.fixture
def read_only():
    """A folder with a file of cases, into which we may write no more."""
    with tempfile.TemporaryDirectory() as folder:
        begun(Path(folder) / "cases.db")
        Path(folder).chmod(0o555)
        (Path(folder) / "cases.db").chmod(0o444)
        superuser = os.geteuid() == 0
        if superuser:
            os.seteuid(65534)
        yield Path(folder) / "cases.db"
        if superuser:
            os.seteuid(0)
        Path(folder).chmod(0o755)


def test_who_may_only_read_can_read(read_only):
    with InSqlite(read_only) as store:
        assert store.read(ADA).is_open


def test_who_may_only_read_is_told_so_by_writing(read_only):
    with pytest.raises(Refused, match="nothing can be written there"):
        InSqlite(read_only, writing=True)
