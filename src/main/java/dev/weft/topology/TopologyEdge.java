package dev.weft.topology;

import java.util.List;

/// An edge with everything that speaks for it, in a fixed order: declared, observed, drafted, leads. `pairs` counts the
/// workload pairs that a merged edge stands for, each in its own state.
public record TopologyEdge(EdgeId id, List<Evidence> evidence, Tally pairs) {
    public TopologyEdge {
        evidence = List.copyOf(evidence);
    }

    /// An edge for one pair.
    public TopologyEdge(EdgeId id, List<Evidence> evidence) {
        this(id, evidence, Tally.of(stateOf(evidence), 1));
    }

    /// The worst that the evidence says. See [#observed] for an edge that a draft would cut.
    public EdgeState state() {
        return pairs.worst().orElseGet(() -> stateOf(evidence));
    }

    /// Does it stand for more than one pair?
    public boolean merged() {
        return pairs.total() > 1;
    }

    /// Was traffic seen on it, whatever its state says?
    public boolean observed() {
        return evidence.stream().anyMatch(Evidence.Observed.class::isInstance);
    }

    /// Worst first; what is not surely allowed is never called allowed.
    public static EdgeState stateOf(List<Evidence> evidence) {
        var worst = EdgeState.LEADS;
        boolean seenAllowed = false;
        for (var one : evidence) {
            var state = stateOf(one);
            seenAllowed |= state == EdgeState.OBSERVED_ALLOWED;
            if (state.compareTo(worst) < 0 && !(one instanceof Evidence.Declared)) {
                worst = state;
            }
        }
        if (seenAllowed) {
            return worst;
        }
        for (var one : evidence) {
            if (one instanceof Evidence.Declared && stateOf(one).compareTo(worst) < 0) {
                worst = stateOf(one);
            }
        }
        return evidence.isEmpty() ? EdgeState.UNKNOWN : worst;
    }

    public static EdgeState stateOf(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Declared(_, var unknown) -> unknown.isEmpty() ? EdgeState.UNUSED : EdgeState.UNKNOWN;
            case Evidence.Observed observed -> stateOf(observed);
            case Evidence.Drafted(_, var lost, _) when !lost.isEmpty() -> EdgeState.WOULD_BE_DENIED;
            case Evidence.Drafted(var gained, _, _) when !gained.isEmpty() -> EdgeState.WOULD_BE_ALLOWED;
            case Evidence.Drafted _ -> EdgeState.UNKNOWN;
            case Evidence.Refused _ -> EdgeState.UNTRIED;
            case Evidence.Leads _ -> EdgeState.LEADS;
        };
    }

    static EdgeState stateOf(Evidence.Observed seen) {
        return switch (seen.key().verdict()) {
            case DROPPED -> EdgeState.OBSERVED_DENIED;
            case FORWARDED, AUDITED, UNKNOWN -> {
                if (seen.unknown()) {
                    yield EdgeState.UNKNOWN;
                }
                yield seen.allowed() ? EdgeState.OBSERVED_ALLOWED : EdgeState.OBSERVED_DENIED;
            }
        };
    }
}
