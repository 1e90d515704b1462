"""An embeddable multi-vendor commerce engine: carts, split checkout, commissions, a ledger and payouts, in your own process.

    async with vendra.open("sqlite:shop.db", gateways={"acme": "simulated"}) as engine:
        shop = engine.market(marketplace, vendra.Customer(customer))
        await shop.carts.add_line(cart, offer=offer, quantity=3, key="add-1")

``vendra.open_sync`` is the same without asyncio. What is told and answered are frozen types, in ``vendra.types``. All that is raised
is a ``vendra.Error`` with a ``code``. Amounts are whole numbers of minor units and never floats.
"""

from collections.abc import Mapping

from . import config, decide, errors, functions, namespaces, ports, quotes, sync, types, work
from ._async.engine import Engine, Market
from ._async.opening import open
from ._async.trial import Trial
from ._codes import CODES as _CODES
from ._encoding import plain
from ._native import VERSION as __version__
from .actors import Actor, Customer, Guest, Member, Staff, System
from .config import Hosted, OutwardWebhooks, Resilience, Simulated, Sqlite
from .errors import (
    BrokenError,
    ConflictError,
    Error,
    ForbiddenError,
    InvalidError,
    LimitError,
    MissingError,
    UnavailableError,
)
from .ids import new_id
from .statement import Statement
from .sync import open as open_sync
from .work import Relay

CODES: Mapping[str, errors.Kind] = _CODES
"""Every code that any call can fail with, and its kind."""

__all__ = [
    "CODES",
    "Actor",
    "BrokenError",
    "ConflictError",
    "Customer",
    "Engine",
    "Error",
    "ForbiddenError",
    "Guest",
    "Hosted",
    "InvalidError",
    "LimitError",
    "Market",
    "Member",
    "MissingError",
    "OutwardWebhooks",
    "Relay",
    "Resilience",
    "Simulated",
    "Sqlite",
    "Staff",
    "Statement",
    "System",
    "Trial",
    "UnavailableError",
    "__version__",
    "config",
    "decide",
    "errors",
    "functions",
    "namespaces",
    "new_id",
    "open",
    "open_sync",
    "plain",
    "ports",
    "quotes",
    "sync",
    "types",
    "work",
]
