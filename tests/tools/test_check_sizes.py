from check_sizes import too_long


def test_a_long_module_and_a_long_function_are_found(made_tree):
    body = "    x = 1\n" * 40
    root = made_tree({"src/a.py": f"def f():\n{body}" + "\n" * 360})

    assert list(too_long(root)) == [
        f"{root}/src/a.py: 401 lines, at most 400: split it by noun",
        f"{root}/src/a.py:1: f has 41 lines, at most 40: split it by what it does",
    ]


def test_docstrings_and_decorators_are_not_counted(made_tree):
    doc = '    """What it is.\n' + "\n" * 50 + '    """\n'
    body = "    x = 1\n" * 39
    root = made_tree({"tests/a.py": f"@mark\n@mark\ndef f():\n{doc}{body}"})

    assert list(too_long(root)) == []


def test_methods_and_coroutines_are_counted_too(made_tree):
    body = "        x = 1\n" * 40
    root = made_tree({"tools/a.py": f"class C:\n    async def f(self):\n{body}"})

    assert list(too_long(root)) == [
        f"{root}/tools/a.py:2: f has 41 lines, at most 40: split it by what it does"
    ]
