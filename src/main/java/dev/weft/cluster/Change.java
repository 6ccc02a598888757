package dev.weft.cluster;

import java.time.Instant;

/// One piece of news from a source, in the order in which it was heard.
public sealed interface Change {
    /// The object is there, new or changed.
    record Put(Resource resource) implements Change {}

    record Remove(ObjectRef ref) implements Change {}

    /// A kind (in one namespace, or everywhere) is heard differently from now on.
    record Status(KindStatus status) implements Change {}

    /// Something in the input is wrong. A later report for the same place replaces it.
    record Report(Problem problem) implements Change {}

    /// Every kind was read once, or has failed: the first picture is whole. Sent once.
    record Synced(Instant at) implements Change {}
}
