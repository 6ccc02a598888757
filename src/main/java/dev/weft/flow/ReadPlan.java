package dev.weft.flow;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// In which pods a command will be run to read their sockets, and which are left out, and why. Sorted by identity. It
/// is made without asking anybody: the user sees it before consenting.
///
/// Source: exec is audited, and may be seen by intrusion detection: nobody should be surprised by it.
public record ReadPlan(Set<String> namespaces, List<ObjectRef> pods, List<Skipped> skipped) {
    /// How hard the cluster is asked: the rest between two passes, the limit of one command; how many at once, started
    /// in a second, and in one pass.
    public record Pace(Duration pause, Duration limit, int atOnce, int perSecond, int perPass) {
        /// Eight commands at once took 150 ms each on a small API server. A pass takes 15 s at most, so that what it
        /// shows is of about one time.
        public static final Pace GENTLE = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(10), 8, 40, 600);

        /// In how many passes so many pods are read once.
        public int passes(int pods) {
            return Math.max(1, Math.ceilDiv(pods, perPass));
        }

        /// How long it takes to read so many pods once, the rest between passes included, as long as each command is
        /// answered at once.
        public Duration round(int pods) {
            return Duration.ofMillis(1_000L * pods / perSecond).plus(pause.multipliedBy(passes(pods)));
        }
    }

    /// `reason` continues "is left out: ".
    public record Skipped(ObjectRef pod, String reason) {}

    public ReadPlan {
        namespaces = Set.copyOf(namespaces);
        pods = List.copyOf(pods);
        skipped = List.copyOf(skipped);
    }

    /// The plan for all pods of these namespaces.
    public static ReadPlan of(ClusterSnapshot snapshot, Set<String> namespaces) {
        var pods = new ArrayList<ObjectRef>();
        var skipped = new ArrayList<Skipped>();
        for (var pod : snapshot.pods()) {
            if (namespaces.contains(pod.namespace())) {
                reasonAgainst(pod)
                        .ifPresentOrElse(
                                reason -> skipped.add(new Skipped(pod.ref(), reason)), () -> pods.add(pod.ref()));
            }
        }
        return new ReadPlan(namespaces, pods, skipped);
    }

    private static Optional<String> reasonAgainst(Pod pod) {
        return switch (pod.phase()) {
            case PENDING -> Optional.of("not running yet");
            case SUCCEEDED, FAILED -> Optional.of("finished");
            case UNKNOWN -> Optional.of("its node does not answer");
            case SYNTHETIC -> Optional.of("only in a manifest");
            case RUNNING -> reasonAgainst(pod.network());
        };
    }

    /// Source: all containers of a host-network pod see the sockets of the whole node.
    private static Optional<String> reasonAgainst(Pod.Network network) {
        if (network.host()) {
            return Optional.of("on its node's network");
        }
        return network.addresses().isEmpty() ? Optional.of("has no address yet") : Optional.empty();
    }

    /// `will read 6 pods in shop (2 left out: 1 finished, 1 on its node's network)`.
    public String sentence() {
        var names = String.join(", ", new TreeSet<>(namespaces));
        var where = namespaces.isEmpty() ? "no namespace" : names;
        var turns = turns(Pace.GENTLE);
        return "will read " + count(pods.size()) + " in " + where + (turns.isEmpty() ? "" : " " + turns) + leftOut();
    }

    /// `in turns of 600, 8 at once: each about every 335 s`; empty when one pass reads them all.
    public String turns(Pace pace) {
        return pace.passes(pods.size()) == 1
                ? ""
                : "in turns of %d, %d at once: each about every %d s"
                        .formatted(pace.perPass(), pace.atOnce(), pace.round(pods.size()).toSeconds());
    }

    private static String count(int pods) {
        return pods == 1 ? "1 pod" : String.format(Locale.ROOT, "%,d pods", pods);
    }

    private String leftOut() {
        if (skipped.isEmpty()) {
            return "";
        }
        Map<String, Long> byReason =
                skipped.stream().collect(Collectors.groupingBy(Skipped::reason, TreeMap::new, Collectors.counting()));
        return byReason.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", ", " (" + skipped.size() + " left out: ", ")"));
    }
}
