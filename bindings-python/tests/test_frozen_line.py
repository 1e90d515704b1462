"""What is captured and undone of a line, against a model of it: a row of cents, each of which somebody paid for somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vendra
from vendra.types import FrozenLineMoved, FrozenLinePost, FrozenLineStep, LineProgress

from .test_properties import known, largest_remainder, named

SOURCES: dict[str, dict[str, Any]] = {
    "gift_card": {"source": "gift_card", "gift_card": known("gft", 1)},
    "payment": {"source": "payment", "payment": known("pay", 1)},
    "platform": {"source": "platform"},
}
USES: dict[str, dict[str, Any]] = {
    "vendor": {"use": "vendor", "vendor": known("ven", 1)},
    "tax": {"use": "tax", "jurisdiction": "DE", "rate": "0.19"},
    "fee": {"use": "fee", "slot": "commission", "payee": {"payee": "commission"}},
}
Parties = dict[str, int]


def row(weights: Parties) -> list[str]:
    """Whose each cent is: always the one who is furthest behind, by Sainte-Laguë, and of those the first."""
    seats = dict.fromkeys(weights, 0)
    cents: list[str] = []
    for _ in range(sum(weights.values())):
        next_ = max(weights, key=lambda one: Fraction(weights[one], 2 * seats[one] + 1))
        seats[next_] += 1
        cents.append(next_)
    return cents


def counted(cents: Sequence[str]) -> Parties:
    """How many cents each has."""
    return dict(Counter(cents))


def line_of(sources: Parties, uses: Parties, kept: int, quantity: int) -> dict[str, Any]:
    """A line, of whose fee so much is kept when all is undone: the vendor makes up for it."""
    back = {"vendor": uses["vendor"] + kept, "tax": uses["tax"], "fee": uses["fee"] - kept}
    return {
        "id": known("lin", 1),
        "kind": "goods",
        "quantity": quantity,
        "sources": [{**SOURCES[name], "amount": amount} for name, amount in sources.items()],
        "uses": [{**USES[name], "amount": amount, "returns": back[name]} for name, amount in uses.items()],
    }


@dataclass
class Model:
    """A line: its first cents are captured, the first of those reversed, its last ones voided."""

    sources: Parties
    uses: Parties
    kept: int
    quantity: int
    captured: int = 0
    voided: int = 0
    reversed: int = 0

    def __post_init__(self) -> None:
        self.total = sum(self.sources.values())
        self.paid, self.got = row(self.sources), row(self.uses)
        # A cent of the fee that is kept is given back by the vendor.
        fee = iter(row({"fee": self.uses["fee"] - self.kept, "vendor": self.kept}))
        self.given = [next(fee) if one == "fee" else one for one in self.got]

    def line(self) -> dict[str, Any]:
        """The line as it is told."""
        return line_of(self.sources, self.uses, self.kept, self.quantity)

    def progress(self) -> LineProgress:
        """How far it has come."""
        return LineProgress(captured=self.captured, voided=self.voided, reversed=self.reversed)

    def undone_to(self, target: int) -> tuple[int, int]:
        """What is voided and reversed once so much is undone."""
        more = max(0, target - self.voided - self.reversed)
        void = min(more, self.total - self.captured - self.voided)
        return self.voided + void, self.reversed + more - void

    def buyers(self, voided: int, reversed_: int) -> int:
        """What of that the buyer has back."""
        undone = self.paid[:reversed_] + self.paid[self.total - voided :]
        return sum(1 for one in undone if one != "platform")

    def target(self, step: FrozenLineStep) -> int:
        """Up to where a step goes: beyond the line where it is to be refused."""
        to = step.to or 0
        if step.move == "capture_rest":
            return self.total - self.voided
        if step.move == "undo_units":
            return sum(largest_remainder(self.total, [1] * self.quantity)[:to]) if to <= self.quantity else self.total + 1
        if step.move == "undo_amount":
            wanted = self.buyers(self.voided, self.reversed) + to
            reaches = range(self.voided + self.reversed, self.total + 1)
            return next((reach for reach in reaches if self.buyers(*self.undone_to(reach)) >= wanted), self.total + 1)
        return to

    def moved(self, step: FrozenLineStep) -> tuple[Parties, Parties, Parties]:
        """Goes a step: what of the sources, of the uses, and what is voided of the sources."""
        to = self.target(step)
        if step.move.startswith("capture"):
            start, self.captured = self.captured, max(self.captured, to)
            return counted(self.paid[start : self.captured]), counted(self.got[start : self.captured]), {}
        voided, start = self.voided, self.reversed
        self.voided, self.reversed = self.undone_to(to)
        void = self.paid[self.total - self.voided : self.total - voided]
        return counted(self.paid[start : self.reversed]), counted(self.given[start : self.reversed]), counted(void)

    def refuses(self, step: FrozenLineStep) -> bool:
        """Whether a step goes too far."""
        most = self.total - self.voided if step.move.startswith("capture") else self.total
        return self.target(step) > most


def shares(told: Sequence[Any]) -> Parties:
    """The shares of a move: each once, and none of nothing."""
    pairs = [named(share) for share in told]
    assert all(amount > 0 for _, amount in pairs) and len(dict(pairs)) == len(pairs)
    return dict(pairs)


POST = FrozenLinePost(operation=known("cap", 1), order=known("ord", 1), currency="EUR")


def move(line: dict[str, Any], progress: LineProgress, step: FrozenLineStep) -> FrozenLineMoved:
    """One step of a line, whose journal balances."""
    (moved,) = vendra.functions.frozen_line(line=line, progress=progress, moves=[step], post=POST)
    sides = Counter[str]()
    for entry in moved.journal.entries if moved.journal else ():
        assert entry.amount > 0
        sides[entry.side] += entry.amount
    assert sides["debit"] == sides["credit"]
    return moved


@st.composite
def lines(draw: st.DrawFn, most: int) -> Model:
    """A line whose shares are of any size."""
    sources = {name: draw(st.integers(0, most)) for name in SOURCES}
    cuts = sorted(draw(st.tuples(*[st.integers(0, sum(sources.values()))] * 2)))
    uses = {"vendor": cuts[0], "tax": cuts[1] - cuts[0], "fee": sum(sources.values()) - cuts[1]}
    return Model(sources, uses, kept=draw(st.integers(0, uses["fee"])), quantity=draw(st.integers(1, 12)))


STEPS = st.builds(
    FrozenLineStep,
    move=st.sampled_from(["capture_to", "capture_rest", "undo_to", "undo_units", "undo_amount"]),
    to=st.one_of(st.integers(1, 12), st.integers(1, 200)),
)


@settings(max_examples=200, deadline=None)
@given(model=lines(60), steps=st.lists(STEPS, max_size=8))
def test_any_moves_of_a_line(model: Model, steps: list[FrozenLineStep]) -> None:
    line = model.line()
    for step in steps:
        before = model.progress()
        if model.refuses(step):
            with pytest.raises(vendra.Error) as refused:
                move(line, before, step)
            assert refused.value.code in ("frozen_line.exceeded", "frozen_line.units_exceeded")
            continue
        sources, uses, voided = model.moved(step)
        moved = move(line, before, step)
        assert moved.to == model.progress()
        assert (shares(moved.sources), shares(moved.uses), shares(moved.voided or ())) == (sources, uses, voided)


@settings(max_examples=200, deadline=None)
@given(
    sources=st.tuples(*[st.integers(0, 10**12)] * 3),
    cuts=st.tuples(*[st.integers(0, 10**6)] * 3),
    captures=st.lists(st.integers(0, 10**6), max_size=3),
    undoes=st.lists(st.integers(0, 10**6), max_size=8),
)
def test_all_undone_is_all_returned(
    sources: tuple[int, int, int], cuts: tuple[int, int, int], captures: list[int], undoes: list[int]
) -> None:
    """The same of amounts of any size, in any number of parts: nothing is below zero, and the end is what was frozen."""
    total = sum(sources)
    first, second = sorted(total * cut // 10**6 for cut in cuts[:2])
    fee = total - second
    kept = fee * cuts[2] // 10**6
    uses = {"vendor": first, "tax": second - first, "fee": fee}
    line = line_of(dict(zip(SOURCES, sources)), uses, kept, quantity=1)
    steps = [FrozenLineStep(move="capture_to", to=total * part // 10**6) for part in sorted(captures)]
    steps.append(FrozenLineStep(move="capture_rest"))
    steps += [FrozenLineStep(move="undo_to", to=total * part // 10**6) for part in [*sorted(undoes), 10**6]]
    progress = LineProgress(captured=0, voided=0, reversed=0)
    sums = {move: (Counter[str](), Counter[str]()) for move in ("capture", "undo")}
    for step in steps:
        moved = move(line, progress, step)
        more = moved.to.captured - progress.captured + moved.to.reversed - progress.reversed
        for so_far, told in zip(sums[step.move.partition("_")[0]], (moved.sources, moved.uses)):
            assert sum(shares(told).values()) == more
            so_far.update(shares(told))
        progress = moved.to
    assert (progress.captured, progress.voided, progress.reversed) == (total, 0, total)
    paid = +Counter(dict(zip(SOURCES, sources)))
    assert sums["capture"] == (paid, +Counter(uses))
    assert sums["undo"] == (paid, +Counter({**uses, "vendor": first + kept, "fee": fee - kept}))
