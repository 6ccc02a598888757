package dev.weft.cli;

import dev.weft.cluster.Problem;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation;
import dev.weft.policy.Party;
import dev.weft.policy.Reachability;
import dev.weft.policy.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Why one party may send something to another, by the pair of their members that fares worst: a workload may do only
/// what all its replicas may. `doubt` says so when the members differ.
public record Answer(Party source, Party destination, Explanation explanation, Optional<Problem> doubt) {
    /// Throws [CommandFailure] where both ends are outside: no policy of the cluster speaks about them.
    public static Answer of(Reachability reachability, Party source, Party destination, Traffic traffic) {
        if (source instanceof Party.Outside && destination instanceof Party.Outside) {
            throw CommandFailure.usage(
                    "--from, --to", "both ends are outside of the cluster", "name a workload for one of them");
        }
        var all = explanations(reachability, source, destination, traffic);
        all.sort(Comparator.comparingInt(explanation -> rank(explanation.verdict())));
        var worst = all.getFirst();
        boolean differ = rank(worst.verdict()) != rank(all.getLast().verdict());
        return new Answer(source, destination, worst, differ ? Optional.of(doubt(worst)) : Optional.empty());
    }

    private static List<Explanation> explanations(
            Reachability reachability, Party source, Party destination, Traffic traffic) {
        var all = new ArrayList<Explanation>();
        for (var a : kinds(reachability, source)) {
            for (var b : kinds(reachability, destination)) {
                EndPair.of(a, b).forEach(pair ->
                        all.add(reachability.explain(pair.source(), pair.destination(), traffic)));
            }
        }
        if (all.isEmpty()) { // one pod and itself
            all.add(reachability.explain(first(reachability, source), first(reachability, destination), traffic));
        }
        return all;
    }

    private static Endpoint first(Reachability reachability, Party party) {
        return kinds(reachability, party).getFirst().getFirst();
    }

    private static List<List<Endpoint>> kinds(Reachability reachability, Party party) {
        return switch (party) {
            case Party.Outside(var addresses) -> List.of(List.of(new Endpoint.Outside(addresses)));
            case Party.Group(_, var members) -> {
                var kinds = reachability.kinds(reachability.crowd(members));
                yield kinds.isEmpty() ? List.of(members) : kinds;
            }
        };
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Denied _ -> 0;
            case Verdict.Unknown _ -> 1;
            case Verdict.Allowed _ -> 2;
        };
    }

    private static Problem doubt(Explanation worst) {
        return Problem.warning(
                Problem.Place.of(worst.source().id() + " => " + worst.destination().id()),
                "other replicas of these workloads fare better, for their labels, addresses or nodes differ",
                "ask for single pods to compare them");
    }
}
