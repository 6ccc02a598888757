package dev.weft.picture.overlay.mark;

import dev.weft.topology.TopologyNode;
import java.util.Locale;

/// The kinds that have a picture of their own, with their word.
public enum Glyph {
    DEPLOYMENT("deployment", "deploy"),
    STATEFULSET("statefulset", "sts"),
    DAEMONSET("daemonset", "ds"),
    REPLICASET("replicaset", "rs"),
    JOB("job", "job"),
    CRONJOB("cronjob", "cj"),
    POD("pod", "pod"),
    WORKLOAD("workload", "workload"),
    SERVICE("service", "svc"),
    INGRESS("ingress", "ing"),
    MACHINE("machine", "node"),
    OUTSIDE("outside", "outside"),
    NAMESPACE("namespace", "ns");

    private final String word;
    private final String shortWord;

    Glyph(String word, String shortWord) {
        this.word = word;
        this.shortWord = shortWord;
    }

    public String word() {
        return word;
    }

    /// As kubectl abbreviates it.
    public String shortWord() {
        return shortWord;
    }

    public static Glyph of(TopologyNode node) {
        return switch (node.id().kind()) {
            case GROUP, NAMESPACE -> NAMESPACE;
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
