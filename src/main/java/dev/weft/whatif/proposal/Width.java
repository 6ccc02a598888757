package dev.weft.whatif.proposal;

import dev.weft.cluster.Labels;
import dev.weft.net.IpSet;

/// Whom one side of a policy speaks about.
public sealed interface Width {
    /// Pods of one namespace that have these labels; no label at all means every pod of it.
    record Pods(String namespace, Labels labels) implements Width {}

    /// Addresses, written as blocks.
    record Addresses(IpSet addresses) implements Width {}

    /// Every pod of every namespace.
    record EveryPod() implements Width {}

    /// Every pod, every node, and everybody outside.
    record Anyone() implements Width {}
}
