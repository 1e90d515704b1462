"""Calls as JSON, by one rule for all of them.

msgspec writes almost everything as the engine reads it. Two things it does not: moments, of which the engine takes exactly three
digits and ``Z``, and numbers that JSON does not have, which msgspec writes as ``null``. Both leave a trace in the text; where there
is one, what is sent is gone through piece by piece, and refused by name where it cannot be said exactly.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timezone
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, cast
from uuid import UUID

import msgspec

from .errors import InvalidError, malformed

EXACT_MAX = 2**53 - 1
"""The largest whole number that every reader of JSON keeps exact."""

_encode = msgspec.json.Encoder().encode
_moment = re.compile(rb"T\d\d:\d\d:\d\d").search


def encode(value: object) -> bytes:
    """A call as JSON."""
    try:
        data = _encode(value)
        if b"null" not in data and _moment(data) is None:
            return data
        return _encode(plain(value, ""))
    except InvalidError:
        raise
    except RecursionError:
        raise malformed("what is sent is nested too deeply, or contains itself") from None
    except (TypeError, ValueError, OverflowError) as error:
        plain(value, "")
        raise malformed(str(error)) from error


def moment(value: datetime, path: str = "") -> str:
    """A moment as the engine takes it: RFC 3339 with exactly three digits and ``Z``. What is less than a millisecond is cut off."""
    if value.tzinfo is None or value.utcoffset() is None:
        raise malformed(f"{_at(path)}{value!r} has no time zone: use datetime.now(timezone.utc), or give it a tzinfo")
    try:
        utc = value.astimezone(timezone.utc)
    except OverflowError:
        raise malformed(f"{_at(path)}{value!r} is outside of what a datetime can hold in UTC") from None
    return utc.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def plain(value: Any, path: str = "") -> Any:
    """A value as nothing but dicts, lists, texts, whole numbers, booleans and None, the way the engine reads and writes it.

    For whatever goes out as JSON again: the answer of a route, a log line. Raises InvalidError for what cannot be said exactly, a
    float or a datetime without a time zone.
    """
    if value is None or isinstance(value, (str, bool)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Enum):
        return plain(value.value, path)
    if isinstance(value, int):
        if abs(value) > EXACT_MAX:
            raise malformed(f"{_at(path)}{value} is beyond 2**53-1, the largest whole number that stays exact in JSON")
        return value
    if isinstance(value, float):
        raise malformed(
            f"{_at(path)}{value!r} is a float: amounts are whole numbers of minor units (1999 for 19.99), rates are Decimal"
        )
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise malformed(f"{_at(path)}{value} is no number")
        return format(value, "f")
    if isinstance(value, datetime):
        return moment(value, path)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, msgspec.Struct):
        return _struct(value, path)
    if isinstance(value, Mapping):
        fields_of = cast("Mapping[object, Any]", value)
        return {_name(name, path): plain(inner, f"{path}.{name}") for name, inner in fields_of.items()}
    if isinstance(value, (list, tuple)):
        items = cast("Sequence[Any]", value)
        return [plain(inner, f"{path}[{place}]") for place, inner in enumerate(items)]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {field.name: plain(getattr(value, field.name), f"{path}.{field.name}") for field in fields}
    raise malformed(f"{_at(path)}what is of type {type(value).__name__} cannot be sent")


def _at(path: str) -> str:
    # What a method takes is a part of the call.
    place = path.lstrip(".")
    place = place[len("input.") :] if place.startswith("input.") else place
    return f"{place}: " if place else ""


def _name(name: object, path: str) -> str:
    if not isinstance(name, str):
        raise malformed(f"{_at(path)}the names of fields are texts, not {name!r}")
    return name


@lru_cache(maxsize=None)
def _fields(kind: type[msgspec.Struct]) -> tuple[dict[str, Any], list[tuple[str, str, Any]]]:
    config = kind.__struct_config__
    tag = {config.tag_field: config.tag} if config.tag_field is not None else {}
    return tag, [(field.name, field.encode_name, field.default) for field in msgspec.structs.fields(kind)]


def _struct(value: msgspec.Struct, path: str) -> dict[str, Any]:
    tag, fields = _fields(type(value))
    written = dict(tag)
    for name, encoded, default in fields:
        inner = getattr(value, name)
        if inner is not msgspec.UNSET and (inner is not None or default is not None):
            written[encoded] = plain(inner, f"{path}.{encoded}")
    return written
