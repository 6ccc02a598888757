package dev.weft.lint.check;

import dev.weft.lint.Population;
import dev.weft.net.IpSet;
import dev.weft.policy.Peer;
import java.util.BitSet;
import java.util.List;

/// Whom peers mean: groups of pods, and addresses. Not `certain` where a peer is one that nobody can resolve.
record Extent(BitSet groups, IpSet addresses, boolean certain) {
    /// Finished and host-network pods are left out.
    static Extent of(Peer peer, Population population) {
        return switch (peer) {
            case Peer.Pods(var selection) ->
                new Extent(population.livingOf(selection), IpSet.NONE, population.isKnown(selection));
            case Peer.Addresses(var addresses) -> {
                var at = population.at(addresses);
                at.and(population.living());
                yield new Extent(at, addresses, true);
            }
            case Peer.Anyone _ -> new Extent(population.living(), IpSet.ALL, true);
            case Peer.Nodes _, Peer.DomainNames _, Peer.Unsupported _ ->
                new Extent(new BitSet(), IpSet.NONE, false);
        };
    }

    static Extent of(List<Peer> peers, Population population) {
        var groups = new BitSet();
        var addresses = IpSet.NONE;
        boolean certain = true;
        for (var peer : peers) {
            var extent = of(peer, population);
            groups.or(extent.groups());
            addresses = addresses.union(extent.addresses());
            certain &= extent.certain();
        }
        return new Extent(groups, addresses, certain);
    }

    boolean isEmpty() {
        return groups.isEmpty() && addresses.isEmpty();
    }
}
