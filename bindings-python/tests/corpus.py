"""The files that every language runs, and how an answer is held against them: to the byte, as RFC 8785."""

from __future__ import annotations

import inspect
import json
import keyword
from pathlib import Path
from typing import Any, Callable

import rfc8785

import vendra

TESTS = Path(__file__).resolve().parent.parent.parent / "tests"
JSON = Any


def read(path: Path) -> JSON:
    """A file."""
    return json.loads(path.read_text(encoding="utf-8"))


def written(value: object) -> bytes:
    """A typed answer as canonical JSON."""
    return rfc8785.dumps(vendra.plain(value))


def failed(error: vendra.Error) -> dict[str, JSON]:
    """An error as the files tell it: all but its message."""
    retry: dict[str, JSON] = {"retry": "never"}
    if error.retry is not None:
        retry = {"retry": "after", "ms": round(error.retry.total_seconds() * 1000)}
    return {"kind": error.kind, "code": error.code, "retry": retry, "data": error.data or None}


def called(name: str) -> str:
    """What a name is called in Python, which keeps some words for itself."""
    return f"{name}_" if keyword.iskeyword(name) else name


def arguments(method: Callable[..., Any], given: dict[str, JSON]) -> tuple[list[JSON], dict[str, JSON]]:
    """The input of a call as the arguments of a typed method."""
    takes = inspect.signature(method).parameters
    if list(takes) == ["input"]:
        return [given], {}
    named = {called(name): value for name, value in given.items()}
    # The marketplace whose settings they are is the one that is asked.
    return [], {name: value for name, value in named.items() if name != "id" or "id" in takes}


def function(name: str) -> Callable[..., Any]:
    """A pure function."""
    space, _, own = name.rpartition(".")
    module = {"decide": vendra.decide, "quotes": vendra.quotes}.get(space, vendra.functions)
    found: Callable[..., Any] = getattr(module, called(own))
    return found
