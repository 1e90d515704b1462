"""Two processes on one SQLite file, one Node and one Python, buy the last unit: one wins. Where the package for Node is built."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import vendra

from .shop import BUYER, MARKETPLACE, OWNER, cart, found

NODE = Path(__file__).resolve().parent.parent.parent / "bindings-node"
needs_node = pytest.mark.skipif(
    shutil.which("node") is None or not list(NODE.glob("*.node")), reason="the package for Node is not built here"
)

IN_NODE = """
const [file, cart, entry, marketplace, customer] = process.argv.slice(1);
const { Vendra } = await import(entry);
const vendra = await Vendra.open({ store: 'sqlite:' + file });
const buyer = vendra.market(marketplace, { actor: 'buyer', buyer: 'customer', customer });
process.stdout.write('ready\\n');
await new Promise((go) => process.stdin.once('data', go));
const pay = [{ by: 'method', method: 'invoice', gateway: 'none' }];
let told;
try { told = 'won ' + (await buyer.checkout.checkOut({ cart, pay }, { key: cart })).id; } catch (error) { told = 'lost ' + error.code; }
await vendra.close();
process.stdout.write(told + '\\n');
process.exit(0);
"""

IN_PYTHON = """
import sys, vendra
file, cart, _, marketplace, customer = sys.argv[1:]
with vendra.open_sync("sqlite:" + file) as engine:
    buyer = engine.market(marketplace, vendra.Customer(customer))
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        pay = [{"by": "method", "method": "invoice", "gateway": "none"}]
        print("won", buyer.checkout.check_out(cart, pay=pay, key=cart).id)
    except vendra.Error as error:
        print("lost", error.code)
"""


@needs_node
def test_one_of_node_and_python_buys_the_last_unit(file: Path) -> None:
    with vendra.open_sync(file) as engine:
        shop = found(engine, units=1)
        carts = [cart(engine, shop, 1) for _ in range(2)]
    entry = (NODE / "index.mjs").as_uri()
    programs = [["node", "--input-type=module", "-e", IN_NODE], [sys.executable, "-c", IN_PYTHON]]
    running = [
        subprocess.Popen(
            [*program, str(file), one, entry, MARKETPLACE, BUYER.customer],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for program, one in zip(programs, carts)
    ]
    for process in running:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
    told = [process.communicate("go\n", timeout=60)[0].split() for process in running]
    assert sorted(one[0] for one in told) == ["lost", "won"], json.dumps(told)
    with vendra.open_sync(file) as engine:
        owner = engine.market(MARKETPLACE, OWNER)
        assert owner.stock.levels(shop.books.offer)[0].available == 0
        assert owner.operations.doctor().findings == []
        won = next(one[1] for one in told if one[0] == "won")
        assert owner.orders.get(won).state == "placed"
