//! Vendors.

use vendra_domain::authority::MemberRole;
use vendra_domain::vendor::{self, Location, PayoutHold};
use vendra_domain::{ContactId, LocationId, PayoutAccountId, PlanId, RequirementId, UserId, VendorId};

namespace! {
    /// Vendors: from applying to closing, with their people, places and accounts.
    ///
    /// ```
    /// use vendra::domain::vendor::Vendor;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let vendor = trial.owner().vendors().get(trial.books.vendor).await?;
    /// assert!(matches!(vendor, Vendor::Active(_)));
    /// assert_eq!(vendor.book().unwrap().locations[0].id, trial.books.location);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Vendors (vendors), Vendor, VendorId, vendor; new {
        /// Applies to sell, under a contact record of the applicant's. What the settings require is open at first.
        ///
        /// Errors: `contact.unknown`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::vendor::Vendor;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let contact = trial.owner().contacts().add(Default::default()).await?.id;
        /// let vendor = trial.owner().vendors().apply(contact).await?.id;
        /// assert!(matches!(trial.owner().vendors().get(vendor).await?, Vendor::Applied(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Apply as apply(contact: ContactId);
    } on {
        /// Answers a requirement, with where its evidence is. What the operator looks at is not exchanged under its eyes.
        ///
        /// Errors: `limit.text`, `vendor.requirement_met`, `vendor.requirement_submitted`, `vendor.unknown_requirement`,
        /// `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::marketplace::{Marketplace, Settings};
        /// use vendra::domain::vendor::RequirementKind;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let owner = trial.owner();
        /// let Marketplace::Open(book) = owner.marketplace().get().await? else { unreachable!() };
        /// let settings = Settings { vendor_requirements: vec![RequirementKind::Document], ..book.settings };
        /// owner.marketplace().configure(trial.tenant, settings).await?;
        /// let contact = owner.contacts().add(Default::default()).await?.id;
        /// let vendor = owner.vendors().apply(contact).await?.id;
        /// let requirement = owner.vendors().get(vendor).await?.book().unwrap().requirements[0].id;
        /// owner.vendors().submit_requirement(vendor, requirement, "s3://papers/registration.pdf".into()).await?;
        /// let again = owner.vendors().submit_requirement(vendor, requirement, "s3://papers/other.pdf".into()).await;
        /// assert_eq!(again.unwrap_err().code(), "vendor.requirement_submitted");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        SubmitRequirement as submit_requirement(requirement: RequirementId, evidence: String);
        /// The operator finds a requirement met.
        ///
        /// Errors: `vendor.requirement_met`, `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::marketplace::{Marketplace, Settings};
        /// use vendra::domain::vendor::{RequirementKind, RequirementStatus};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let owner = trial.owner();
        /// let Marketplace::Open(book) = owner.marketplace().get().await? else { unreachable!() };
        /// let settings = Settings { vendor_requirements: vec![RequirementKind::Document], ..book.settings };
        /// owner.marketplace().configure(trial.tenant, settings).await?;
        /// let contact = owner.contacts().add(Default::default()).await?.id;
        /// let vendor = owner.vendors().apply(contact).await?.id;
        /// let requirement = owner.vendors().get(vendor).await?.book().unwrap().requirements[0].id;
        /// owner.vendors().submit_requirement(vendor, requirement, "s3://papers/registration.pdf".into()).await?;
        /// owner.vendors().accept_requirement(vendor, requirement).await?;
        /// let seen = owner.vendors().get(vendor).await?;
        /// assert!(matches!(seen.book().unwrap().requirements[0].status, RequirementStatus::Accepted));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        AcceptRequirement as accept_requirement(requirement: RequirementId);
        /// The operator does not find it met, and says why: it may be answered again.
        ///
        /// Errors: `vendor.requirement_met`, `vendor.unknown_requirement`, `vendor.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::marketplace::{Marketplace, Settings};
        /// use vendra::domain::vendor::RequirementKind;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let owner = trial.owner();
        /// let Marketplace::Open(book) = owner.marketplace().get().await? else { unreachable!() };
        /// let settings = Settings { vendor_requirements: vec![RequirementKind::Document], ..book.settings };
        /// owner.marketplace().configure(trial.tenant, settings).await?;
        /// let contact = owner.contacts().add(Default::default()).await?.id;
        /// let vendor = owner.vendors().apply(contact).await?.id;
        /// let requirement = owner.vendors().get(vendor).await?.book().unwrap().requirements[0].id;
        /// owner.vendors().submit_requirement(vendor, requirement, "s3://papers/menu.pdf".into()).await?;
        /// owner.vendors().refuse_requirement(vendor, requirement, "that is a menu".into()).await?;
        /// owner.vendors().submit_requirement(vendor, requirement, "s3://papers/registration.pdf".into()).await?;
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        RefuseRequirement as refuse_requirement(requirement: RequirementId, reason: String);
        /// Asks the operator to look, once what the applicant has to answer is answered.
        ///
        /// Errors: `vendor.requirement_open`, `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::vendor::Vendor;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let contact = trial.owner().contacts().add(Default::default()).await?.id;
        /// let vendor = trial.owner().vendors().apply(contact).await?.id;
        /// trial.owner().vendors().request_review(vendor).await?;
        /// assert!(matches!(trial.owner().vendors().get(vendor).await?, Vendor::InReview(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        RequestReview as request_review();
        /// Lets it sell, once everything that is required is accepted.
        ///
        /// Errors: `vendor.incomplete`, `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::vendor::Vendor;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let contact = trial.owner().contacts().add(Default::default()).await?.id;
        /// let vendor = trial.owner().vendors().apply(contact).await?.id;
        /// trial.owner().vendors().request_review(vendor).await?;
        /// trial.owner().vendors().activate(vendor).await?;
        /// assert!(matches!(trial.owner().vendors().get(vendor).await?, Vendor::Active(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Activate as activate();
        /// Does not take it.
        ///
        /// Errors: `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::vendor::Vendor;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let contact = trial.owner().contacts().add(Default::default()).await?.id;
        /// let vendor = trial.owner().vendors().apply(contact).await?.id;
        /// trial.owner().vendors().reject(vendor, "we sell no weapons".into()).await?;
        /// assert!(matches!(trial.owner().vendors().get(vendor).await?, Vendor::Rejected(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Reject as reject(reason: String);
        /// Lets it sell nothing new. What it has sold goes on.
        ///
        /// Errors: `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// trial.owner().vendors().suspend(trial.books.vendor, "late three times".into()).await?;
        /// let refused = trial.sold(1).await.unwrap_err();
        /// assert_eq!(refused.code(), "cart.offer_unavailable");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Suspend as suspend(reason: String);
        /// Lets it sell again.
        ///
        /// Errors: `vendor.incomplete`, `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// trial.owner().vendors().suspend(trial.books.vendor, "late three times".into()).await?;
        /// trial.owner().vendors().reinstate(trial.books.vendor).await?;
        /// assert!(trial.sold(1).await.is_ok());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Reinstate as reinstate();
        /// Ends it for ever, once its orders are settled and its money is paid out.
        ///
        /// Errors: `vendor.unsettled`, `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// trial.sold(1).await?;
        /// let refused = trial.owner().vendors().close(trial.books.vendor).await.unwrap_err();
        /// assert_eq!(refused.code(), "vendor.unsettled");
        /// trial.owner().vendors().close(trial.lamps.vendor).await?; // it sold nothing
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Close as close();
        /// Adds one of its people, or gives one another role.
        ///
        /// Errors: `vendor.last_owner`, `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::authority::MemberRole;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, user) = (trial.books.vendor, "usr_01h455vb4pex5vsknk084sn005".parse()?);
        /// trial.seller(vendor).vendors().set_member(vendor, user, MemberRole::Owner).await?;
        /// let seen = trial.owner().vendors().get(vendor).await?;
        /// assert!(seen.book().unwrap().team.iter().any(|member| member.user == user));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        SetMember as set_member(user: UserId, role: MemberRole);
        /// Takes one of its people out, but never the last owner.
        ///
        /// Errors: `vendor.last_owner`, `vendor.unknown_member`, `vendor.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::authority::MemberRole;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, user) = (trial.books.vendor, "usr_01h455vb4pex5vsknk084sn005".parse()?);
        /// let vendors = trial.seller(vendor).vendors();
        /// vendors.set_member(vendor, user, MemberRole::Owner).await?;
        /// vendors.remove_member(vendor, user).await?;
        /// assert!(vendors.get(vendor).await?.book().unwrap().team.iter().all(|member| member.user != user));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        RemoveMember as remove_member(user: UserId);
        /// Adds a place that goods are sent from, or changes one. The place of the least priority is asked first.
        ///
        /// Errors: `contact.unknown`, `limit.count`, `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::vendor::Location;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, id) = (trial.books.vendor, "loc_01h455vb4pex5vsknk084sn009".parse()?);
        /// let place = Location { id, contact: trial.books.contact, jurisdiction: "FR".parse()?, priority: 2 };
        /// trial.seller(vendor).vendors().set_location(vendor, place).await?;
        /// trial.seller(vendor).stock().receive(trial.books.offer, id, 5).await?;
        /// assert_eq!(trial.owner().stock().levels(trial.books.offer).await?.len(), 2);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        SetLocation as set_location(location: Location);
        /// Takes a place out: nothing new is sent from it.
        ///
        /// Errors: `vendor.unknown_location`, `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendor = trial.books.vendor;
        /// trial.seller(vendor).vendors().remove_location(vendor, trial.books.location).await?;
        /// assert!(trial.owner().vendors().get(vendor).await?.book().unwrap().locations.is_empty());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        RemoveLocation as remove_location(location: LocationId);
        /// Wants to be paid elsewhere: the first of two people. The host keeps the account's number under the id.
        ///
        /// Errors: `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, account) = (trial.books.vendor, "pac_01h455vb4pex5vsknk084sn009".parse()?);
        /// trial.seller(vendor).vendors().propose_account(vendor, account).await?;
        /// let seen = trial.owner().vendors().get(vendor).await?;
        /// assert_ne!(seen.book().unwrap().account.map(|known| known.id), Some(account)); // not yet
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        ProposeAccount as propose_account(account: PayoutAccountId);
        /// Agrees: the second person. It says to what, so that nobody agrees to what was proposed a moment ago.
        ///
        /// Errors: `vendor.no_proposal`, `vendor.second_person`, `vendor.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, account) = (trial.books.vendor, "pac_01h455vb4pex5vsknk084sn009".parse()?);
        /// let seller = trial.seller(vendor);
        /// seller.vendors().propose_account(vendor, account).await?;
        /// let alone = seller.vendors().confirm_account(vendor, account).await.unwrap_err();
        /// assert_eq!(alone.code(), "vendor.second_person");
        /// trial.owner().vendors().confirm_account(vendor, account).await?;
        /// let seen = trial.owner().vendors().get(vendor).await?;
        /// assert_eq!(seen.book().unwrap().account.map(|known| known.id), Some(account));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        ConfirmAccount as confirm_account(account: PayoutAccountId);
        /// Gives it a commission plan of its own that is published, or none: then the marketplace's default is its plan.
        ///
        /// Errors: `vendor.plan_not_in_force`, `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::commission::CommissionPlan;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (plan, rule) = ("pln_01h455vb4pex5vsknk084sn009".parse()?, "rul_01h455vb4pex5vsknk084sn009".parse()?);
        /// let owner = trial.owner();
        /// let rules = CommissionPlan::flat(plan, rule, "0.1".parse()?)?;
        /// let plan = owner.commission_plans().create("Ten per cent".into(), rules).await?.id;
        /// owner.commission_plans().publish(plan).await?;
        /// owner.vendors().assign_plan(trial.books.vendor, Some(plan)).await?;
        /// let sold = trial.sold(1).await?;
        /// let totals = owner.vendor_orders().get(sold.vendor_order).await?.totals.unwrap();
        /// assert_eq!(totals.payable.minor(), 2_490 - 249);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        AssignPlan as assign_plan(plan: Option<PlanId>);
        /// Pays it nothing for now, by schedule or by hand. What it sells is settled all the same.
        ///
        /// Errors: `limit.text`, `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::payout::Kind;
        /// use vendra::domain::vendor::PayoutHold;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, euro) = (trial.books.vendor, "EUR".parse()?);
        /// let hold = PayoutHold { reason: "goods without papers".into(), until: None };
        /// trial.owner().vendors().hold_payouts(vendor, hold).await?;
        /// let refused = trial.worker().payouts().create(vendor, euro, Kind::Scheduled).await.unwrap_err();
        /// assert_eq!(refused.code(), "payout.held");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        HoldPayouts as hold_payouts(hold: PayoutHold);
        /// Pays it again, from the schedule's next instant.
        ///
        /// Errors: `vendor.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::vendor::PayoutHold;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, vendors) = (trial.books.vendor, trial.owner());
        /// let hold = PayoutHold { reason: "goods without papers".into(), until: None };
        /// vendors.vendors().hold_payouts(vendor, hold).await?;
        /// vendors.vendors().release_payouts(vendor).await?;
        /// assert_eq!(vendors.vendors().get(vendor).await?.book().unwrap().payout_hold, None);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        ReleasePayouts as release_payouts();
    }
}
