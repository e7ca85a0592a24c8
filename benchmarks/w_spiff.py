"""Workload W as a DMN table, decided by SpiffWorkflow."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn.parser.node_parser import DEFAULT_NSMAP
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
from SpiffWorkflow.dmn.parser.DMNParser import DMNParser

INPUTS = {"dues": "integer", "meetings": "integer", "task": "boolean"}
RULES = (("dues", "&gt;= 6", 1), ("meetings", "&gt;= 6", 2), ("task", "True", 4))


def decision() -> Callable[[dict[str, Any]], int]:
    """What gives the answer for the facts of one member."""
    node = etree.fromstring(_table())
    names = DEFAULT_NSMAP | node.nsmap
    names["dmn"] = names.pop(None)
    parser = DMNParser(None, node, names)
    parser.parse()
    engine = DMNEngine(parser.decision.decisionTables[0])
    task = _task()

    def answer(facts: dict[str, Any]) -> int:
        task.data = facts
        return sum(engine.result(task).get("answer", []))

    return answer


def _task() -> SimpleNamespace:
    """As much of a running workflow as the engine asks for."""
    spec = SimpleNamespace(file="w", name="w", task_specs={})
    workflow = SimpleNamespace(
        script_engine=PythonScriptEngine(), parent=None, spec=spec
    )
    workflow.top_workflow = workflow
    return SimpleNamespace(
        data={}, workflow=workflow, task_spec=SimpleNamespace(name="w", bpmn_name="w")
    )


def _table() -> str:
    inputs = "".join(
        f'<input id="{name}" label="{name}"><inputExpression id="{name}-e" '
        f'typeRef="{kind}"><text>{name}</text></inputExpression></input>'
        for name, kind in INPUTS.items()
    )
    rules = "".join(_rule(*rule) for rule in RULES)
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="w" '
        'name="w" namespace="w"><decision id="answers" name="answers">'
        f'<decisionTable id="table" hitPolicy="COLLECT">{inputs}'
        '<output id="out" label="answer" name="answer" typeRef="integer"/>'
        f"{rules}</decisionTable></decision></definitions>"
    )


def _rule(asked: str, said: str, number: int) -> str:
    entries = "".join(
        f'<inputEntry id="{name}-{number}"><text>{said if name == asked else ""}</text>'
        "</inputEntry>"
        for name in INPUTS
    )
    return (
        f'<rule id="rule-{number}">{entries}<outputEntry id="out-{number}">'
        f"<text>{number}</text></outputEntry></rule>"
    )
