//! Several callers at once, turn by turn as a seed says.
