"""Wherever a case stands, somebody is told what may come next, as a command."""

import shlex
from pathlib import Path

import pytest
from msgspec.structs import replace
from typer.main import get_command

from cases.runs import run, shipped
from goodstanding.cases.moves import Kind
from goodstanding.cli.case.ahead import ahead
from goodstanding.cli.case.commands import cases
from goodstanding.cli.case.page import copied, page
from goodstanding.cli.page import plain

KEPT = Path("cases.db")
COMMANDS = get_command(cases).commands


def each_stand(at):
    """A case of the procedure with this number, as it stood after each of its entries."""
    case = run(at).case
    for number in range(len(case.events) + 1):
        yield replace(case, events=case.events[:number])


@pytest.mark.parametrize("at", range(0, len(shipped()), 3))
def test_each_move_that_may_come_has_a_command_that_can_be_called(at):
    for case in each_stand(at):
        may = list(ahead(case, KEPT))
        kinds = {each.kind for each in may}
        assert (Kind.LEAVE in kinds) == case.is_open
        for each in may:
            _, _, name, *words = shlex.split(each.command)
            known = {
                option
                for param in COMMANDS[name].params
                for option in (*param.opts, *param.secondary_opts)
            }
            assert each.says
            assert each.article is not None
            assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("at", range(0, len(shipped()), 7))
def test_a_case_can_be_shown_wherever_it_stands(at):
    for case in each_stand(at):
        assert case.id in plain(page(case, KEPT), 80)


def test_a_broken_command_is_the_same_command():
    for case in each_stand(0):
        for each in ahead(case, Path("a folder/our cases.db")):
            lines = copied(each.command).split(" \\\n")
            assert max(map(len, lines)) <= 76
            assert shlex.split(" ".join(lines)) == shlex.split(each.command)
