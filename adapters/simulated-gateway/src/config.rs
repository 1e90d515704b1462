//! How a simulated gateway behaves.

use crate::Misbehaviour;
use vendra::domain::signature::{StandardSecret, StripeSecret};
use vendra::domain::time::DAY_MS;
use vendra::{Amount, Refusal};

/// The secret of [`Signing::standard`]: known to all, and good for tests alone.
pub const TEST_SECRET: &str = "whsec_c2ltdWxhdGVkLWdhdGV3YXktdGVzdC1zZWNyZXQ=";

/// How webhooks are signed.
///
/// ```
/// use vendra::domain::signature::StripeSecret;
/// use vendra_simulated_gateway::Signing;
/// let signing = Signing::Stripe(StripeSecret::parse("whsec_test")?);
/// assert_eq!(format!("{signing:?}"), "Stripe(StripeSecret(..))");
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Signing {
    /// As Standard Webhooks says: three headers.
    Standard(StandardSecret),
    /// As Stripe does: one header.
    Stripe(StripeSecret),
}

impl Signing {
    /// Standard Webhooks with [`TEST_SECRET`].
    ///
    /// Refusals: none, since the secret is well formed.
    ///
    /// ```
    /// use vendra_simulated_gateway::Signing;
    /// assert!(matches!(Signing::standard()?, Signing::Standard(_)));
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    pub fn standard() -> Result<Self, Refusal> {
        StandardSecret::parse(TEST_SECRET).map(Self::Standard)
    }
}

/// How a simulated gateway behaves. Durations are in milliseconds, amounts in minor units.
///
/// ```
/// use vendra::Amount;
/// use vendra_simulated_gateway::{Config, Misbehaviour};
/// // One call in ten goes wrong, in one of two ways, as the seed says; it charges 1.4 % and 25 cents.
/// let config = Config::default()
///     .seed(7)
///     .misbehaves(100, [Misbehaviour::Declines, Misbehaviour::TimesOutDone])
///     .fee(140, Amount::new(25)?);
/// assert_eq!((config.seed, config.per_mille, config.among.len()), (7, 100, 2));
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Config {
    /// What chance is drawn from: the same seed and the same calls come to the same. 0 by default.
    pub seed: u64,
    /// Of a thousand calls, how many go wrong by chance. None by default.
    pub per_mille: u16,
    /// What goes wrong by chance, each as likely as the next; all by default.
    pub among: Vec<Misbehaviour>,
    /// How long the same id is the same operation: a day by default.
    pub idempotency_ms: i64,
    /// How much later happens what happens later: a minute by default.
    pub later_ms: i64,
    /// How long a webhook takes: none by default.
    pub webhook_ms: i64,
    /// How long a payout takes: an hour by default.
    pub payout_ms: i64,
    /// How long what came in cannot be paid out: none by default.
    pub available_ms: i64,
    /// What it charges of what it takes, in hundredths of a per cent: nothing by default.
    pub fee_basis_points: u16,
    /// What it charges for each time it takes something: nothing by default.
    pub fee_fixed: Amount,
    /// What it charges for a dispute: 15.00 by default.
    pub dispute_fee: Amount,
    /// How webhooks are signed: by [`Signing::standard`] where none is given.
    pub signing: Option<Signing>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            seed: 0,
            per_mille: 0,
            among: Misbehaviour::ALL.to_vec(),
            idempotency_ms: DAY_MS,
            later_ms: 60_000,
            webhook_ms: 0,
            payout_ms: 3_600_000,
            available_ms: 0,
            fee_basis_points: 0,
            fee_fixed: Amount::ZERO,
            dispute_fee: Amount::new(1_500).unwrap_or_default(),
            signing: None,
        }
    }
}

impl Config {
    /// The same, with chance drawn from another seed.
    ///
    /// ```
    /// assert_eq!(vendra_simulated_gateway::Config::default().seed(7).seed, 7);
    /// ```
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// The same, with so many calls of a thousand going wrong, in one of these ways.
    ///
    /// ```
    /// use vendra_simulated_gateway::{Config, Misbehaviour};
    /// let config = Config::default().misbehaves(250, Misbehaviour::ALL.iter().copied());
    /// assert_eq!(config.per_mille, 250);
    /// ```
    #[must_use]
    pub fn misbehaves(self, per_mille: u16, among: impl IntoIterator<Item = Misbehaviour>) -> Self {
        Self { per_mille, among: among.into_iter().collect(), ..self }
    }

    /// The same, knowing the same id for so many milliseconds.
    ///
    /// ```
    /// let hour = vendra_simulated_gateway::Config::default().idempotency_ms(3_600_000);
    /// assert_eq!(hour.idempotency_ms, 3_600_000);
    /// ```
    #[must_use]
    pub fn idempotency_ms(self, ms: i64) -> Self {
        Self { idempotency_ms: ms, ..self }
    }

    /// The same, with what happens later happening so many milliseconds later.
    ///
    /// ```
    /// assert_eq!(vendra_simulated_gateway::Config::default().later_ms(5_000).later_ms, 5_000);
    /// ```
    #[must_use]
    pub fn later_ms(self, ms: i64) -> Self {
        Self { later_ms: ms, ..self }
    }

    /// The same, with webhooks that take so many milliseconds.
    ///
    /// ```
    /// assert_eq!(vendra_simulated_gateway::Config::default().webhook_ms(200).webhook_ms, 200);
    /// ```
    #[must_use]
    pub fn webhook_ms(self, ms: i64) -> Self {
        Self { webhook_ms: ms, ..self }
    }

    /// The same, with payouts that take so many milliseconds.
    ///
    /// ```
    /// assert_eq!(vendra_simulated_gateway::Config::default().payout_ms(0).payout_ms, 0);
    /// ```
    #[must_use]
    pub fn payout_ms(self, ms: i64) -> Self {
        Self { payout_ms: ms, ..self }
    }

    /// The same, paying out what came in only after so many milliseconds.
    ///
    /// ```
    /// assert_eq!(vendra_simulated_gateway::Config::default().available_ms(172_800_000).available_ms, 172_800_000);
    /// ```
    #[must_use]
    pub fn available_ms(self, ms: i64) -> Self {
        Self { available_ms: ms, ..self }
    }

    /// The same, charging so many hundredths of a per cent of what it takes, and so many minor units each time.
    ///
    /// ```
    /// use vendra::Amount;
    /// let config = vendra_simulated_gateway::Config::default().fee(140, Amount::new(25)?);
    /// assert_eq!((config.fee_basis_points, config.fee_fixed.minor()), (140, 25));
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    #[must_use]
    pub fn fee(self, basis_points: u16, fixed: Amount) -> Self {
        Self { fee_basis_points: basis_points, fee_fixed: fixed, ..self }
    }

    /// The same, charging so many minor units for a dispute.
    ///
    /// ```
    /// use vendra::Amount;
    /// assert!(vendra_simulated_gateway::Config::default().dispute_fee(Amount::ZERO).dispute_fee.is_zero());
    /// ```
    #[must_use]
    pub fn dispute_fee(self, fee: Amount) -> Self {
        Self { dispute_fee: fee, ..self }
    }

    /// The same, with webhooks signed another way.
    ///
    /// ```
    /// use vendra::domain::signature::StripeSecret;
    /// use vendra_simulated_gateway::{Config, Signing};
    /// let config = Config::default().signing(Signing::Stripe(StripeSecret::parse("whsec_test")?));
    /// assert!(config.signing.is_some());
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    #[must_use]
    pub fn signing(self, signing: Signing) -> Self {
        Self { signing: Some(signing), ..self }
    }
}
