import pytest
from msgspec.structs import fields

from goodstanding.roll.tables import TABLES
from make_reference import tables_page


@pytest.mark.parametrize("name", TABLES)
def test_every_table_and_column_stands_on_the_page(name):
    _, _, section = tables_page().partition(f"\n## {name}\n")
    section, _, _ = section.partition("\n## ")
    rows = [line.split("`")[1] for line in section.splitlines() if "| `" in line]

    assert rows == [field.name for field in fields(TABLES[name])]
    assert "\nOne row per " in section


def test_a_column_is_told_with_type_need_and_meaning():
    page = tables_page().splitlines()

    assert "| `joined_on` | date | yes | the first day of the spell |" in page
    assert "| `owed` | int | yes | minor units of `currency`, not negative |" in page
    assert "| `late` | bool | no (then false) | came after it had begun |" in page
