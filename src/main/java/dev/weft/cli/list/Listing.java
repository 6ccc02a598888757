package dev.weft.cli.list;

import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.policy.Reachability.Crowd;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.exposure.Exposure;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What `list` lists: the pairs of parties that are asked about, each with its cell. Pairs are visited, not kept: of
/// single pods there may be millions.
final class Listing {
    /// One connection that is allowed, or not known.
    record Edge(Party source, Party destination, Cell cell) {}

    private final WorkloadReachability reachability;
    private final Ends ends;
    private final List<Party> sources;
    private final List<Party> destinations;
    /// By party as an object: what is asked a million times is best asked by crowds.
    private final IdentityHashMap<Party, Crowd> crowds = new IdentityHashMap<>();

    Listing(WorkloadReachability reachability, Ends ends) {
        this.reachability = reachability;
        this.ends = ends;
        var sorted = reachability.parties().stream().sorted(Comparator.comparing(Party::id)).toList();
        this.sources = sorted.stream().filter(ends::mayBeSource).toList();
        this.destinations = sorted.stream().filter(ends::mayBeDestination).toList();
        Stream.concat(sources.stream(), destinations.stream())
                .forEach(party -> crowds.computeIfAbsent(party, this::crowd));
    }

    private Crowd crowd(Party party) {
        return reachability.reachability().crowd(switch (party) {
            case Party.Group(_, var members) -> members;
            case Party.Outside(var addresses) -> List.of(new Endpoint.Outside(addresses));
        });
    }

    /// Every party that one of the listed pairs could hold, in the order of the reachability.
    List<Party> parties() {
        boolean fromFocus = sources.stream().anyMatch(ends::inFocus);
        boolean toFocus = destinations.stream().anyMatch(ends::inFocus);
        var listed = new HashSet<String>();
        sources.stream().filter(it -> toFocus || ends.inFocus(it)).map(Party::id).forEach(listed::add);
        destinations.stream().filter(it -> fromFocus || ends.inFocus(it)).map(Party::id).forEach(listed::add);
        return reachability.parties().stream().filter(party -> listed.contains(party.id())).toList();
    }

    /// In the order of the source's id, then the destination's. Cost: one look-up a pair.
    void forEach(Consumer<Edge> action) {
        var focused = destinations.stream().filter(ends::inFocus).toList();
        for (var source : sources) {
            for (var destination : ends.inFocus(source) ? destinations : focused) {
                visit(source, destination, action);
            }
        }
    }

    /// What of an exposure belongs to the parties that are asked about.
    Exposure asked(Exposure exposure) {
        return new Exposure(
                exposure.entries().stream()
                        .filter(entry -> isAsked(entry.workload(), entry.direction()))
                        .toList(),
                exposure.unprotected().stream()
                        .filter(it -> isAsked(it.workload(), it.direction()))
                        .toList());
    }

    private boolean isAsked(Party workload, Direction direction) {
        return ends.inFocus(workload)
                && (direction == Direction.EGRESS ? ends.mayBeSource(workload) : ends.mayBeDestination(workload));
    }

    /// Only the pairs of which one is outside.
    void forEachOutside(Consumer<Edge> action) {
        for (var source : sources) {
            boolean outside = source instanceof Party.Outside;
            destinations.stream()
                    .filter(destination -> outside || destination instanceof Party.Outside)
                    .filter(destination -> ends.inFocus(source) || ends.inFocus(destination))
                    .forEach(destination -> visit(source, destination, action));
        }
    }

    /// A party to itself is never listed, nor outside to outside. Parties are few objects, compared as such.
    @SuppressWarnings("ReferenceEquality")
    private void visit(Party source, Party destination, Consumer<Edge> action) {
        boolean outside = source instanceof Party.Outside && destination instanceof Party.Outside;
        if (outside || source == destination) {
            return;
        }
        var from = crowds.get(source);
        var to = crowds.get(destination);
        if (from == null || to == null) {
            throw new IllegalStateException("no crowd of " + source.id() + " or " + destination.id());
        }
        var cell = reachability.reachability().cell(from, to);
        if (!cell.isEmpty()) {
            action.accept(new Edge(source, destination, cell));
        }
    }
}
