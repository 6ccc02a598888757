package dev.weft.session;

import dev.weft.lint.Finding;
import dev.weft.whatif.Conflict;
import dev.weft.whatif.Coverage;
import dev.weft.whatif.Expectation;
import dev.weft.whatif.Reading;
import java.util.List;

/// What is said of a draft later than its difference, as it takes longer: see [Afterthought]. While `current` is false
/// it is about an earlier draft, or an earlier cluster, and the one about this frame is being worked out.
public record Review(
        Findings findings,
        Ground ground,
        List<Pin> pins,
        List<Conflict> conflicts,
        List<Branch> branches,
        boolean current) {
    /// Of nothing drafted, nothing pinned.
    public static final Review NONE =
            new Review(Findings.NONE, Ground.NONE, List.of(), List.of(), List.of(), true);

    /// What the impact rests on: what the observation covered, and how others read the same policies.
    public record Ground(Coverage coverage, List<Reading> readings) {
        public static final Ground NONE = new Ground(Coverage.NONE, List.of());

        public Ground {
            readings = List.copyOf(readings);
        }
    }

    /// Lint findings that the draft would bring, and those that it would end; those about drafted policies first, then
    /// the worst.
    public record Findings(List<Finding> fresh, List<Finding> gone) {
        public static final Findings NONE = new Findings(List.of(), List.of());

        public Findings {
            fresh = List.copyOf(fresh);
            gone = List.copyOf(gone);
        }
    }

    /// A pinned verdict, as the cluster is and as it would be; the same where nothing is drafted.
    public record Pin(Expectation pin, Expectation.Answer before, Expectation.Answer after) {
        public boolean broken() {
            return after == Expectation.Answer.BROKEN;
        }
    }

    /// What one branch would do, while branches are compared.
    public record Branch(String name, int steps, Pairs pairs, Flows flows, int brokenPins, int freshFindings) {}

    /// Pairs of workloads that gain and lose traffic.
    public record Pairs(int gained, int lost) {
        static final Pairs NONE = new Pairs(0, 0);
    }

    /// Flows that were observed and would be dropped, would pass though they are denied, or that nobody can judge.
    public record Flows(int dropped, int opened, int uncertain) {
        static final Flows NONE = new Flows(0, 0, 0);
    }

    public Review {
        pins = List.copyOf(pins);
        conflicts = List.copyOf(conflicts);
        branches = List.copyOf(branches);
    }

    public Coverage coverage() {
        return ground.coverage();
    }

    public List<Reading> readings() {
        return ground.readings();
    }

    Review outdated() {
        return current ? new Review(findings, ground, pins, conflicts, branches, false) : this;
    }

    public long brokenPins() {
        return pins.stream().filter(Pin::broken).count();
    }
}
