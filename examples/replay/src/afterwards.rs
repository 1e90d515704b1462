//! What happens after the orders: goods are sent, a unit comes back, a vendor is paid.

use crate::books::Books;
use crate::checkout::{Placed, vendor_of};
use crate::report::written;
use crate::source::{Afterwards, id_of};
use vendra_domain::payment::{self, OperationOutcome};
use vendra_domain::payout::{self, Kind, PaidFrom, Payout, Statement, StatementKind, StatementLine};
use vendra_domain::refund::{self, Destination, PaymentVia, Refund, Via};
use vendra_domain::settlement::{self, Candidate, Hold, MoneyState, Settlement, SettlementPolicy};
use vendra_domain::time::DAY_MS;
use vendra_domain::vendor_order::{self, Goods, LineUnits, Undo, VendorOrder};
use vendra_domain::{
    Amount, Currency, EditId, ParcelId, PayoutAccountId, PayoutId, RefundId, Refusal, SettlementId, Timestamp,
    VendorId, VoidId,
};

/// Sends everything, then does what the source says, and tells it in a line each.
pub(crate) fn run(
    afterwards: &[Afterwards],
    placed: &mut [(String, Placed)],
    currency: Currency,
    books: &mut Books,
) -> Result<Vec<String>, Refusal> {
    let mut story = Vec::with_capacity(afterwards.len());
    for (_, order) in placed.iter_mut() {
        deliver(order, books)?;
    }
    for step in afterwards {
        match step {
            Afterwards::Refund { order, line, units } => {
                if let Some((name, placed)) = placed.iter_mut().find(|(name, _)| name == order) {
                    let back = refund(placed, *line, *units, books)?;
                    story.push(format!(
                        "refund: {units} of line {} of {name:?}: {}",
                        line + 1,
                        written(back, currency)
                    ));
                }
            }
            Afterwards::PayOut { seller } => {
                let paid = pay_out(vendor_of(seller), placed, currency, books)?;
                story.push(format!("payout: {seller}: {}", written(paid, currency)));
            }
        }
    }
    Ok(story)
}

fn vendor_order_facts(placed: &Placed, state: &VendorOrder, at: Timestamp) -> vendor_order::Facts {
    let id = state.book().map(|book| book.id.to_string()).unwrap_or_default();
    vendor_order::Facts {
        at,
        lines: placed.split.lines.clone(),
        parcel: ParcelId::from_uuid(id_of("parcel", &id)),
        edit: EditId::from_uuid(id_of("edit", &id)),
    }
}

/// One parcel a vendor, sent a day later and there two days after that.
fn deliver(placed: &mut Placed, books: &mut Books) -> Result<(), Refusal> {
    let (sent, there) = (placed.at.plus_ms(DAY_MS)?, placed.at.plus_ms(3 * DAY_MS)?);
    let mut states = std::mem::take(&mut placed.vendor_orders);
    for state in &mut states {
        let goods = state.book().into_iter().flat_map(vendor_order::Book::goods);
        let lines = goods.map(|line| LineUnits { line: line.id, units: line.open() }).collect();
        let facts = vendor_order_facts(placed, state, sent);
        let parcel = facts.parcel;
        books.ask(state, &vendor_order::Request::Ship { lines, tracking: None }, &facts, sent)?;
        let facts = vendor_order_facts(placed, state, there);
        books.ask(state, &vendor_order::Request::Deliver { parcel }, &facts, there)?;
    }
    placed.vendor_orders = states;
    Ok(())
}

/// Units of a line come back, and the buyer's money with them, to each tender its own part.
fn refund(placed: &mut Placed, line: usize, units: u32, books: &mut Books) -> Result<Amount, Refusal> {
    let at = placed.at.plus_ms(5 * DAY_MS)?;
    let id = RefundId::from_uuid(id_of("refund", &format!("{}/{line}", placed.order)));
    let line = placed.split.lines.get(line).map(|line| line.id).ok_or(Refusal::OrderEmpty)?;
    let mut states = std::mem::take(&mut placed.vendor_orders);
    let holds = |state: &&mut VendorOrder| state.book().is_some_and(|book| book.line(line).is_some());
    let mut moves = Vec::new();
    if let Some(state) = states.iter_mut().find(holds) {
        let undo = Undo::Units { lines: vec![LineUnits { line, units }], goods: Goods::Arrived };
        let request = vendor_order::Request::Reverse { cause: id.into(), undo };
        let facts = vendor_order_facts(placed, state, at);
        let events = books.ask(state, &request, &facts, at)?;
        moves.extend(events.into_iter().filter_map(|event| match event {
            vendor_order::Event::Reversed { moves, .. } => Some(moves),
            _ => None,
        }));
    }
    placed.vendor_orders = states;
    let moves: Vec<_> = moves.into_iter().flatten().collect();
    let back = Amount::sum(moves.iter().map(|movement| movement.tendered()).collect::<Result<Vec<_>, _>>()?)?;
    pay_back(placed, id, moves, at, books)?;
    Ok(back)
}

fn pay_back(
    placed: &mut Placed,
    id: RefundId,
    moves: Vec<vendra_domain::frozen_line::LineMove>,
    at: Timestamp,
    books: &mut Books,
) -> Result<(), Refusal> {
    let currency = placed.split.currency;
    let payments = placed.payments.iter().filter_map(payment::Payment::book);
    let pays_back = |book: &payment::Book| {
        let operation = RefundId::from_uuid(id_of("refund", &format!("{id} {}", book.id)));
        PaymentVia { payment: book.id, operation, via: Via::Gateway { gateway: book.gateway } }
    };
    let payments = payments.map(pays_back).collect();
    let facts = refund::Facts { at, id, currency, moves, undistributed: Vec::new(), payments };
    let mut state = Refund::default();
    let request =
        refund::Request::Create { order: placed.order, reason: "sent back".to_owned(), to: Destination::Payments };
    books.ask(&mut state, &request, &facts, at)?;
    let Refund::InTransit(book) = &state else {
        return Ok(());
    };
    for part in book.parts.clone() {
        let of = |payment: &&mut payment::Payment| {
            payment
                .book()
                .is_some_and(|book| part.source == vendra_domain::frozen_line::Source::Payment { payment: book.id })
        };
        if let Some(payment) = placed.payments.iter_mut().find(of) {
            let facts = payment_facts(payment, at);
            let start = payment::Request::StartRefund { refund: part.operation, amount: part.amount };
            books.ask(payment, &start, &facts, at)?;
            let outcome = OperationOutcome::Succeeded { fee: Amount::ZERO };
            books.ask(payment, &payment::Request::Resolve { operation: part.operation.into(), outcome }, &facts, at)?;
            books.ask(
                &mut state,
                &refund::Request::PartPaid { operation: part.operation },
                &refund_facts(&facts, id, currency),
                at,
            )?;
        }
    }
    Ok(())
}

fn refund_facts(facts: &payment::Facts, id: RefundId, currency: Currency) -> refund::Facts {
    refund::Facts { at: facts.at, id, currency, moves: Vec::new(), undistributed: Vec::new(), payments: Vec::new() }
}

fn payment_facts(payment: &payment::Payment, at: Timestamp) -> payment::Facts {
    let name = payment.book().map(|book| book.id.to_string()).unwrap_or_default();
    let uuid = |kind: &str| id_of(kind, &name);
    payment::Facts {
        at,
        id: vendra_domain::PaymentId::from_uuid(uuid("payment")),
        attempt: vendra_domain::AttemptId::from_uuid(uuid("attempt")),
        capture: vendra_domain::CaptureId::from_uuid(uuid("capture")),
        void: VoidId::from_uuid(uuid("void")),
    }
}

/// Settles what was delivered two weeks ago, and pays it.
fn pay_out(
    vendor: VendorId,
    placed: &mut [(String, Placed)],
    currency: Currency,
    books: &mut Books,
) -> Result<Amount, Refusal> {
    let name = vendor.to_string();
    let last = placed.iter().map(|(_, order)| order.at).max().unwrap_or_default();
    let at = last.plus_ms(20 * DAY_MS)?;
    let id = SettlementId::from_uuid(id_of("settlement", &name));
    let policy = SettlementPolicy { delay_ms: 14 * DAY_MS, ..SettlementPolicy::default() };
    let candidates = candidates(vendor, placed)?;
    let mut settlement = Settlement::default();
    let facts = settlement::Facts { at, id, policy, candidates, available: Amount::ZERO };
    books.ask(&mut settlement, &settlement::Request::Settle { vendor, currency }, &facts, at)?;
    let (Settlement::Settled(book) | Settlement::Reserved(book)) = &settlement else {
        return Ok(Amount::ZERO);
    };
    let line = |item: &settlement::Item| StatementLine {
        kind: StatementKind::Sale,
        reference: item.line.into(),
        amount: item.amount,
        at,
    };
    let statement = Statement { opening: Amount::ZERO, lines: book.items.iter().map(line).collect() };
    let facts = payout::Facts {
        at,
        id: PayoutId::from_uuid(id_of("payout", &name)),
        user: None,
        available: book.amount,
        minimum: Amount::ZERO,
        account: Some(PayoutAccountId::from_uuid(id_of("account", &name))),
        paid_from: PaidFrom::Gateway { gateway: "card".parse()? },
        held_until: None,
        statement,
    };
    let mut payout = Payout::default();
    let create = payout::Request::Create { vendor, currency, kind: Kind::Scheduled };
    books.ask(&mut payout, &create, &facts, at)?;
    books.ask(&mut payout, &payout::Request::ConfirmPaid, &facts, at)?;
    Ok(book.amount)
}

fn candidates(vendor: VendorId, placed: &[(String, Placed)]) -> Result<Vec<Candidate>, Refusal> {
    let mut candidates = Vec::new();
    for (_, order) in placed {
        for book in order.vendor_orders.iter().filter_map(VendorOrder::book).filter(|book| book.vendor == vendor) {
            for line in &book.lines {
                let frozen = order.split.line(line.id).ok_or(Refusal::OrderEmpty)?;
                candidates.push(Candidate {
                    vendor_order: book.id,
                    line: line.id,
                    amount: frozen.vendor_share(line.progress)?,
                    money: MoneyState::There,
                    delivered_at: book.parcels.last().and_then(|parcel| parcel.delivered_at),
                    hold: Hold::None,
                });
            }
        }
    }
    Ok(candidates)
}
