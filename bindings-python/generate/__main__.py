"""Makes the typed part of the package from vendra's schema.

    python bindings-python/generate            # writes
    python bindings-python/generate --check    # fails where what is committed is not what would be written
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from methods import DECIDE, Methods, decided, functions, namespaces, published
from types_ import Types

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "python" / "vendra"
SCHEMA = HERE.parent.parent / "core" / "wire" / "schema.json"


def codes(table: dict[str, dict[str, str]]) -> str:
    """The module of all codes."""
    rows = "".join(f'    "{code}": "{row["kind"]}",\n' for code, row in table.items())
    return (
        '"""Every code with its kind. Made from vendra\'s schema: see bindings-python/generate."""\n\n'
        "from __future__ import annotations\n\nfrom types import MappingProxyType\n\nfrom .errors import Kind\n\n"
        f"_CODES: dict[str, Kind] = {{\n{rows}}}\n\nCODES = MappingProxyType(_CODES)\n"
        '"""Every code that any call can fail with, and its kind."""\n'
    )


def needing_nothing(names: Iterable[str]) -> str:
    """The module of the methods that need no engine."""
    rows = "".join(f'    "{name}",\n' for name in sorted(names))
    return (
        '"""The engine\'s methods that are pure functions. Made from vendra\'s schema: see bindings-python/generate."""\n\n'
        f'PURE = frozenset({{\n{rows}}})\n"""What needs no engine and no store: an answer at once."""\n'
    )


def synchronous(text: str) -> str:
    """A module for asyncio, without it."""
    text = re.sub(r"\basync (def|with|for)\b", r"\1", text)
    text = re.sub(r"\bawait ", "", text)
    text = text.replace("AsyncIterator", "Iterator").replace("__aenter__", "__enter__").replace("__aexit__", "__exit__")
    text = text.replace("__aiter__", "__iter__").replace("__anext__", "__next__").replace("StopAsyncIteration", "StopIteration")
    head, _, rest = text.partition('"""\n')
    return f'{head} Made from the one for asyncio: see bindings-python/generate."""\n{rest}'


def generated() -> dict[Path, str]:
    """Every file that is generated."""
    schema = json.loads(SCHEMA.read_text())
    # Started, stopped and ticked by hand, with functions of Python's: vendra/_async/engine.py.
    schema["methods"] = {name: method for name, method in schema["methods"].items() if not name.startswith("worker.")}
    types = Types({**schema["$defs"], **decided(schema["methods"])})
    methods = Methods(schema["methods"], types)
    for event in schema["events"].values():
        types.of(event)
    types.of({"$ref": "#/$defs/CloudEvent"})
    for port in schema["ports"].values():
        types.of(port["input"])
        types.of(port["output"])
    written = {
        PACKAGE / "_codes.py": codes(schema["codes"]),
        PACKAGE / "_methods.py": needing_nothing(methods.functions("quotes")),
        PACKAGE / "functions.py": functions(methods, types, "", "Pure functions: no engine, no store, an answer at once."),
        PACKAGE / "decide.py": functions(methods, types, "decide", DECIDE),
        PACKAGE / "quotes.py": functions(methods, types, "quotes", "What a cart costs, and why: pure functions."),
        PACKAGE / "namespaces.py": published(methods),
        PACKAGE / "_async" / "namespaces.py": namespaces(methods, types, is_async=True),
        PACKAGE / "_sync" / "namespaces.py": namespaces(methods, types, is_async=False),
        **{PACKAGE / "_sync" / name: synchronous((PACKAGE / "_async" / name).read_text()) for name in ("engine.py", "trial.py")},
    }
    written[PACKAGE / "types.py"] = types.written()
    return written


def main() -> int:
    """Writes, or checks."""
    stale = 0
    for path, text in generated().items():
        if "--check" in sys.argv:
            if not path.exists() or path.read_text() != text:
                print(f"{path} is not what the schema says: run python bindings-python/generate", file=sys.stderr)
                stale = 1
        else:
            path.write_text(text)
    return stale


if __name__ == "__main__":
    sys.exit(main())
