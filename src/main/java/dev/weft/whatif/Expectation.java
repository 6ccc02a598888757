package dev.weft.whatif;

import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.net.IpSet;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A verdict that the user pinned: it must stay so, whatever else changes. As an intent of `weft check` it must hold
/// for every pod of both ends.
public record Expectation(End source, End destination, Traffic traffic, boolean allowed) {
    public sealed interface End {
        /// The topmost owner of pods, or a pod that nobody owns.
        record OfWorkload(ObjectRef ref) implements End {}

        record Outside(IpSet addresses) implements End {}

        default String name() {
            return switch (this) {
                case OfWorkload(var ref) -> ref.path();
                case Outside(var addresses) -> addresses.equals(IpSet.ALL) ? "outside" : addresses.toString();
            };
        }
    }

    /// `GONE`: one of the ends is not there any more, so that nothing is said about it.
    public enum Answer {
        HOLDS,
        BROKEN,
        UNKNOWN,
        GONE
    }

    /// What policies can tell apart in the pods of one workload.
    private record Look(Labels labels, boolean host) {}

    /// `shop/web must reach shop/db on TCP 5432`.
    public String words() {
        return source.name() + (allowed ? " must reach " : " must not reach ") + destination.name() + " on " + traffic;
    }

    /// Cost: O(pods), and a look-up for each two kinds of pods.
    public Answer judge(Reachability reachability) {
        var sources = ends(source, reachability);
        var destinations = ends(destination, reachability);
        if (sources.isEmpty() || destinations.isEmpty()) {
            return Answer.GONE;
        }
        boolean unknown = false;
        for (var from : sources) {
            for (var to : destinations) {
                var cell = reachability.cell(from, to);
                boolean maybe = cell.unknown().contains(traffic);
                unknown |= maybe;
                if (!maybe && cell.allowed().contains(traffic) != allowed) {
                    return Answer.BROKEN;
                }
            }
        }
        return unknown ? Answer.UNKNOWN : Answer.HOLDS;
    }

    private static List<Endpoint> ends(End end, Reachability reachability) {
        return switch (end) {
            case End.Outside(var addresses) -> reachability.outside().stream()
                    .filter(Endpoint.Outside.class::isInstance)
                    .map(piece -> ((Endpoint.Outside) piece).addresses().intersect(addresses))
                    .filter(part -> !part.isEmpty())
                    .<Endpoint>map(Endpoint.Outside::new)
                    .toList();
            case End.OfWorkload(var ref) -> List.copyOf(pods(ref, reachability).values());
        };
    }

    private static Map<Look, Endpoint> pods(ObjectRef ref, Reachability reachability) {
        var snapshot = reachability.snapshot();
        var kinds = new LinkedHashMap<Look, Endpoint>();
        for (var end : reachability.inside()) {
            switch (end) {
                case Endpoint.OfPod(Pod pod) when !pod.finished() && snapshot.workloadOf(pod).equals(ref) ->
                    kinds.putIfAbsent(new Look(pod.labels(), pod.network().host()), end);
                case Endpoint.OfTemplate(var workload) when workload.ref().equals(ref) ->
                    kinds.putIfAbsent(new Look(Labels.NONE, false), end);
                case Endpoint.OfPod _, Endpoint.OfTemplate _, Endpoint.OfNode _, Endpoint.Outside _ -> {}
            }
        }
        return kinds;
    }

    /// All of them as a file for `weft check --expect`. The form is described in `src/docs/intents.md`.
    public static String intents(List<Expectation> pins) {
        var text = new StringBuilder("# Verdicts pinned with Weft. Check them with: weft check --expect FILE\n");
        text.append("intents:\n");
        for (var pin : pins) {
            text.append("- name: ").append(quoted(pin.words())).append('\n');
            text.append(pin.allowed() ? "  mustReach:\n" : "  mustNotReach:\n");
            text.append("    from: ").append(names(pin.source())).append('\n');
            text.append("    to: ").append(names(pin.destination())).append('\n');
            text.append("    ports: ").append(pin.traffic()).append('\n');
        }
        return text.toString();
    }

    private static String names(End end) {
        return switch (end) {
            case End.OfWorkload(var ref) -> quoted(ref.id());
            case End.Outside(var addresses) when addresses.equals(IpSet.ALL) -> "outside";
            case End.Outside(var addresses) ->
                addresses.cidrs().stream().map(cidr -> quoted(cidr.toString())).toList().toString();
        };
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
