package dev.weft.topology;

/// From where to where; one edge a pair. Order: source, then target.
public record EdgeId(NodeId source, NodeId target) implements Comparable<EdgeId> {
    @Override
    public int compareTo(EdgeId other) {
        int order = source.compareTo(other.source);
        return order != 0 ? order : target.compareTo(other.target);
    }

    /// Names of workloads differ by a letter or two: a plain sum of two such numbers is the same for many pairs.
    @Override
    public int hashCode() {
        int hash = source.hashCode() * 0x9E3779B1 + target.hashCode();
        hash = (hash ^ (hash >>> 15)) * 0x85EBCA77;
        return hash ^ (hash >>> 13);
    }
}
