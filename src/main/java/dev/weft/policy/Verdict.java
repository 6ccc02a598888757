package dev.weft.policy;

import dev.weft.cluster.Problem;
import java.util.List;

/// The answer for one packet between two ends.
public sealed interface Verdict {
    /// `by` is empty when it is allowed by default: no policy isolates the end.
    record Allowed(List<RuleRef> by) implements Verdict {}

    /// `by` are the rules that deny, or the policies that isolate while no rule of theirs allows.
    record Denied(List<RuleRef> by) implements Verdict {}

    record Unknown(Problem why) implements Verdict {}

    /// `allowed`, `denied`, `unknown`.
    default String word() {
        return switch (this) {
            case Allowed _ -> "allowed";
            case Denied _ -> "denied";
            case Unknown _ -> "unknown";
        };
    }
}
