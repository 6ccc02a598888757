package dev.weft.policy.kind;

import dev.weft.cluster.Selector;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.HostPods;
import dev.weft.policy.PodSelection.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads whom a policy of network-policy-api selects, and whom its rules name. Pods on their node's network are
/// neither.
/// Source: `ClusterNetworkPolicySubject`, `ClusterNetworkPolicyIngressPeer`, `ClusterNetworkPolicyEgressPeer`.
final class TieredPeerReader {
    /// Every pod that such a policy could select.
    static final PodSelection EVERY_POD = pods(Selector.EVERYTHING, Selector.EVERYTHING);
    private static final Set<String> SELECTIONS = Set.of("namespaces", "pods");

    private final Dialect dialect;

    TieredPeerReader(Dialect dialect) {
        this.dialect = dialect;
    }

    /// The peers of a rule. `failsClosed`: one of them has no field that is known.
    record Peers(List<Peer> known, boolean failsClosed) {
        Peers {
            known = List.copyOf(known);
        }
    }

    private static PodSelection pods(Selector namespaces, Selector pods) {
        return new PodSelection(new Scope.Matching(namespaces), pods, HostPods.EXCLUDED);
    }

    /// Empty when it could not be read, which is then reported.
    Optional<PodSelection> subject(SpecReader.Field field) {
        if (field.absent()) {
            field.bad("the subject is missing", "select namespaces or pods; namespaces: {} means every pod");
        }
        if (!(field.map(SELECTIONS) instanceof Read.Ok<?>)) {
            return Optional.empty();
        }
        var given = given(field, SELECTIONS);
        if (given.size() != 1) {
            field.bad(given.isEmpty() ? "the subject selects nothing" : "the subject has two selections",
                    "give either namespaces or pods");
            return Optional.empty();
        }
        return selection(field.field(given.getFirst()));
    }

    Peers read(SpecReader.Field field, Direction direction) {
        var items = BoundedList.read(field, "peers", dialect.most());
        if (items instanceof Read.Absent<?>) {
            field.bad("the peers are missing", "list at least one; a peer \"namespaces: {}\" means every pod");
        }
        var peers = new ArrayList<Peer>();
        boolean failsClosed = false;
        for (var item : items.orElse(List.of(), List.of())) {
            failsClosed |= hasNoKnownField(item, direction);
            peer(item, direction).ifPresent(peers::add);
        }
        return new Peers(peers, failsClosed);
    }

    private boolean hasNoKnownField(SpecReader.Field field, Direction direction) {
        return field.value() instanceof Map<?, ?>
                && given(field, dialect.peerFields(direction)).isEmpty();
    }

    private Optional<Peer> peer(SpecReader.Field field, Direction direction) {
        var known = dialect.peerFields(direction);
        if (hasNoKnownField(field, direction)) {
            field.warn(
                    "the peer has none of the fields " + sorted(known) + ": a rule that accepts then matches nothing, "
                            + "any other denies everything",
                    "give the peer exactly one of them");
            return Optional.empty();
        }
        if (field.absent()) {
            field.bad("an empty item stands where a peer belongs", "give it exactly one of " + sorted(known));
        }
        if (!(field.map(known) instanceof Read.Ok<?>)) {
            return Optional.empty();
        }
        var given = given(field, known);
        if (given.size() > 1) {
            field.bad("the peer has " + given.size() + " fields " + given, "make a peer of each");
            return Optional.empty();
        }
        return peer(field.field(given.getFirst()), given.getFirst());
    }

    private Optional<Peer> peer(SpecReader.Field field, String name) {
        return switch (name) {
            case "nodes" -> SelectorReader.read(field) instanceof Read.Ok<Selector>(var selector)
                    ? Optional.of(new Peer.Nodes(selector))
                    : Optional.empty();
            case "networks" -> AddressPeers.networks(field);
            case "domainNames" -> AddressPeers.domainNames(field);
            default -> selection(field).map(Peer.Pods::new);
        };
    }

    /// `namespaces` or `pods`.
    private Optional<PodSelection> selection(SpecReader.Field field) {
        if (field.path().endsWith(".namespaces")) {
            return SelectorReader.read(field) instanceof Read.Ok<Selector>(var selector)
                    ? Optional.of(pods(selector, Selector.EVERYTHING))
                    : Optional.empty();
        }
        if (!(field.map(Set.of("namespaceSelector", "podSelector")) instanceof Read.Ok<?>)) {
            return Optional.empty();
        }
        var namespaces = selector(field.field("namespaceSelector"), dialect.asksForNamespaceSelector());
        var pods = selector(field.field("podSelector"), true);
        return namespaces.flatMap(scope -> pods.map(chosen -> pods(scope, chosen)));
    }

    /// No live object lacks a selector that the schema asks for. In a folder its author meant what Go reads: the empty
    /// one.
    private static Optional<Selector> selector(SpecReader.Field field, boolean required) {
        return switch (SelectorReader.read(field)) {
            case Read.Absent<Selector> _ when required -> {
                field.warn("the selector is missing and read as {}, all; an API server refuses that",
                        "write {} to select all");
                yield Optional.of(Selector.EVERYTHING);
            }
            case Read.Absent<Selector> _ -> Optional.of(Selector.EVERYTHING);
            case Read.Bad<Selector> _ -> Optional.empty();
            case Read.Ok<Selector>(var selector) -> Optional.of(selector);
        };
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static List<String> given(SpecReader.Field field, Set<String> known) {
        return sorted(known).stream().filter(name -> !field.field(name).absent()).toList();
    }
}
