package dev.weft.whatif.proposal;

import java.util.Set;

/// The plans there are.
public final class Plans {
    private Plans() {}

    /// Default deny for a namespace, with the traffic within it, names, and what was seen crossing its border.
    public static Plan isolateNamespace(Ground ground, String namespace) {
        throw new UnsupportedOperationException();
    }

    /// Default deny for every namespace, with names and everything that was seen.
    public static Plan defaultDenyEverywhere(Ground ground) {
        throw new UnsupportedOperationException();
    }

    /// One policy for each workload of these namespaces, made from what was seen, in place of the policies that they
    /// have.
    public static Plan leastPrivilege(Ground ground, Set<String> namespaces, Strictness strictness) {
        throw new UnsupportedOperationException();
    }
}
