package dev.weft.policy.engine;

import java.util.ArrayList;
import java.util.List;

/// How one connection may be read: by which views of its ends. One reading for most; several for dual-stack ends, for
/// ends whose addresses policies treat apart, and for host-network pods, which a plugin may see as pods or as their
/// node. Only where all readings agree is the verdict known.
/// Source: Kubernetes documentation, "Network policies and hostNetwork pods"; cli.md, settled details.
final class Readings {
    /// `sameNode`: a pod and its own node, which policies never part.
    record Reading(View source, View destination, boolean sameNode) {}

    private Readings() {}

    static List<Reading> of(End source, End destination) {
        boolean host = source.isHostPod() || destination.isHostPod();
        var asPods = pairs(views(source, false), views(destination, false), isOwnNode(source, destination));
        if (!host) {
            return asPods;
        }
        var all = new ArrayList<>(asPods);
        all.addAll(pairs(views(source, true), views(destination, true), source.sharesNode(destination)));
        return all;
    }

    private static List<View> views(End end, boolean hostAsNode) {
        return end.isPod() && !(hostAsNode && end.isHostPod()) ? end.asPod() : end.asAddress();
    }

    /// Source: networking/v1 NetworkPolicySpec.ingress ("or if the traffic source is the pod's local node").
    private static boolean isOwnNode(End one, End other) {
        return one.isPod() != other.isPod() && one.sharesNode(other);
    }

    /// Views of the same family; every pair where no family is shared, as then policy alone is asked.
    private static List<Reading> pairs(List<View> sources, List<View> destinations, boolean sameNode) {
        var all = new ArrayList<Reading>();
        for (var source : sources) {
            for (var destination : destinations) {
                all.add(new Reading(source, destination, sameNode));
            }
        }
        var met = all.stream()
                .filter(reading -> reading.source().meets(reading.destination()))
                .toList();
        return met.isEmpty() ? all : met;
    }
}
