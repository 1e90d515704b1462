//! Chance from a seed: what happens at a call depends on the seed and the call's number, on nothing else.

/// Sixty-four bits of a seed and a number: the finalizer of splitmix64, which spreads every bit of both over all.
pub(crate) const fn bits(seed: u64, number: u64) -> u64 {
    let mut mixed = seed.wrapping_add(number.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::bits;

    /// The first outputs of splitmix64 for the seed 1234567, as its authors publish them.
    #[test]
    fn it_is_splitmix64() {
        let first: Vec<u64> = (0..3).map(|number| bits(1_234_567, number)).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }
}
