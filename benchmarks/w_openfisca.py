"""Workload W in OpenFisca-Core: a variable a fact, a formula a ground, all members at once."""

import time
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from w_roll import AS_OF, CUT

NOW = f"{AS_OF:%Y-%m}"
NEVER = date(9999, 12, 31)


def run(folder: Path) -> tuple[list[int], dict[str, float]]:
    """The answers, and how long loading and reckoning took."""
    system = _system()
    begun = time.perf_counter()
    simulation = _loaded(system, folder / "flat")
    loaded = time.perf_counter()
    answers = sum(
        number * simulation.calculate(name, NOW).astype(np.uint8)
        for name, number in (("six_dues", 1), ("six_meetings", 2), ("old_task", 4))
    )
    told = time.perf_counter()
    return answers.tolist(), {"counted": loaded - begun, "rules": told - loaded}


def _system() -> Any:
    from openfisca_core import entities, taxbenefitsystems  # noqa: PLC0415 -- the same

    member = entities.SingleEntity("member", "members", "A member", "")
    branch = entities.GroupEntity(
        "branch",
        "branches",
        "A branch",
        "",
        roles=[{"key": "member", "plural": "members"}],
    )
    system = taxbenefitsystems.TaxBenefitSystem([member, branch])
    system.add_variables(*_facts(member), *_formulas(member))
    return system


def _facts(member: Any) -> list[type]:
    from openfisca_core import periods, variables  # noqa: PLC0415 -- only measured here

    told = {"entity": member, "definition_period": periods.DateUnit.MONTH}
    facts = [
        type(name, (variables.Variable,), {"value_type": bool, **told})
        for name in ("paid", "dues_excused", "attended", "meetings_excused")
    ]
    oldest = {"value_type": date, "default_value": NEVER, **told}
    return [*facts, type("oldest_open_task", (variables.Variable,), oldest)]


def _formulas(member: Any) -> list[type]:
    from openfisca_core import periods, variables  # noqa: PLC0415 -- only measured here
    from openfisca_core.populations import ADD  # noqa: PLC0415 -- the same

    month = periods.DateUnit.MONTH

    def missed(done: str, excused: str) -> Any:
        return lambda them, period: ~them(done, period) & ~them(excused, period)

    def six(name: str) -> Any:
        def formula(them: Any, period: Any) -> Any:
            first = period.start.offset(-5, month)
            return them(name, periods.Period((month, first, 6)), options=[ADD]) >= 6

        return formula

    def old(them: Any, period: Any) -> Any:
        return them("oldest_open_task", period) <= np.datetime64(CUT)

    formulas = {
        "dues_missed": missed("paid", "dues_excused"),
        "meetings_missed": missed("attended", "meetings_excused"),
        "six_dues": six("dues_missed"),
        "six_meetings": six("meetings_missed"),
        "old_task": old,
    }
    told = {"value_type": bool, "entity": member, "definition_period": month}
    return [
        type(name, (variables.Variable,), {**told, "formula": formula})
        for name, formula in formulas.items()
    ]


def _loaded(system: Any, flat: Path) -> Any:
    from openfisca_core.simulations import SimulationBuilder  # noqa: PLC0415 -- the same

    members = pq.read_table(flat / "members.parquet")
    branch = members["branch"].to_numpy()
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("member", members["member"].to_numpy())
    group = builder.declare_entity("branch", np.unique(branch))
    builder.join_with_persons(group, branch, np.array(["member"] * len(branch)))
    simulation = builder.build(system)
    for table, done, excused in (
        ("dues", "paid", "dues_excused"),
        ("meetings", "attended", "meetings_excused"),
    ):
        _set_months(simulation, pq.read_table(flat / f"{table}.parquet"), done, excused)
    simulation.set_input("oldest_open_task", NOW, _oldest(flat, len(branch)))
    return simulation


def _set_months(simulation: Any, rows: Any, done: str, excused: str) -> None:
    months = rows.slice(0, 24)["month"].to_pylist()
    for column, name in ((done, done), ("excused", excused)):
        values = rows[column].to_numpy().reshape(-1, 24)
        for place, month in enumerate(months):
            held = np.ascontiguousarray(values[:, place])
            simulation.set_input(name, f"{month:%Y-%m}", held)


def _oldest(flat: Path, members: int) -> Any:
    tasks = pq.read_table(flat / "tasks.parquet")
    due = tasks["due"].to_numpy().astype("datetime64[D]")
    unfinished = ~tasks["done"].to_numpy()
    oldest = np.full(members, np.datetime64(NEVER))
    np.minimum.at(oldest, tasks["member"].to_numpy()[unfinished], due[unfinished])
    return oldest
