package dev.weft.policy.classes;

import dev.weft.policy.classes.NamespaceLabels.Answer;
import java.util.ArrayList;
import java.util.List;

/// How one connection may be read: by which views of its ends. One reading for most; several for dual-stack ends, for
/// ends whose addresses policies treat apart, and for host-network pods, which a plugin may see as pods or as their
/// node. Only where all readings agree is the verdict known.
/// Source: Kubernetes documentation, "Network policies and hostNetwork pods"; cli.md, settled details.
public final class Readings {
    /// `sameNode`: a pod and its own node, which no policy of networking/v1 parts.
    public record Reading(View source, View destination, boolean sameNode) {}

    private Readings() {}

    public static List<Reading> of(End source, End destination) {
        boolean host = source.isHostPod() || destination.isHostPod();
        boolean nodes = source.isPod() != destination.isPod();
        var all = new ArrayList<>(pairs(
                views(source, false), views(destination, false),
                nodes ? source.sharesNode(destination) : Answer.NO));
        if (host) {
            all.addAll(pairs(views(source, true), views(destination, true), source.sharesNode(destination)));
        }
        return all;
    }

    private static List<View> views(End end, boolean hostAsNode) {
        return end.isPod() && !(hostAsNode && end.isHostPod()) ? end.asPod() : end.asAddress();
    }

    /// Views of the same family; every pair where no family is shared, as then policy alone is asked. Where it is not
    /// known whether a pod stands on the node, both answers are read.
    /// Source: networking/v1 NetworkPolicySpec.ingress ("or if the traffic source is the pod's local node").
    private static List<Reading> pairs(List<View> sources, List<View> destinations, Answer sameNode) {
        var met = met(sources, destinations);
        var all = new ArrayList<Reading>();
        if (sameNode != Answer.YES) {
            all.addAll(met);
        }
        if (sameNode != Answer.NO) {
            met.forEach(reading -> all.add(new Reading(reading.source(), reading.destination(), true)));
        }
        return all;
    }

    private static List<Reading> met(List<View> sources, List<View> destinations) {
        var all = new ArrayList<Reading>();
        for (var source : sources) {
            for (var destination : destinations) {
                all.add(new Reading(source, destination, false));
            }
        }
        var met = all.stream()
                .filter(reading -> reading.source().meets(reading.destination()))
                .toList();
        return met.isEmpty() ? all : met;
    }
}
