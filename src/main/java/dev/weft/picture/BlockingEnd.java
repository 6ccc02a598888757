package dev.weft.picture;

/// Which end of an edge stops what is denied: the source's egress, the destination's ingress, or nobody knows.
public enum BlockingEnd {
    SOURCE,
    TARGET,
    UNKNOWN
}
