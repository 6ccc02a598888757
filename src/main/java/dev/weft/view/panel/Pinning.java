package dev.weft.view.panel;

import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import dev.weft.policy.Verdict;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.whatif.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The verdicts of an edge as pins. What is unknown cannot be pinned, nor what a node of the cluster does.
public final class Pinning {
    /// A menu with more entries is not read.
    private static final int MOST = 3;

    private Pinning() {}

    /// The verdict on a packet between two ends, of a workload or outside, as they stand.
    static Optional<Expectation> of(Reachability reachability, Ends ends, Traffic packet) {
        var source = end(reachability, ends.source());
        var destination = end(reachability, ends.destination());
        var verdict = reachability.explain(ends.source(), ends.destination(), packet).verdict();
        return source.isEmpty() || destination.isEmpty() || verdict instanceof Verdict.Unknown
                ? Optional.empty()
                : Optional.of(new Expectation(
                        source.get(), destination.get(), packet, verdict instanceof Verdict.Allowed));
    }

    /// The two ends of an edge, one replica each.
    record Ends(Endpoint source, Endpoint destination) {}

    /// As the cluster is, for the packets that speak for the edge first.
    public static List<Expectation> all(Frame frame, EdgeId id) {
        var pins = new ArrayList<Expectation>();
        frame.scene().topology().edge(id).ifPresent(edge -> {
            var live = frame.meaning().reachability();
            Why.ends(live, frame, edge).ifPresent(ends -> Why.choices(edge, ends).stream()
                    .limit(MOST)
                    .flatMap(packet -> of(live.reachability(), ends, packet).stream())
                    .forEach(pins::add));
        });
        return pins;
    }

    private static Optional<Expectation.End> end(Reachability reachability, Endpoint end) {
        return switch (end) {
            case Endpoint.OfPod(var pod) ->
                Optional.of(new Expectation.End.OfWorkload(reachability.snapshot().workloadOf(pod)));
            case Endpoint.OfTemplate(var workload) -> Optional.of(new Expectation.End.OfWorkload(workload.ref()));
            case Endpoint.Outside(var addresses) -> Optional.of(new Expectation.End.Outside(addresses));
            case Endpoint.OfNode _ -> Optional.empty();
        };
    }
}
