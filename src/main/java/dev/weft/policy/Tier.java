package dev.weft.policy;

/// A row of the order in which policies are asked: lower rank first.
/// Source: network-policy-api, "API overview": Admin, then NetworkPolicy, then Baseline, then default allow.
public record Tier(String name, int rank, Combination combination) implements Comparable<Tier> {
    public static final Tier ADMIN = new Tier("Admin", 100, Combination.FIRST_MATCH);
    public static final Tier NETWORK_POLICY = new Tier("NetworkPolicy", 200, Combination.ADDITIVE);
    public static final Tier BASELINE = new Tier("Baseline", 300, Combination.FIRST_MATCH);

    /// How the rules of a tier combine: the first match by priority decides, or all of them add up and a selected
    /// endpoint is isolated in that direction.
    public enum Combination {
        FIRST_MATCH,
        ADDITIVE
    }

    @Override
    public int compareTo(Tier other) {
        return Integer.compare(rank, other.rank);
    }
}
