//! Who takes what over: each line in turn, as many units together as anybody has.

use super::candidates::{self, Candidates};
use super::units::{largest, take_off};
use crate::error::Error;
use crate::handle::pricing;
use crate::work::Work;
use std::collections::{BTreeMap, BTreeSet};
use vendra_domain::frozen_line::{FrozenLine, LineKind};
use vendra_domain::marketplace::Marketplace;
use vendra_domain::order;
use vendra_domain::quote::PriceBasis;
use vendra_domain::reservation::{Reservation, Reserve};
use vendra_domain::routing::{
    Assignment, Availability, Candidate, Outcome, RerouteCandidate, RerouteInput, Rerouted, Rule, reroute,
};
use vendra_domain::split::VendorTerms;
use vendra_domain::vendor_order::{self, Elsewhere, Line, LineUnits, VendorOrder};
use vendra_domain::*;

/// A line that another vendor order takes over.
pub(super) struct TakenLine {
    /// The line whose units they were.
    pub(super) instead_of: LineId,
    /// The new one.
    pub(super) to: Rerouted,
}

/// What becomes of a vendor order that was turned down.
pub(super) struct Plan {
    /// What it is told.
    pub(super) elsewhere: Elsewhere,
    /// What is held elsewhere: so many units more.
    pub(super) holds: Vec<Reserve>,
    /// Lines that others take over.
    pub(super) taken: Vec<TakenLine>,
}

struct Planning<'a> {
    order: &'a order::Book,
    book: &'a vendor_order::Book,
    /// Places that would not send these lines, or what became these lines.
    refused: BTreeSet<LocationId>,
    plan: Plan,
    /// Under what each vendor sells that was looked at.
    terms: BTreeMap<VendorId, VendorTerms>,
    /// What its rules are, where it has any.
    rules: BTreeMap<PlanId, commission::CommissionPlan>,
    /// Vendors who pay for this order already what is charged once.
    charged: BTreeSet<VendorId>,
    /// How many more lines the reservation has room for.
    room: usize,
}

/// Looks for others who send what a vendor order holds.
pub(super) async fn of(
    work: &mut Work<'_>,
    order: &order::Book,
    book: &vendor_order::Book,
    accept_by: Option<Timestamp>,
) -> Result<Plan, Error> {
    let state = work.state::<Reservation>(order.id).await?;
    let held = state.book().map_or(0, |held| held.lines.len());
    let edit = EditId::from_uuid(work.fresh());
    let elsewhere = Elsewhere { stay: Vec::new(), taken: Vec::new(), accept_by, edit };
    let mut planning = Planning {
        order,
        book,
        refused: refused(order, book, &state),
        plan: Plan { elsewhere, holds: Vec::new(), taken: Vec::new() },
        terms: BTreeMap::new(),
        rules: BTreeMap::new(),
        charged: charged(work, order, book.id).await?,
        room: limits::RESERVATION_LINES_MAX.saturating_sub(held),
    };
    let mut sold = None;
    for line in book.goods().filter(|line| line.open() > 0) {
        let offer = state.book().and_then(|held| held.places(line.id).next().map(|place| place.offer));
        if let (Some(offer), Some(frozen)) = (offer, frozen(order, line.id)) {
            sold = sold.or(Some(offer));
            planning.goods(work, line, (frozen, offer)).await?;
        }
    }
    if let Some(offer) = sold.filter(|_| planning.plan.elsewhere.stay.is_empty()) {
        for line in book.lines.iter().filter(|line| line.kind != LineKind::Goods) {
            planning.delivery(work, line, offer);
        }
    }
    Ok(planning.plan)
}

fn frozen(order: &order::Book, line: LineId) -> Option<&FrozenLine> {
    order.lines.iter().find(|frozen| frozen.id == line)
}

/// Every place that was asked for what this vendor order holds: its own, and those of the vendor orders that it took lines over from,
/// as far as they sent nothing. Each re-route adds at least one, so a chain of them ends.
fn refused(order: &order::Book, book: &vendor_order::Book, held: &Reservation) -> BTreeSet<LocationId> {
    let mut refused = BTreeSet::new();
    let Some(held) = held.book() else {
        return refused;
    };
    let mut seen = BTreeSet::from([book.id]);
    let mut open: Vec<LineId> = book.lines.iter().map(|line| line.id).collect();
    while let Some(line) = open.pop() {
        let own = book.line(line).is_some();
        let gone = held.places(line).filter(|place| own || (place.kept() == 0 && place.shipped == 0));
        refused.extend(gone.map(|place| place.location));
        let Some(origin) = order.origin(line) else { continue };
        let part = order.vendor_orders.iter().find(|part| part.lines.contains(&origin.instead_of));
        if let Some(part) = part.filter(|part| seen.insert(part.id)) {
            open.extend(&part.lines);
        }
    }
    refused
}

/// The vendors of an order's other parts, as far as these are not cancelled.
async fn charged(work: &mut Work<'_>, order: &order::Book, but: VendorOrderId) -> Result<BTreeSet<VendorId>, Error> {
    let mut charged = BTreeSet::new();
    for part in order.vendor_orders.iter().filter(|part| part.id != but) {
        if !matches!(*work.state::<VendorOrder>(part.id).await?, VendorOrder::Absent | VendorOrder::Cancelled(_)) {
            charged.insert(part.vendor);
        }
    }
    Ok(charged)
}

impl Planning<'_> {
    /// Finds others for the open units of a line of goods: all of them together where anybody has them, else as many as anybody has.
    async fn goods(
        &mut self,
        work: &mut Work<'_>,
        line: &Line,
        (frozen, offer): (&FrozenLine, OfferId),
    ) -> Result<(), Error> {
        let Candidates { prices, mut list } = candidates::of(work, self.order, (frozen, offer), &self.refused).await?;
        take_off(&mut list, self.plan.holds.iter().map(|held| (held.offer, held.location, held.units)));
        self.sellers(work, &list).await?;
        let mut input = self.input(work, line, frozen, (offer, prices), list);
        let (mut left, mut stay, mut taken) = (line.open(), 0_u32, 0_u32);
        while left > 0 {
            if !self.room_for_a_line() {
                input.candidates.retain(|candidate| candidate.place.offer == offer);
            }
            input.vendor_orders = self.once(&input.terms);
            let Some(outcome) = largest(&mut input, left) else { break };
            let units = input.units;
            let places = match &outcome {
                Outcome::Relocated { places } => places.clone(),
                Outcome::Moved { to } => to.places.clone(),
                Outcome::Cancelled { .. } => break,
            };
            if self.plan.holds.len().saturating_add(places.len()) > self.room {
                break;
            }
            take_off(&mut input.candidates, places.iter().map(|place| (place.offer, place.location, place.units)));
            left = left.saturating_sub(units);
            if let Outcome::Moved { to } = outcome {
                taken = taken.saturating_add(units);
                self.hold(to.line.id, &places);
                self.charged.insert(to.part.vendor);
                (input.progress, input.undone_units) = (to.undone.to, input.undone_units.saturating_add(units));
                input.new_line = LineId::from_uuid(work.fresh());
                self.plan.taken.push(TakenLine { instead_of: line.id, to: *to });
            } else {
                stay = stay.saturating_add(units);
                self.hold(line.id, &places);
                self.charged.insert(self.book.vendor);
            }
        }
        let units = |units| (units > 0).then_some(LineUnits { line: line.id, units });
        self.plan.elsewhere.stay.extend(units(stay));
        self.plan.elsewhere.taken.extend(units(taken));
        Ok(())
    }

    /// Delivery goes to the first who takes goods over, at what the buyer pays for it: it is charged once, however many send.
    fn delivery(&mut self, work: &Work<'_>, line: &Line, offer: OfferId) {
        let first = self.plan.taken.iter().find_map(|taken| taken.to.places.first().copied());
        let (Some(place), Some(frozen)) = (first, frozen(self.order, line.id)) else { return };
        let Assignment { offer: of, vendor, location, .. } = place;
        let (availability, available) = (Availability::Open, line.open());
        let place = Candidate {
            offer: of,
            vendor,
            location,
            availability,
            available,
            priority: 0,
            cost: Amount::ZERO,
            distance: 0,
        };
        // At no price of its own: whoever delivers gets what was paid for delivery.
        let candidate = RerouteCandidate { place, unit_price: Amount::ZERO, category: None };
        let input = self.input(work, line, frozen, (offer, PriceBasis::TaxInclusive), vec![candidate]);
        // What cannot be handed on is cancelled with the rest, and refunded.
        if let Ok(routing::Reroute { outcome: Outcome::Moved { to }, .. }) = reroute(&input)
            && !to.line.total().is_zero()
        {
            self.plan.taken.push(TakenLine { instead_of: line.id, to: *to });
        }
    }

    /// Whether the order takes another line, and what delivery goes on with it.
    fn room_for_a_line(&self) -> bool {
        let delivery = self.book.lines.iter().filter(|line| line.kind != LineKind::Goods).count();
        let lines = self.order.lines.len().saturating_add(self.plan.taken.len()).saturating_add(delivery);
        lines < limits::ORDER_LINES_MAX
    }

    fn input(
        &self,
        work: &Work<'_>,
        line: &Line,
        frozen: &FrozenLine,
        (offer, prices): (OfferId, PriceBasis),
        candidates: Vec<RerouteCandidate>,
    ) -> RerouteInput {
        let vendors: BTreeSet<VendorId> = candidates.iter().map(|candidate| candidate.place.vendor).collect();
        let terms: Vec<VendorTerms> = vendors.iter().filter_map(|vendor| self.terms.get(vendor).copied()).collect();
        let plans: BTreeSet<PlanId> = terms.iter().map(|terms| terms.plan).collect();
        RerouteInput {
            currency: self.order.currency,
            line: frozen.clone(),
            progress: line.progress,
            vendor: self.book.vendor,
            offer,
            prices,
            undone_units: line.undone(),
            units: line.open(),
            // They are no candidates: what may be looked at has a limit, and is for those who may be asked.
            rejected: Vec::new(),
            candidates,
            rules: vec![Rule::Cost, Rule::Priority, Rule::FewestParcels],
            plans: plans.iter().filter_map(|plan| self.rules.get(plan).cloned()).collect(),
            vendor_orders: self.once(&terms),
            terms,
            policies: self.order.policies,
            new_line: LineId::from_uuid(work.fresh()),
        }
    }

    /// The vendor orders that are not charged again what is charged once for an order.
    fn once(&self, terms: &[VendorTerms]) -> Vec<VendorOrderId> {
        terms.iter().filter(|terms| self.charged.contains(&terms.vendor)).map(|terms| terms.vendor_order).collect()
    }

    /// Reads under what each vendor would sell.
    async fn sellers(&mut self, work: &mut Work<'_>, list: &[RerouteCandidate]) -> Result<(), Error> {
        let new: BTreeSet<VendorId> = list.iter().map(|candidate| candidate.place.vendor).collect();
        let marketplace = work.state::<Marketplace>(work.tenant).await?;
        let Some(settings) = marketplace.book().map(|book| &book.settings) else {
            return Ok(());
        };
        let new = new.into_iter().filter(|vendor| !self.terms.contains_key(vendor)).collect::<Vec<_>>();
        let (terms, plans) = pricing::sellers(work, settings, self.order.currency, &new).await?;
        self.terms.extend(terms.into_iter().map(|terms| (terms.vendor, terms)));
        self.rules.extend(plans.into_iter().map(|rules| (rules.id, rules)));
        Ok(())
    }

    fn hold(&mut self, line: LineId, places: &[Assignment]) {
        let hold =
            |place: &Assignment| Reserve { line, offer: place.offer, location: place.location, units: place.units };
        self.plan.holds.extend(places.iter().map(hold));
    }
}
