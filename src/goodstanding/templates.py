"""Templates of pages: everything is escaped, and a name nobody gave is a fault."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


def templates_of(package: str) -> Environment:
    """The templates that stand in the folder of `package`."""
    return Environment(
        loader=PackageLoader(package, "."),
        autoescape=True,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def source(templates: Environment, name: str) -> Markup:
    """A file beside the templates as it stands, to go into a page unescaped: a style."""
    assert templates.loader is not None
    return Markup(templates.loader.get_source(templates, name)[0])  # noqa: S704 -- ours
