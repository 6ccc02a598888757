package dev.weft.picture.overlay;

import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.Locale;

/// The kinds that have a picture of their own, with their word.
enum Glyph {
    DEPLOYMENT("deployment"),
    STATEFULSET("statefulset"),
    DAEMONSET("daemonset"),
    REPLICASET("replicaset"),
    JOB("job"),
    CRONJOB("cronjob"),
    POD("pod"),
    WORKLOAD("workload"),
    SERVICE("service"),
    INGRESS("ingress"),
    MACHINE("machine"),
    OUTSIDE("outside"),
    NAMESPACE("namespace");

    private final String word;

    Glyph(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Glyph of(TopologyNode node) {
        return switch (node.id().kind()) {
            case NAMESPACE -> NAMESPACE;
            case SERVICE -> SERVICE;
            case INGRESS -> INGRESS;
            case MACHINE -> MACHINE;
            case OUTSIDE -> OUTSIDE;
            case WORKLOAD -> ofKind(node.object().map(ref -> ref.kind()).orElse(""));
        };
    }

    private static Glyph ofKind(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "deployment" -> DEPLOYMENT;
            case "statefulset" -> STATEFULSET;
            case "daemonset" -> DAEMONSET;
            case "replicaset", "replicationcontroller" -> REPLICASET;
            case "job" -> JOB;
            case "cronjob" -> CRONJOB;
            case "pod" -> POD;
            default -> WORKLOAD;
        };
    }
}
