package dev.weft.whatif.export;

import dev.weft.cluster.Problem;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowWindow;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.WorkloadReachability;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Expectation;
import dev.weft.whatif.FlowImpact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// All that a review report tells of a draft. `findings` are absent where nobody asked the checks.
public record ReportInput(
        Head head,
        Wish wish,
        WorkloadReachability before,
        Consequences consequences,
        Optional<Findings> findings,
        List<Shot> pictures) {
    /// Who made it and when, of which source (`context prod`).
    public record Head(String who, Instant when, String source) {}

    /// The draft of one branch, and the verdicts that must stay.
    public record Wish(String branch, Draft draft, List<Expectation> pins) {
        public Wish {
            pins = List.copyOf(pins);
        }
    }

    /// What it would change. `problems` are those of the drafted policies alone.
    public record Consequences(
            WorkloadReachability after, ReachabilityDiff difference, Traffic traffic, List<Problem> problems) {
        public Consequences {
            problems = List.copyOf(problems);
        }
    }

    /// What was seen, what the draft does to it, and how busy each flow is.
    public record Traffic(FlowWindow flows, FlowImpact impact, Function<FlowImpact.Hit, FlowRates> pace) {}

    /// Lines of the checks that only the cluster as it would be has, and that only the cluster as it is has.
    public record Findings(List<String> fresh, List<String> gone) {
        public Findings {
            fresh = List.copyOf(fresh);
            gone = List.copyOf(gone);
        }
    }

    /// A picture as the bytes of a PNG. `title` is unique in a report.
    @SuppressWarnings("ArrayRecordComponent") // written out, never compared
    public record Shot(String title, byte[] png) {}

    public ReportInput {
        pictures = List.copyOf(pictures);
    }
}
