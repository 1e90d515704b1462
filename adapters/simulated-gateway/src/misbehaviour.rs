//! What a gateway does that nobody wants, each by its name.

/// What a gateway is asked for.
///
/// ```
/// use vendra_simulated_gateway::{Call, Misbehaviour};
/// assert!(Misbehaviour::RefundFailsLater.applies_to(Call::Refund));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Call {
    /// Money to be held, or taken at once.
    Authorize,
    /// Held money to be taken.
    Capture,
    /// Held money to be let go.
    Void,
    /// Money to be given back.
    Refund,
    /// Money to go to a vendor's account at the gateway.
    Transfer,
    /// Money to come back from there.
    ReverseTransfer,
    /// A vendor to be paid.
    PayOut,
    /// What became of an operation.
    LookUp,
}

macro_rules! misbehaviours {
    ($( $(#[doc = $doc:literal])+ $name:ident on $($call:ident)|+; )*) => {
        /// What a gateway does that nobody wants.
        ///
        /// ```
        /// use vendra_simulated_gateway::{Call, Misbehaviour};
        /// let of_look_ups = Misbehaviour::ALL.iter().filter(|one| one.applies_to(Call::LookUp));
        /// assert_eq!(of_look_ups.count(), 2); // it is down, or does not know
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Misbehaviour {
            $( $(#[doc = $doc])+ $name, )*
        }

        impl Misbehaviour {
            /// All of them, in the order in which they are documented.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Whether it can happen to such a call. At others it does nothing.
            ///
            /// ```
            /// use vendra_simulated_gateway::{Call, Misbehaviour};
            /// assert!(!Misbehaviour::LapsesEarly.applies_to(Call::Capture)); // what is taken does not lapse
            /// ```
            #[must_use]
            pub const fn applies_to(self, call: Call) -> bool {
                match self {
                    $( Self::$name => misbehaviours!(@any call, $($call)|+), )*
                }
            }
        }
    };
    (@any $given:ident, Post) => { !matches!($given, Call::LookUp) };
    (@any $given:ident, Any) => { true };
    (@any $given:ident, $($call:ident)|+) => { matches!($given, $(Call::$call)|+) };
}

misbehaviours! {
    /// It says no.
    Declines on Post;
    /// It cannot be reached; nothing was done.
    Down on Any;
    /// It does not answer, and did nothing.
    TimesOutUndone on Post;
    /// It does not answer, and did it: the reply is lost.
    TimesOutDone on Post;
    /// It does not answer and does it later. Meanwhile a look-up finds nothing at first, and then what nobody knows.
    DoneLater on Post;
    /// It answers that it does not know; a post was done all the same.
    AnswersUnknown on Any;
    /// The payer has to do something first, and does it later.
    ActionConfirmed on Authorize;
    /// The payer has to do something first, and gives up.
    ActionAbandoned on Authorize;
    /// What it was authorized for lapses long before its time.
    LapsesEarly on Authorize;
    /// What it charges is in its report, and not in its answer.
    FeeSaidLater on Authorize | Capture;
    /// The refund succeeds, and comes back later.
    RefundFailsLater on Refund;
    /// The payout is paid, and comes back later.
    PayoutFailsLater on PayOut;
    /// The buyer's bank takes back what was taken; nobody has decided yet.
    Disputed on Authorize | Capture;
    /// The buyer's bank takes back what was taken, and gives it back in the end.
    DisputedAndWon on Authorize | Capture;
    /// The buyer's bank takes back what was taken, and keeps it.
    DisputedAndLost on Authorize | Capture;
    /// Each webhook comes twice.
    WebhookTwice on Post;
    /// A webhook comes after the one that follows it.
    WebhooksReordered on Post;
    /// Webhooks come late.
    WebhookDelayed on Post;
    /// The webhook is there before the reply is.
    WebhookBeforeReply on Post;
}
