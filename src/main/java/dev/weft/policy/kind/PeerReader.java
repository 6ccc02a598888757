package dev.weft.policy.kind;

import dev.weft.cluster.Selector;
import dev.weft.net.Cidr;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the `from` or `to` of a NetworkPolicy rule. A broken peer matches nothing; the others stand.
/// Source: `ValidateNetworkPolicyPeer`, `ValidateIPBlock`; networking/v1 NetworkPolicyPeer.
final class PeerReader {
    private final Scope own;

    PeerReader(String namespace) {
        this.own = new Scope.Own(namespace);
    }

    /// Missing or empty means everyone, outside ends among them.
    List<Peer> read(SpecReader.Field field) {
        return switch (field.items()) {
            case Read.Absent<List<SpecReader.Field>> _ -> List.of(new Peer.Anyone());
            case Read.Bad<List<SpecReader.Field>> _ -> List.of();
            case Read.Ok<List<SpecReader.Field>>(var items) ->
                items.isEmpty()
                        ? List.of(new Peer.Anyone())
                        : items.stream().flatMap(item -> peer(item).stream()).toList();
        };
    }

    private Optional<Peer> peer(SpecReader.Field field) {
        if (!(field.map(Set.of("podSelector", "namespaceSelector", "ipBlock")) instanceof Read.Ok<?>)) {
            return Optional.empty();
        }
        var pods = field.field("podSelector");
        var namespaces = field.field("namespaceSelector");
        var block = field.field("ipBlock");
        if (pods.absent() && namespaces.absent() && block.absent()) {
            field.bad("the peer is empty", "give a podSelector, a namespaceSelector or an ipBlock; to mean everyone, "
                    + "leave out the whole list");
            return Optional.empty();
        }
        if (!block.absent() && !(pods.absent() && namespaces.absent())) {
            field.bad("an ipBlock stands beside a selector", "make two peers of it");
            return Optional.empty();
        }
        return block.absent() ? selected(pods, namespaces) : addresses(block);
    }

    private Optional<Peer> selected(SpecReader.Field pods, SpecReader.Field namespaces) {
        var podSelector = SelectorReader.read(pods);
        var namespaceSelector = SelectorReader.read(namespaces);
        if (podSelector instanceof Read.Bad<?> || namespaceSelector instanceof Read.Bad<?>) {
            return Optional.empty();
        }
        var scope = namespaceSelector instanceof Read.Ok<Selector>(var selector) ? new Scope.Matching(selector) : own;
        return Optional.of(new Peer.Pods(
                new PodSelection(scope, podSelector.orElse(Selector.EVERYTHING, Selector.EVERYTHING))));
    }

    private static Optional<Peer> addresses(SpecReader.Field field) {
        if (!(field.map(Set.of("cidr", "except")) instanceof Read.Ok<?>)) {
            return Optional.empty();
        }
        var block = cidr(field.field("cidr"));
        var except = field.field("except").items();
        if (block.isEmpty() || except instanceof Read.Bad<?>) {
            return Optional.empty();
        }
        var holes = new ArrayList<Cidr>();
        var items = except.orElse(List.of(), List.of());
        items.forEach(item -> hole(item, block.get()).ifPresent(holes::add));
        if (holes.size() < items.size()) {
            return Optional.empty();
        }
        var set = block.get().asSet();
        for (var hole : holes) {
            set = set.minus(hole.asSet());
        }
        return Optional.of(new Peer.Addresses(set));
    }

    private static Optional<Cidr> hole(SpecReader.Field field, Cidr block) {
        var hole = cidr(field);
        if (hole.isPresent() && !hole.get().strictlyInside(block)) {
            field.bad(hole.get() + " does not lie strictly inside " + block, "except only narrower blocks of the cidr");
            return Optional.empty();
        }
        return hole;
    }

    private static Optional<Cidr> cidr(SpecReader.Field field) {
        return switch (field.text()) {
            case Read.Absent<String> _ -> {
                field.bad("the cidr is missing", "write a block such as 10.0.0.0/8");
                yield Optional.empty();
            }
            case Read.Bad<String> _ -> Optional.empty();
            case Read.Ok<String>(var text) -> {
                var block = Cidr.parse(text);
                if (block.isEmpty()) {
                    field.bad("\"" + text + "\" is no address block", "write a block such as 10.0.0.0/8");
                }
                yield block;
            }
        };
    }
}
