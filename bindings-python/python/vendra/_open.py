"""What is open in this process: closed as the interpreter exits, and left alone in a child."""

from __future__ import annotations

import atexit
import os
import weakref
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Protocol

import msgspec

from ._encoding import plain
from .errors import BrokenError, InvalidError

# Whoever exits wants to be gone. What is under way is on record as far as it came, as after a crash, and is carried on.
PATIENCE_AT_EXIT = 1.0


class Transport(Protocol):
    def end(self, patience: float) -> None: ...
    def forked(self) -> None: ...


_engines: weakref.WeakSet[Transport] = weakref.WeakSet()


def opened(transport: Transport) -> None:
    """Remembers what is open."""
    _engines.add(transport)


def closed(transport: Transport) -> None:
    """Forgets what is closed."""
    _engines.discard(transport)


@atexit.register
def _end() -> None:
    for transport in list(_engines):
        transport.end(PATIENCE_AT_EXIT)


def _forked() -> None:
    for transport in list(_engines):
        transport.forked()
    _engines.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def explained(error: InvalidError, call: Mapping[str, Any]) -> InvalidError:
    """The error, or one that says in Python's words what is wrong with what was sent."""
    if error.code == "request.malformed":
        try:
            plain(call["input"], "")
        except InvalidError as better:
            return better
    return error


@lru_cache(maxsize=None)
def _decoder(method: str, answer: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(answer)


def decoded(method: str, answer: Any, told: bytes) -> Any:
    """An answer as its type."""
    try:
        return _decoder(method, answer).decode(told)
    except msgspec.DecodeError as error:
        what = f"what {method} answers is not what this package knows: {error}"
        raise BrokenError("internal.panic", what) from error
