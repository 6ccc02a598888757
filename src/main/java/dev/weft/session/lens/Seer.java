package dev.weft.session.lens;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.Boxes;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.lens.Exposures;
import dev.weft.topology.lens.Lens;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/// Works out the [Sights] of a picture. What it is about is remembered by identity.
///
/// Threads: confined to the one that reviews.
public final class Seer {
    /// The check that says whether anything carries policies out.
    private static final String ENFORCED = "policy-not-enforced";

    private record Seen(WorkloadReachability of, Boxes boxes, Exposures exposures) {}

    private final List<Check> enforcement;
    private final Function<ClusterSnapshot, Reachability> evaluation;
    private Optional<Seen> last = Optional.empty();

    /// `evaluation` says what policies mean for a supposed cluster.
    public Seer(List<Check> checks, Function<ClusterSnapshot, Reachability> evaluation) {
        this.enforcement = checks.stream().filter(check -> check.code().equals(ENFORCED)).toList();
        this.evaluation = evaluation;
    }

    /// Of what is drawn; `whole` is the same cluster undivided, and `findings` answers what every check says of it.
    /// Empty when `stop` says so on the way.
    public Optional<Sights> look(
            Set<Lens> lenses,
            TopologyRequest drawn,
            Reachability whole,
            Supplier<List<Finding>> findings,
            BooleanSupplier stop) {
        if (lenses.isEmpty()) {
            return Optional.of(Sights.NONE);
        }
        var exposures = lenses.contains(Lens.EXPOSURE) ? exposures(drawn, stop) : Optional.<Exposures>empty();
        if (lenses.contains(Lens.EXPOSURE) && exposures.isEmpty()) {
            return Optional.empty();
        }
        var said = lenses.contains(Lens.FINDINGS) ? Optional.of(findings.get()) : Optional.<List<Finding>>empty();
        var unenforced = lenses.contains(Lens.ISOLATION) ? unenforced(whole) : Optional.<Finding>empty();
        return Optional.of(new Sights(exposures, said, unenforced, true));
    }

    private Optional<Finding> unenforced(Reachability whole) {
        var request = CheckRequest.of(whole);
        return enforcement.stream().flatMap(check -> check.run(request).stream()).findFirst();
    }

    @SuppressWarnings("ReferenceEquality") // comparing two clusters would cost more than looking
    private Optional<Exposures> exposures(TopologyRequest drawn, BooleanSupplier stop) {
        var known = last.filter(seen -> seen.of() == drawn.reachability() && seen.boxes().equals(drawn.boxes()));
        if (known.isPresent()) {
            return known.map(Seen::exposures);
        }
        var made = Exposures.of(drawn, evaluation, stop);
        last = made.map(exposures -> new Seen(drawn.reachability(), drawn.boxes(), exposures));
        return made;
    }
}
