//! `frozen_line`: a line, moves of it in turn, and what each of them posts.

use crate::{Called, input, output};
use serde::{Deserialize, Serialize};
use vendra_domain::frozen_line::{FrozenLine, LineKind, LineMove, Progress, Share, Source, UseShare};
use vendra_domain::ledger::{Journal, Posted, VendorShare, distribution, reversal};
use vendra_domain::{Amount, AnyId, Currency, LineId, OrderId, Refusal};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FrozenLineMovesInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Input {
    line: Line,
    #[serde(default)]
    progress: Progress,
    #[serde(default)]
    moves: Vec<Step>,
    post: Option<Post>,
}

/// A line before anything is checked, so that a scenario sees the refusal.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FrozenLineParts"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    id: LineId,
    kind: LineKind,
    quantity: u32,
    sources: Vec<Share<Source>>,
    uses: Vec<UseShare>,
}

/// Moves of one kind: once, or several times in a row and shown as their sum.
#[derive(Clone, Copy, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FrozenLineStep"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    #[serde(rename = "move")]
    kind: Kind,
    #[serde(default)]
    to: Option<i64>,
    #[serde(default = "once")]
    times: u32,
}

const fn once() -> u32 {
    1
}

/// What a step takes of a line, or undoes of it, and how much: up to so much, so many units, an amount, or the rest.
#[derive(Clone, Copy, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FrozenLineStepKind"))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    CaptureTo,
    CaptureRest,
    UndoTo,
    UndoUnits,
    UndoAmount,
}

/// Whose journals a scenario wants to see.
#[derive(Clone, Copy, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FrozenLinePost"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Post {
    operation: AnyId,
    order: OrderId,
    currency: Currency,
    #[serde(default)]
    share: VendorShare,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FrozenLineMoved"))]
pub(crate) struct Moved {
    #[serde(flatten)]
    movement: LineMove,
    #[serde(skip_serializing_if = "Option::is_none")]
    journal: Option<Journal>,
}

pub(crate) fn frozen_line(text: &str) -> Called {
    output(moved(input(text)?))
}

fn moved(Input { line, mut progress, moves, post }: Input) -> Result<Vec<Moved>, Refusal> {
    let line = FrozenLine::new(line.id, line.kind, line.quantity, line.sources, line.uses)?;
    let mut shown = Vec::new();
    for step in moves {
        let from = progress;
        let mut movement = one(&line, from, step)?;
        for _ in 1..step.times {
            let next = one(&line, movement.to, step)?;
            add(&mut movement.sources, next.sources)?;
            add(&mut movement.uses, next.uses)?;
            add(&mut movement.voided, next.voided)?;
            movement.to = next.to;
        }
        progress = movement.to;
        let journal = match post {
            Some(post) => journal(&line, from, &movement, post)?,
            None => None,
        };
        shown.push(Moved { movement, journal });
    }
    Ok(shown)
}

fn one(line: &FrozenLine, progress: Progress, step: Step) -> Result<LineMove, Refusal> {
    let to = step.to.unwrap_or_default();
    match step.kind {
        Kind::CaptureTo => line.capture_to(progress, Amount::new(to)?),
        Kind::CaptureRest => line.capture_rest(progress),
        Kind::UndoTo => line.undo_to(progress, Amount::new(to)?),
        Kind::UndoUnits => line.undo_units(progress, u32::try_from(to).unwrap_or(u32::MAX)),
        Kind::UndoAmount => line.undo_amount(progress, Amount::new(to)?),
    }
}

fn add<P: PartialEq>(sum: &mut Vec<Share<P>>, more: Vec<Share<P>>) -> Result<(), Refusal> {
    for share in more {
        match sum.iter_mut().find(|so_far| so_far.party == share.party) {
            Some(so_far) => so_far.amount = so_far.amount.plus(share.amount)?,
            None => sum.push(share),
        }
    }
    Ok(())
}

fn journal(line: &FrozenLine, from: Progress, movement: &LineMove, post: Post) -> Result<Option<Journal>, Refusal> {
    let posted = [Posted { movement, kind: line.kind, share: post.share }];
    if movement.to.captured > from.captured {
        distribution(post.operation, post.order, post.currency, posted)
    } else {
        reversal(post.operation, post.order, post.currency, posted)
    }
}
