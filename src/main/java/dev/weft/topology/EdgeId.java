package dev.weft.topology;

/// From where to where; one edge a pair. Order: source, then target.
public record EdgeId(NodeId source, NodeId target) implements Comparable<EdgeId> {
    @Override
    public int compareTo(EdgeId other) {
        int order = source.compareTo(other.source);
        return order != 0 ? order : target.compareTo(other.target);
    }
}
