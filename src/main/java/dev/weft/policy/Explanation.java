package dev.weft.policy;

import dev.weft.net.Traffic;
import java.util.List;
import java.util.Optional;

/// Why one packet is allowed, denied or unknown: the verdict, then the two halves it is made of, every tier asked.
public record Explanation(
        Endpoint source, Endpoint destination, Traffic traffic, Verdict verdict, Half egress, Half ingress) {

    /// One side: the source's egress, or the destination's ingress. `reason` is a stable code such as
    /// `INGRESS_ISOLATED_NO_RULE`, `IMPLIED_ALLOW_NO_POLICY`; `sentence` says it for people.
    public record Half(Direction direction, Verdict verdict, String reason, String sentence, List<Step> steps) {
        public Half {
            steps = List.copyOf(steps);
        }
    }

    /// One policy asked. `rule` points to the rule or, where none matched, to the policy (path `spec`); it is absent
    /// for the implied rules (default allow, the exception for a pod's own node).
    public record Step(String tier, Optional<RuleRef> rule, Effect effect, String why) {}

    /// `ISOLATES`: the policy selects the end, so what no rule allows is denied; none of its rules matched. `UNKNOWN`:
    /// the policy may do anything, as it is not evaluated or could not be read.
    public enum Effect {
        ALLOW("allow"),
        DENY("deny"),
        PASS("pass"),
        ISOLATES("isolates"),
        NO_MATCH("no match"),
        UNKNOWN("unknown");

        private final String word;

        Effect(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
