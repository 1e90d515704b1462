//! Which lines move, and how far: captures and undoings over the lines of one vendor order.

use super::book::{Book, Line};
use super::message::{CaptureScope, Goods, LineUnits, Undo};
use crate::frozen_line::{FrozenLine, LineKind, LineMove, Progress, Source};
use crate::id::LineId;
use crate::ledger::Posted;
use crate::money::{Allocation, Amount, allocate, prefix_of_units};
use crate::refusal::Refusal;

/// A line with the frozen line that it is about. Refusals: `vendor_order.unknown_line`.
pub(super) fn pair<'a>(
    book: &'a Book,
    frozen: &'a [FrozenLine],
    id: LineId,
) -> Result<(&'a Line, &'a FrozenLine), Refusal> {
    let unknown = Refusal::VendorOrderUnknownLine { line: id };
    let line = book.line(id).ok_or_else(|| unknown.clone())?;
    Ok((line, frozen.iter().find(|frozen| frozen.id == id).ok_or(unknown)?))
}

fn pairs<'a>(book: &'a Book, frozen: &'a [FrozenLine]) -> Result<Vec<(&'a Line, &'a FrozenLine)>, Refusal> {
    book.lines.iter().map(|line| pair(book, frozen, line.id)).collect()
}

/// A move, unless the line is there already.
pub(super) fn moved(line: &Line, movement: LineMove) -> Option<LineMove> {
    (movement.to != line.progress).then_some(movement)
}

/// What a capture moves.
pub(super) fn capture(book: &Book, frozen: &[FrozenLine], scope: &CaptureScope) -> Result<Vec<LineMove>, Refusal> {
    let mut moves = Vec::new();
    let mut rest = match scope {
        CaptureScope::Amount { amount } => amount.positive("capture.amount")?,
        CaptureScope::All | CaptureScope::Shipped => Amount::ZERO,
    };
    let wanted = rest;
    let begun = book.goods().any(|line| line.units.shipped > 0);
    for (line, frozen) in pairs(book, frozen)? {
        let movement = match scope {
            CaptureScope::All => frozen.capture_rest(line.progress)?,
            CaptureScope::Shipped if !begun => continue,
            CaptureScope::Shipped => capture_shipped(line, frozen)?,
            CaptureScope::Amount { .. } => capture_amount(line, frozen, rest)?,
        };
        rest = rest.minus(paid(&movement)?)?.max(Amount::ZERO);
        moves.extend(moved(line, movement));
    }
    match scope {
        CaptureScope::Amount { .. } if !rest.is_zero() => {
            Err(Refusal::VendorOrderExceeded { wanted, left: wanted.minus(rest)? })
        }
        _ => Ok(moves),
    }
}

/// Captures what was shipped and is kept: the units' own part of the line, all of it with the last unit, and delivery as a
/// whole.
fn capture_shipped(line: &Line, frozen: &FrozenLine) -> Result<LineMove, Refusal> {
    if line.kind != LineKind::Goods || line.open() == 0 {
        return frozen.capture_rest(line.progress);
    }
    // A unit that was undone before it was captured is voided at the upper end of the line: it is not asked for here.
    let most = frozen.total().minus(line.progress.voided)?;
    frozen.capture_to(line.progress, prefix_of_units(frozen.total(), line.quantity, line.kept())?.min(most))
}

/// Captures the least that takes `amount` of the buyer's payments, or all of the line where they have less in it.
fn capture_amount(line: &Line, frozen: &FrozenLine, amount: Amount) -> Result<LineMove, Refusal> {
    let all = frozen.capture_rest(line.progress)?;
    if paid(&all)? <= amount {
        return Ok(all);
    }
    let (mut low, mut high) = (line.progress.captured, all.to.captured);
    if amount.is_zero() {
        return frozen.capture_to(line.progress, low);
    }
    while low.plus(Amount::ONE)? < high {
        let middle = Amount::new(low.minor() + (high.minor() - low.minor()) / 2)?;
        let enough = paid(&frozen.capture_to(line.progress, middle)?)? >= amount;
        if enough { high = middle } else { low = middle }
    }
    frozen.capture_to(line.progress, high)
}

/// What a move takes of the buyer's payments: a gateway takes that, and nothing of a gift card or of store credit.
fn paid(movement: &LineMove) -> Result<Amount, Refusal> {
    let payments = movement.sources.iter().filter(|share| matches!(share.party, Source::Payment { .. }));
    Amount::sum(payments.map(|share| share.amount))
}

/// What is undone: moves of lines, and units that had arrived or were on their way.
#[derive(Default)]
pub(super) struct Undone {
    pub(super) moves: Vec<LineMove>,
    pub(super) returned: Vec<LineUnits>,
    pub(super) lost: Vec<LineUnits>,
}

impl Undone {
    /// Whether nothing is left to undo.
    pub(super) const fn is_nothing(&self) -> bool {
        self.moves.is_empty() && self.returned.is_empty() && self.lost.is_empty()
    }
}

/// What undoing moves, and the units that it undoes.
pub(super) fn undo(book: &Book, frozen: &[FrozenLine], undo: &Undo) -> Result<Undone, Refusal> {
    match undo {
        Undo::Units { lines, goods } => {
            let moves = undo_units(book, frozen, lines)?;
            Ok(match goods {
                Goods::Arrived => Undone { moves, returned: lines.clone(), lost: Vec::new() },
                Goods::OnTheWay => Undone { moves, returned: Vec::new(), lost: lines.clone() },
            })
        }
        Undo::LineAmount { line, amount } => {
            let (line, frozen) = pair(book, frozen, *line)?;
            Ok(Undone { moves: vec![frozen.undo_amount(line.progress, *amount)?], ..Undone::default() })
        }
        Undo::Amount { amount } => Ok(Undone { moves: undo_amount(book, frozen, *amount)?, ..Undone::default() }),
        Undo::Uncaptured => {
            let moves = undo_each(book, frozen, |line, frozen| {
                let kept = line.progress.captured.minus(line.progress.reversed)?;
                frozen.total().minus(kept)
            })?;
            Ok(Undone { moves, ..Undone::default() })
        }
        Undo::Rest => {
            let moves = undo_each(book, frozen, |_, frozen| Ok(frozen.total()))?;
            let all = |units: fn(&Line) -> u32| -> Vec<LineUnits> {
                let lines = book.goods().map(|line| LineUnits { line: line.id, units: units(line) });
                lines.filter(|units| units.units > 0).collect()
            };
            Ok(Undone { moves, returned: all(Line::arrived), lost: all(Line::on_the_way) })
        }
    }
}

/// Undoes so much of each line as its target says, what was undone before counted in.
fn undo_each(
    book: &Book,
    frozen: &[FrozenLine],
    target: impl Fn(&Line, &FrozenLine) -> Result<Amount, Refusal>,
) -> Result<Vec<LineMove>, Refusal> {
    let mut moves = Vec::new();
    for (line, frozen) in pairs(book, frozen)? {
        moves.extend(moved(line, frozen.undo_to(line.progress, target(line, frozen)?)?));
    }
    Ok(moves)
}

fn undo_units(book: &Book, frozen: &[FrozenLine], lines: &[LineUnits]) -> Result<Vec<LineMove>, Refusal> {
    let mut moves = Vec::new();
    for units in lines {
        let (line, frozen) = pair(book, frozen, units.line)?;
        moves.extend(moved(line, frozen.undo_units(line.progress, line.undone().saturating_add(units.units))?));
    }
    Ok(moves)
}

/// Shares an amount over the lines by what the buyer's tenders have left on each, so that no line is asked for more than it has.
fn undo_amount(book: &Book, frozen: &[FrozenLine], amount: Amount) -> Result<Vec<LineMove>, Refusal> {
    let amount = amount.positive("refund.amount")?;
    let pairs = pairs(book, frozen)?;
    let mut left = Vec::with_capacity(pairs.len());
    for (line, frozen) in &pairs {
        left.push(tendered_rest(frozen, line.progress)?);
    }
    let all = Amount::sum(left.iter().copied())?;
    if amount > all {
        return Err(Refusal::VendorOrderExceeded { wanted: amount, left: all });
    }
    let weights: Vec<i64> = left.iter().map(|left| left.minor()).collect();
    let mut moves = Vec::new();
    for ((line, frozen), part) in pairs.into_iter().zip(allocate(amount, &weights, Allocation::LargestRemainder)?) {
        if !part.is_zero() {
            moves.extend(moved(line, frozen.undo_amount(line.progress, part)?));
        }
    }
    Ok(moves)
}

/// What undoing the rest of a line would give back to the buyer, voided or reversed.
fn tendered_rest(frozen: &FrozenLine, progress: Progress) -> Result<Amount, Refusal> {
    let rest = frozen.undo_to(progress, frozen.total())?;
    let voided = rest.voided.iter().filter(|share| share.party.is_tender()).map(|share| share.amount);
    rest.tendered()?.plus(Amount::sum(voided)?)
}

/// Moves with what their postings need to know.
pub(super) fn posted<'a>(book: &'a Book, moves: &'a [LineMove]) -> impl Iterator<Item = Posted<'a>> {
    moves.iter().filter_map(|movement| {
        let line = book.line(movement.line)?;
        Some(Posted { movement, kind: line.kind, share: line.share })
    })
}
