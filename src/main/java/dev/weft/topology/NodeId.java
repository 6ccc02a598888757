package dev.weft.topology;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpSet;

/// The stable identity of a drawn node: never a pod's uid, so a roll-out changes nothing. Order: kind, then key.
public record NodeId(Kind kind, String key) implements Comparable<NodeId> {
    /// `NAMESPACE` is a folded namespace, drawn as one node; `GROUP` are many of them, drawn as one.
    public enum Kind {
        GROUP,
        NAMESPACE,
        WORKLOAD,
        SERVICE,
        INGRESS,
        MACHINE,
        OUTSIDE
    }

    public static NodeId ofGroup(String name) {
        return new NodeId(Kind.GROUP, name);
    }

    /// Does it stand for all that is in it?
    public boolean isFold() {
        return kind == Kind.GROUP || kind == Kind.NAMESPACE;
    }

    public static NodeId ofNamespace(String name) {
        return new NodeId(Kind.NAMESPACE, name);
    }

    public static NodeId ofWorkload(ObjectRef ref) {
        return new NodeId(Kind.WORKLOAD, ref.id());
    }

    public static NodeId ofService(ObjectRef ref) {
        return new NodeId(Kind.SERVICE, ref.path());
    }

    public static NodeId ofIngress(ObjectRef ref) {
        return new NodeId(Kind.INGRESS, ref.path());
    }

    public static NodeId ofMachine(String node) {
        return new NodeId(Kind.MACHINE, node);
    }

    public static NodeId ofOutside(IpSet addresses) {
        return new NodeId(Kind.OUTSIDE, addresses.toString());
    }

    /// Somebody outside who is known by name only.
    public static NodeId ofOutside(String name) {
        return new NodeId(Kind.OUTSIDE, name);
    }

    @Override
    public int compareTo(NodeId other) {
        int order = kind.compareTo(other.kind);
        return order != 0 ? order : key.compareTo(other.key);
    }
}
