"""Writes the reference of the package as pages, out of the docstrings. Fails where something that is public has none.

    python bindings-python/generate/reference.py    # into bindings-python/reference
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdoc
import pdoc.doc

import vendra

WRITTEN = Path(__file__).parent.parent / "reference"


def read_once() -> None:
    """Finds the sources of the types in one reading: Python below 3.13 reads the whole module for each of a thousand classes."""
    lines = inspect.getsource(vendra.types).splitlines(keepends=True)
    classes = {
        node.name: (lines[node.lineno - 1 : node.end_lineno], node.lineno)
        for node in ast.parse("".join(lines)).body
        if isinstance(node, ast.ClassDef)
    }
    known = inspect.getsourcelines

    def found(thing: Any) -> tuple[list[str], int]:
        if isinstance(thing, type) and thing.__module__ == vendra.types.__name__ and thing.__name__ in classes:
            return classes[thing.__name__]
        return known(thing)

    setattr(inspect, "getsourcelines", found)
    setattr(inspect, "getsource", lambda thing: "".join(found(thing)[0]))


def undocumented(inside: pdoc.doc.Namespace[Any]) -> Iterator[str]:
    """What is public, ours and without a word."""
    for member in inside.own_members:
        if member.name.startswith("_") or not (member.taken_from[0] or "vendra").startswith("vendra"):
            continue
        if not member.docstring:
            yield member.fullname
        if isinstance(member, pdoc.doc.Class):
            yield from undocumented(member)


def main() -> int:
    """All of it."""
    read_once()
    package = pdoc.doc.Module(vendra)
    modules = [package, *package.submodules]
    silent = [name for module in modules for name in undocumented(module)]
    for name in silent:
        print(f"{name} has no docstring", file=sys.stderr)
    pdoc.render.configure(docformat="google", show_source=False, footer_text=f"vendra {vendra.__version__}")
    pdoc.pdoc("vendra", output_directory=WRITTEN)
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
