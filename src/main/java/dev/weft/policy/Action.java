package dev.weft.policy;

/// What a matching rule does. `PASS` leaves its tier and asks the next. Source: network-policy-api v1alpha2.
public enum Action {
    ACCEPT,
    DENY,
    PASS
}
