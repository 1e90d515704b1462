"""A wheel, as a stranger gets it: run by ``scripts/test-python`` with nothing installed but the wheel, in an empty directory.

    python -I smoke.py WHEEL

A checkout is split over two vendors, with asyncio and without, on a file; and what types are checked by is in the wheel.
"""

from __future__ import annotations

import asyncio
import sys
import zipfile
from importlib import resources

import vendra

STUBS = ("vendra/py.typed", "vendra/_native.pyi")


def is_split(state: str, gross: int, parts: int) -> None:
    """Three books and a lamp, of a vendor each."""
    assert (state, gross, parts) == ("placed", 3 * 2_490 + 7_900, 2), (state, gross, parts)


async def with_asyncio() -> str:
    """A split checkout, awaited: the order."""
    async with vendra.open("sqlite:shop.db", gateways={"acme": "simulated"}) as engine:
        trial = await vendra.Trial.found(engine)
        made = await trial.buyer.checkout.check_out(await trial.cart(3, 1), pay=[trial.by_card()], key="checkout-1")
        order = await trial.buyer.orders.get(made.id)
        is_split(order.state, order.gross, len(order.vendor_orders))
        return order.id


def synchronous() -> str:
    """The same by plain calls."""
    with vendra.open_sync("sqlite:shop.db", gateways={"acme": "simulated"}) as engine:
        trial = vendra.sync.Trial.found(engine)
        made = trial.buyer.checkout.check_out(trial.cart(3, 1), pay=[trial.by_card()], key="checkout-1")
        order = trial.buyer.orders.get(made.id)
        is_split(order.state, order.gross, len(order.vendor_orders))
        return order.id


def main() -> None:
    """All of it."""
    wheel = zipfile.ZipFile(sys.argv[1])
    names = wheel.namelist()
    assert not [name for name in STUBS if name not in names], names
    # One native module, made against the stable part of Python's interface: it loads in every CPython since 3.9.
    native = [name for name in names if name.startswith("vendra/_native.") and not name.endswith(".pyi")]
    assert len(native) == 1 and "-abi3-" in sys.argv[1], (native, sys.argv[1])
    assert any(name.endswith("/licenses/LICENSE-MIT") for name in names), names
    assert resources.files(vendra).joinpath("py.typed").is_file()
    assert asyncio.run(with_asyncio()) != synchronous()
    print(f"the wheel of vendra {vendra.__version__} stands by itself: {len(names)} files")


if __name__ == "__main__":
    main()
