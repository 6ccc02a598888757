package dev.weft.policy.oracle;

/// What a policy of the network policy API does with one packet. `NOTHING`: no rule of it matches.
enum Decision {
    ACCEPT,
    DENY,
    PASS,
    NOTHING
}
