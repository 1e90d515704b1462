//! What is sold, by whom, to whom.

use super::{Created, Market};
use std::collections::BTreeMap;
use vendra_domain::authority::{MemberRole, StaffRole};
use vendra_domain::cart::{self, Delivery, MergeStrategy, Owner};
use vendra_domain::commission::CommissionPlan as Rules;
use vendra_domain::commission_plan;
use vendra_domain::contact::{self, Details};
use vendra_domain::customer::{self, ConsentChoice};
use vendra_domain::marketplace::{self, Settings};
use vendra_domain::offer::{self, Terms};
use vendra_domain::promotion::{self, Usage};
use vendra_domain::quote::PromotionRule;
use vendra_domain::vendor::{self, Location};
use vendra_domain::{
    CartId, ContactId, Currency, CustomerId, LineId, LocationId, MarketplaceId, OfferId, PayoutAccountId, PlanId,
    ProductId, PromotionId, RequirementId, UserId, VendorId,
};

namespace! {
    /// The marketplace itself: its settings and its staff.
    Marketplaces (marketplace), Marketplace, MarketplaceId, marketplace; new {
    } on {
        /// Found it.
        Create as create(settings: Settings);
        /// Decide otherwise. Placed orders are not touched.
        Configure as configure(settings: Settings);
        /// Take no new orders for now.
        Pause as pause();
        /// Take orders again.
        Reopen as reopen();
        /// End it.
        Close as close();
        /// Add one of the platform's people, or give one another role.
        SetStaff as set_staff(user: UserId, role: StaffRole);
        /// Take one of the platform's people out.
        RemoveStaff as remove_staff(user: UserId);
    }
}

namespace! {
    /// Vendors: from applying to closing, with their people, places and accounts.
    Vendors (vendors), Vendor, VendorId, vendor; new {
        /// Apply to sell.
        Apply as apply(contact: ContactId);
    } on {
        /// Answer a requirement. What the operator looks at is not exchanged under its eyes.
        SubmitRequirement as submit_requirement(requirement: RequirementId, evidence: String);
        /// The operator finds it met.
        AcceptRequirement as accept_requirement(requirement: RequirementId);
        /// The operator does not.
        RefuseRequirement as refuse_requirement(requirement: RequirementId, reason: String);
        /// Ask the operator to look.
        RequestReview as request_review();
        /// Let it sell.
        Activate as activate();
        /// Do not take it.
        Reject as reject(reason: String);
        /// Let it sell nothing new.
        Suspend as suspend(reason: String);
        /// Let it sell again.
        Reinstate as reinstate();
        /// End it.
        Close as close();
        /// Add one of its people, or give one another role.
        SetMember as set_member(user: UserId, role: MemberRole);
        /// Take one of its people out.
        RemoveMember as remove_member(user: UserId);
        /// Add a place, or change one.
        SetLocation as set_location(location: Location);
        /// Take a place out.
        RemoveLocation as remove_location(location: LocationId);
        /// Be paid elsewhere: the first of two people.
        ProposeAccount as propose_account(account: PayoutAccountId);
        /// Agree: the second. It says to what, so that nobody agrees to what was proposed a moment ago.
        ConfirmAccount as confirm_account(account: PayoutAccountId);
        /// Give it a commission plan of its own, or none.
        AssignPlan as assign_plan(plan: Option<PlanId>);
    }
}

namespace! {
    /// Customers with an account.
    Customers (customers), Customer, CustomerId, customer; new {
        /// Open an account.
        Register as register(contact: ContactId);
    } on {
        /// Add a contact record.
        AddContact as add_contact(contact: ContactId);
        /// Take a contact record out.
        RemoveContact as remove_contact(contact: ContactId);
        /// Say whether news are wanted.
        SetConsent as set_consent(wanted: ConsentChoice);
        /// A guest's cart is this customer's.
        ClaimCart as claim_cart(cart: CartId);
        /// Forbid buying.
        Block as block(reason: String);
        /// Permit buying again.
        Unblock as unblock();
    }
}

namespace! {
    /// Contact records: the only place that holds a name or an address.
    Contacts (contacts), Contact, ContactId, contact; new {
        /// Write a new record.
        Write as add(details: Details);
    } on {
        /// Write the record, or write it over.
        Write as write(details: Details);
        /// Empty it for ever.
        Erase as erase();
    }
}

namespace! {
    /// Offers: one vendor's price and terms for a product.
    Offers (offers), Offer, OfferId, offer; new {
        /// Offer a product.
        Create as create(vendor: VendorId, product: ProductId, terms: Terms);
    } on {
        /// Sell it.
        Publish as publish();
        /// Change its terms. Carts are told what changed; orders are not touched.
        Change as change(terms: Terms);
        /// Do not sell it for now.
        Pause as pause();
        /// Never sell it again.
        Retire as retire();
    }
}

namespace! {
    /// Promotions and their coupons.
    Promotions (promotions), Promotion, PromotionId, promotion; new {
    } on {
        /// Make one.
        Create as create(rule: PromotionRule, usage: Usage);
        /// Add a coupon.
        AddCoupon as add_coupon(code: String, uses_max: Option<u32>);
        /// Let it be used.
        Activate as activate();
        /// Not for now.
        Pause as pause();
        /// Never again.
        End as end();
    }
}

namespace! {
    /// Commission plans.
    CommissionPlans (commission_plans), CommissionPlan, PlanId, commission_plan; new {
        /// Make one.
        Create as create(title: String, rules: Rules);
    } on {
        /// Write other rules. Nothing changes for orders until they are published.
        Redraft as redraft(rules: Rules);
        /// Place orders under what was drafted.
        Publish as publish();
        /// Give it to no vendor any more.
        Retire as retire();
    }
}

namespace! {
    /// Carts.
    Carts (carts), Cart, CartId, cart; new {
        /// Begin a cart.
        Create as create(owner: Owner, currency: Currency);
    } on {
        /// Put units of an offer in it; units of a line that is there already are added to it.
        AddLine as add_line(offer: OfferId, quantity: u32, note: Option<String>);
        /// Set how many units of a line; 0 takes it out.
        SetQuantity as set_quantity(line: LineId, quantity: u32);
        /// Take a line out.
        RemoveLine as remove_line(line: LineId);
        /// Enter a coupon code.
        ApplyCoupon as apply_coupon(code: String);
        /// Take a coupon code back.
        RemoveCoupon as remove_coupon(code: String);
        /// Say where and how a vendor's goods are delivered.
        SetDelivery as set_delivery(delivery: Delivery);
        /// Remember something for the host.
        SetMetadata as set_metadata(metadata: BTreeMap<String, String>);
        /// A customer signed in: the guest's cart becomes the customer's.
        Assign as assign(customer: CustomerId);
        /// Take another cart's content in.
        Merge as merge(source: CartId, strategy: MergeStrategy);
        /// Accept the prices of now.
        Reprice as reprice();
        /// The checkout's order was released or refused: the buyer may go on.
        Reopen as reopen();
        /// Nobody came back, or it was merged into another.
        Abandon as abandon();
    }
}
