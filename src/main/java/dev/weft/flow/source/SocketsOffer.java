package dev.weft.flow.source;

import dev.weft.cluster.Pod;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.sockets.SocketTableFlowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The pods' own socket tables: there in every cluster, where commands may be run in pods.
final class SocketsOffer {
    static final String ADDS =
            "exact pods, connections, unanswered attempts; a sample: no bytes, no requests, no DNS, nothing of "
                    + "pods on their node's network";
    /// So many namespaces are asked about one by one; a user who may exec in none of them is told so.
    private static final int ASKED = 30;
    private static final int NAMED = 3;

    private SocketsOffer() {}

    static FlowOffer offer(Finder.Sight sight) throws InterruptedException {
        var everywhere = sight.rights().missingUpgrade("pods/exec", "");
        if (everywhere.isEmpty()) {
            return asks("every pod that runs");
        }
        var allowed = new ArrayList<String>();
        var namespaces = running(sight);
        for (var namespace : namespaces.stream().limit(ASKED).toList()) {
            if (sight.rights().missingUpgrade("pods/exec", namespace).isEmpty()) {
                allowed.add(namespace);
            }
        }
        return allowed.isEmpty()
                ? new FlowOffer(
                        SocketTableFlowSource.NAME, "the pods themselves", ADDS, FlowOffer.State.FORBIDDEN,
                        everywhere.get())
                : asks("pods of " + named(allowed));
    }

    private static Set<String> running(Finder.Sight sight) {
        var namespaces = new TreeSet<String>();
        sight.snapshot().pods().stream()
                .filter(pod -> pod.phase() == Pod.Phase.RUNNING)
                .forEach(pod -> namespaces.add(pod.namespace()));
        return namespaces;
    }

    private static FlowOffer asks(String where) {
        return new FlowOffer(
                SocketTableFlowSource.NAME, where, ADDS, FlowOffer.State.ASKS,
                "agree that Weft runs cat in pods, namespace by namespace");
    }

    private static String named(List<String> all) {
        var some = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
        return all.size() <= NAMED ? some : some + " and " + (all.size() - NAMED) + " more namespaces";
    }
}
