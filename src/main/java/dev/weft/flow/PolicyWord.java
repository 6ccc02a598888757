package dev.weft.flow;

/// What Weft's own engine said of a flow at the time when it was heard.
public enum PolicyWord {
    ALLOWED,
    DENIED,
    UNKNOWN
}
