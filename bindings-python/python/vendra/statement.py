"""The host's own SQL, in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional, Union

import msgspec

from .errors import malformed


class Statement(msgspec.Struct, frozen=True):
    """A statement of your own that is run in the same transaction as what a request changes: all of it or nothing.

    It is not run where the request changes nothing, is refused, or is answered as it was before. SQLite has ``?1``, ``?2``.
    """

    sql: str
    """One statement."""
    parameters: Sequence[Union[None, int, str, bytes]] = ()
    """What stands for its placeholders. Never put what somebody typed into the SQL itself."""
    rows: Optional[int] = None
    """How many rows it must change: else nothing of the whole request happens. None for any number."""


def sent(statement: Statement) -> dict[str, Any]:
    """A statement as the engine takes it."""
    call: dict[str, Any] = {"sql": statement.sql, "parameters": [_parameter(value) for value in statement.parameters]}
    if statement.rows is not None:
        call["rows"] = statement.rows
    return call


def _parameter(value: object) -> object:
    if value is None:
        return "null"
    if isinstance(value, int) and not isinstance(value, bool):
        return {"integer": value}
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, (bytes, bytearray)):
        return {"bytes": list(value)}
    raise malformed(f"also: a parameter is an int, a str, bytes or None, and not {value!r}")
