"""Pure functions: no engine, no store, an answer at once. Made from vendra's schema: see bindings-python/generate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional, Union

from ._pure import pure
from .types import (
    AccountStatement,
    Actor,
    Allocation,
    Amount,
    BalanceReport,
    Builder,
    Canonical,
    CommissionAmount,
    CommissionRule,
    CommissionRuleInput,
    CommissionRules,
    CommissionRulesInput,
    CounterKey,
    CouponCode,
    Currency,
    CustomerId,
    DatedJournal,
    FeeLine,
    FrozenLineMoved,
    FrozenLineParts,
    FrozenLinePost,
    FrozenLineStep,
    Journal,
    Jurisdiction,
    KnownOperation,
    LedgerAccount,
    LineProgress,
    LineRoute,
    Ownership,
    ParseInput,
    Parsed,
    PayoutSchedule,
    PayoutStatement,
    PayoutStatementKind,
    Promotion,
    PromotionInput,
    PromotionUse,
    ReportFinding,
    Reroute,
    RerouteInput,
    Rounding,
    RouteInput,
    Settings,
    SettingsInput,
    ShippingParcel,
    ShippingTable,
    ShippingTableInput,
    SplitOf,
    SplitPost,
    SplitShown,
    SplitUndo,
    StatementSums,
    StoredGiftCard,
    TaxClass,
    TaxRate,
    Timestamp,
    TrialBalance,
    TrialBalanceInput,
    VendorTerms,
)

__all__ = [
    "account_statement",
    "allocate",
    "allotment",
    "authorize",
    "canonical",
    "commission",
    "commission_plan",
    "delivery_tax_rates",
    "encoding",
    "frozen_line",
    "journal",
    "next_payout",
    "parse",
    "payout_statement",
    "prefix_of_units",
    "promotion_use",
    "report",
    "reroute",
    "route",
    "shipping",
    "sign_standard_webhooks",
    "split",
    "standard_webhooks",
    "stripe_signature",
    "tax_rates_for",
    "trial_balance",
]


def account_statement(
    *,
    journals: Sequence[Union[DatedJournal, Mapping[str, Any]]],
    account: LedgerAccount,
    currency: Currency,
    from_: Timestamp,
    until: Timestamp,
) -> AccountStatement:
    """What happened on an account in a span of time, with its balance before and after."""
    given: dict[str, Any] = {"journals": journals, "account": account, "currency": currency, "from": from_, "until": until}
    answer: AccountStatement = pure("account_statement", given, AccountStatement)
    return answer


def allocate(*, amount: Amount, weights: Sequence[int], method: Allocation) -> Sequence[Amount]:
    """An amount in parts by weights, to the last minor unit."""
    given: dict[str, Any] = {"amount": amount, "weights": weights, "method": method}
    answer: Sequence[Amount] = pure("allocate", given, Sequence[Amount])
    return answer


def allotment(*, weights: Sequence[Amount], reach: Amount) -> Sequence[Amount]:
    """How far each of a row of amounts has come when their sum has come to `reach`: shares never shrink as it grows."""
    given: dict[str, Any] = {"weights": weights, "reach": reach}
    answer: Sequence[Amount] = pure("allotment", given, Sequence[Amount])
    return answer


def authorize(
    *,
    actor: Union[Actor, Mapping[str, Any]],
    action: str,
    thing: Union[Ownership, Mapping[str, Any]],
) -> None:
    """Whether an actor may do something to a thing."""
    given: dict[str, Any] = {"actor": actor, "action": action, "thing": thing}
    pure("authorize", given, type(None))


def canonical(*, sent: str, schema_version: Optional[int] = None, nested: Optional[int] = None) -> Canonical:
    """A request in its canonical form (RFC 8785), and its fingerprint.

    Args:
        sent: The bytes of the request, as text.
        nested: In how many lists to put it: for what is too deep to write down.
    """
    given: dict[str, Any] = {"sent": sent}
    if schema_version is not None:
        given["schema_version"] = schema_version
    if nested is not None:
        given["nested"] = nested
    answer: Canonical = pure("canonical", given, Canonical)
    return answer


def commission(
    *,
    rule: Union[CommissionRuleInput, CommissionRule, Mapping[str, Any]],
    line: Union[FeeLine, Mapping[str, Any]],
    currency: Currency,
    sales: Optional[Amount] = None,
    rounding: Optional[Rounding] = None,
) -> CommissionAmount:
    """What one rule takes of one line."""
    given: dict[str, Any] = {"rule": rule, "line": line, "currency": currency}
    if sales is not None:
        given["sales"] = sales
    if rounding is not None:
        given["rounding"] = rounding
    answer: CommissionAmount = pure("commission", given, CommissionAmount)
    return answer


def commission_plan(input: Union[CommissionRulesInput, CommissionRules, Mapping[str, Any]]) -> str:
    """Whether the rules of a plan can stand."""
    given = input
    answer: str = pure("commission_plan", given, str)
    return answer


def delivery_tax_rates(
    *,
    settings: Union[SettingsInput, Settings, Mapping[str, Any]],
    jurisdiction: Jurisdiction,
) -> Sequence[TaxRate]:
    """The rates at which delivery is taxed in a jurisdiction."""
    given: dict[str, Any] = {"settings": settings, "jurisdiction": jurisdiction}
    answer: Sequence[TaxRate] = pure("delivery_tax_rates", given, Sequence[TaxRate])
    return answer


def encoding(input: Union[StoredGiftCard, Mapping[str, Any]]) -> Any:
    """What is stored of a gift card, read in whichever version and written in the current one."""
    given = input
    answer: Any = pure("encoding", given, Any)
    return answer


def frozen_line(
    *,
    line: Union[FrozenLineParts, Mapping[str, Any]],
    progress: Optional[Union[LineProgress, Mapping[str, Any]]] = None,
    moves: Optional[Sequence[Union[FrozenLineStep, Mapping[str, Any]]]] = None,
    post: Optional[Union[FrozenLinePost, Mapping[str, Any]]] = None,
) -> Sequence[FrozenLineMoved]:
    """What moves of a frozen line's money, step by step."""
    given: dict[str, Any] = {"line": line}
    if progress is not None:
        given["progress"] = progress
    if moves is not None:
        given["moves"] = moves
    if post is not None:
        given["post"] = post
    answer: Sequence[FrozenLineMoved] = pure("frozen_line", given, Sequence[FrozenLineMoved])
    return answer


def journal(input: Union[Builder, Mapping[str, Any]]) -> Journal:
    """A journal, if it balances and its accounts take what is posted."""
    given = input
    answer: Journal = pure("journal", given, Journal)
    return answer


def next_payout(
    *,
    schedule: Union[PayoutSchedule, Mapping[str, Any]],
    after: Timestamp,
    count: int,
) -> Sequence[Timestamp]:
    """When a schedule pays out next, so many times.

    Args:
        count: How many payouts in a row.
    """
    given: dict[str, Any] = {"schedule": schedule, "after": after, "count": count}
    answer: Sequence[Timestamp] = pure("next_payout", given, Sequence[Timestamp])
    return answer


def parse(input: Union[ParseInput, Mapping[str, Any]]) -> Parsed:
    """A text or number as a value of a kind, if it is one."""
    given = input
    answer: Parsed = pure("parse", given, Parsed)
    return answer


def payout_statement(
    *,
    statement: Union[PayoutStatement, Mapping[str, Any]],
    totals: Sequence[PayoutStatementKind],
) -> StatementSums:
    """What is left at the end of a payout's statement, and the sums of kinds of lines.

    Args:
        totals: The kinds to add up.
    """
    given: dict[str, Any] = {"statement": statement, "totals": totals}
    answer: StatementSums = pure("payout_statement", given, StatementSums)
    return answer


def prefix_of_units(*, amount: Amount, quantity: int, units: int) -> Amount:
    """What the first so many units of a line cost, to the minor unit."""
    given: dict[str, Any] = {"amount": amount, "quantity": quantity, "units": units}
    answer: Amount = pure("prefix_of_units", given, Amount)
    return answer


def promotion_use(
    *,
    promotion: Union[PromotionInput, Promotion, Mapping[str, Any]],
    at: Timestamp,
    customer: Optional[CustomerId] = None,
    code: Optional[CouponCode] = None,
    counted: Optional[Sequence[tuple[Union[CounterKey, Mapping[str, Any]], int]]] = None,
) -> PromotionUse:
    """What using a promotion would count, if it is open to the customer and within its bounds.

    Args:
        counted: What counters are at; at nothing where they are not named.
    """
    given: dict[str, Any] = {"promotion": promotion, "at": at}
    if customer is not None:
        given["customer"] = customer
    if code is not None:
        given["code"] = code
    if counted is not None:
        given["counted"] = counted
    answer: PromotionUse = pure("promotion_use", given, PromotionUse)
    return answer


def report(
    *,
    report: Union[BalanceReport, Mapping[str, Any]],
    currencies: Sequence[Currency],
    known: Sequence[Union[KnownOperation, Mapping[str, Any]]],
) -> Sequence[ReportFinding]:
    """What a provider's balance report says that the marketplace knows, and what it does not.

    Args:
        currencies: What the marketplace sells in.
    """
    given: dict[str, Any] = {"report": report, "currencies": currencies, "known": known}
    answer: Sequence[ReportFinding] = pure("report", given, Sequence[ReportFinding])
    return answer


def reroute(input: Union[RerouteInput, Reroute, Mapping[str, Any]]) -> Reroute:
    """Who takes over what a vendor does not fulfil."""
    given = input
    answer: Reroute = pure("reroute", given, Reroute)
    return answer


def route(input: Union[RouteInput, Mapping[str, Any]]) -> Sequence[LineRoute]:
    """Who fulfils what, from where."""
    given = input
    answer: Sequence[LineRoute] = pure("route", given, Sequence[LineRoute])
    return answer


def shipping(
    *,
    table: Union[ShippingTableInput, ShippingTable, Mapping[str, Any]],
    parcel: Union[ShippingParcel, Mapping[str, Any]],
) -> Amount:
    """What a table says that delivery of a parcel costs."""
    given: dict[str, Any] = {"table": table, "parcel": parcel}
    answer: Amount = pure("shipping", given, Amount)
    return answer


def sign_standard_webhooks(*, id: str, secret: str, timestamp: int, body: str) -> str:
    """The signature of a webhook, after Standard Webhooks.

    Args:
        timestamp: When it is sent, in Unix seconds.
    """
    given: dict[str, Any] = {"id": id, "secret": secret, "timestamp": timestamp, "body": body}
    answer: str = pure("sign_standard_webhooks", given, str)
    return answer


def split(
    *,
    of: Union[SplitOf, Mapping[str, Any]],
    plans: Sequence[Union[CommissionRulesInput, CommissionRules, Mapping[str, Any]]],
    terms: Sequence[Union[VendorTerms, Mapping[str, Any]]],
    post: Optional[Union[SplitPost, Mapping[str, Any]]] = None,
    undo: Optional[Union[SplitUndo, Mapping[str, Any]]] = None,
    show: Optional[Sequence[str]] = None,
) -> SplitShown:
    """A quote as frozen lines and a part for each vendor, with the platform's fees.

    Args:
        post: Shows the journal of a capture of everything.
        undo: Then undoes a line: by an amount, or all of it.
        show: The parts of the output that the case is about; all where there is none.
    """
    given: dict[str, Any] = {"of": of, "plans": plans, "terms": terms}
    if post is not None:
        given["post"] = post
    if undo is not None:
        given["undo"] = undo
    if show is not None:
        given["show"] = show
    answer: SplitShown = pure("split", given, SplitShown)
    return answer


def standard_webhooks(*, id: str, secrets: Sequence[str], timestamp: str, body: str, signatures: str, now: int) -> None:
    """Whether a webhook is signed by the holder of a secret, after Standard Webhooks."""
    given: dict[str, Any] = {"id": id, "secrets": secrets, "timestamp": timestamp, "body": body, "signatures": signatures, "now": now}
    pure("standard_webhooks", given, type(None))


def stripe_signature(*, secrets: Sequence[str], header: str, body: str, now: int) -> None:
    """Whether a webhook is signed by the holder of a secret, after Stripe's scheme."""
    given: dict[str, Any] = {"secrets": secrets, "header": header, "body": body, "now": now}
    pure("stripe_signature", given, type(None))


def tax_rates_for(
    *,
    settings: Union[SettingsInput, Settings, Mapping[str, Any]],
    jurisdiction: Jurisdiction,
    class_: TaxClass,
) -> Sequence[TaxRate]:
    """The rates at which a class of goods is taxed in a jurisdiction."""
    given: dict[str, Any] = {"settings": settings, "jurisdiction": jurisdiction, "class": class_}
    answer: Sequence[TaxRate] = pure("tax_rates_for", given, Sequence[TaxRate])
    return answer


def trial_balance(input: Union[TrialBalanceInput, TrialBalance, Mapping[str, Any]]) -> TrialBalance:
    """Every account's balance as of a moment, from journals."""
    given = input
    answer: TrialBalance = pure("trial_balance", given, TrialBalance)
    return answer
