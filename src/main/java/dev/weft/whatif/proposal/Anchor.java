package dev.weft.whatif.proposal;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpSet;
import dev.weft.policy.Party;
import dev.weft.whatif.spec.Words;

/// Who a gesture is about.
public sealed interface Anchor {
    /// The topmost owner of pods, or a pod that nobody owns.
    record OfWorkload(ObjectRef ref) implements Anchor {}

    /// Every pod of a namespace.
    record OfNamespace(String name) implements Anchor {}

    /// Addresses outside the cluster; all of them stand for "the outside".
    record OfOutside(IpSet addresses) implements Anchor {}

    /// `shop/web`, `namespace shop`, `203.0.113.0/24`, `outside`.
    default String words() {
        return switch (this) {
            case OfWorkload(var ref) -> ref.path();
            case OfNamespace(var name) -> "namespace " + name;
            case OfOutside(var addresses) when addresses.equals(IpSet.ALL) -> "outside";
            case OfOutside(var addresses) -> Words.blocks(addresses);
        };
    }

    /// The short name that new policies are called by: `web`, `shop`, `outside`.
    default String name() {
        return switch (this) {
            case OfWorkload(var ref) -> ref.name();
            case OfNamespace(var name) -> name;
            case OfOutside _ -> "outside";
        };
    }

    /// Is the party all within it?
    default boolean holds(Party party) {
        return switch (party) {
            case Party.Group(var other, _) -> switch (this) {
                case OfWorkload(var ref) -> ref.equals(other);
                case OfNamespace(var name) -> name.equals(other.namespace());
                case OfOutside _ -> false;
            };
            case Party.Outside(var part) -> this instanceof OfOutside(var addresses) && addresses.containsAll(part);
        };
    }
}
