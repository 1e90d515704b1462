"""What goes wrong: one base, a class for each kind, and a stable code for each reason.

The kind says what to do and is the class; the code says what it is. Both are API, the message is for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar, Literal, Optional, Union

import msgspec

Kind = Literal["invalid", "forbidden", "missing", "conflict", "limit", "unavailable", "broken"]
"""What to do about an error: each kind is a class."""


class Error(Exception):
    """The base of all that vendra raises.

    Whoever catches it looks at ``code`` (``"cart.empty"``, ``"stock.short"``), never at the message. All codes with their kinds
    are in ``vendra.CODES``.
    """

    kind: ClassVar[Kind] = "broken"
    """What to do about it, in a word: the class in another form."""

    code: str
    """What it is: stable, and the same in every language."""
    message: str
    """What it says to people. May change."""
    retry: Optional[timedelta]
    """How long to wait before the same call, with the same key, is worth making again; None where waiting alone changes nothing."""
    data: Mapping[str, Any]
    """The fields of the refusal: which offer, how many were left. Empty where there are none."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        retry: Optional[timedelta] = None,
        data: Optional[Mapping[str, Any]] = None,
    ) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.retry = retry
        self.data = {} if data is None else data

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.code, self.message, self.retry, dict(self.data))


def _restored(
    kind: type[Error], code: str, message: str, retry: Optional[timedelta], data: Mapping[str, Any]
) -> Error:
    return kind(code, message, retry=retry, data=data)


class InvalidError(Error, ValueError):
    """The call is not what it should be: change it."""

    kind = "invalid"


class ForbiddenError(Error):
    """The actor may not do that."""

    kind = "forbidden"


class MissingError(Error, LookupError):
    """There is nothing of that id, or nothing that the actor may see."""

    kind = "missing"


class ConflictError(Error):
    """What there is does not permit it: look again, then decide."""

    kind = "conflict"


class LimitError(Error):
    """It would be more than the limit; every limit is documented."""

    kind = "limit"


class UnavailableError(Error):
    """Something that is needed does not answer just now, or too many calls are under way.

    ``retry`` is never None here: after so long the same call is worth making again, with the same key. What of it is on record by
    then is not done twice; without a key it may be.
    """

    kind = "unavailable"


class BrokenError(Error):
    """Something is not as it must be: tell whoever runs this, and vendra. With the same key again it shows what became of the call."""

    kind = "broken"


_BY_KIND: dict[str, type[Error]] = {
    kind.kind: kind
    for kind in (InvalidError, ForbiddenError, MissingError, ConflictError, LimitError, UnavailableError, BrokenError)
}


class _Never(msgspec.Struct, tag_field="retry", tag="never"):
    pass


class _After(msgspec.Struct, tag_field="retry", tag="after"):
    ms: int


class _Failure(msgspec.Struct):
    kind: str
    code: str
    retry: Union[_Never, _After]
    message: str
    data: Optional[dict[str, Any]] = None


_decode = msgspec.json.Decoder(_Failure).decode


def error_of(failure: bytes) -> Error:
    """The exception that a failure is, as the native module tells it."""
    told = _decode(failure)
    retry = timedelta(milliseconds=told.retry.ms) if isinstance(told.retry, _After) else None
    return _BY_KIND.get(told.kind, BrokenError)(told.code, told.message, retry=retry, data=told.data)


def malformed(what: str) -> InvalidError:
    """A call that is not what it should be; what is wrong with it."""
    return InvalidError("request.malformed", what)
