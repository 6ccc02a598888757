package dev.weft.view.draft;

import dev.weft.cluster.Manifest;
import dev.weft.lint.Finding;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.RuleRef;
import dev.weft.whatif.Conflict;
import java.util.List;

/// What the user can do about one line of the impact.
sealed interface Deed {
    /// One pair and the packets that should go on between its ends, which are those of the drafted cluster.
    record Pair(Endpoint source, Endpoint destination, List<Traffic> packets) {
        public Pair {
            packets = List.copyOf(packets);
        }
    }

    /// One more step that lets just this through; `title` is what the step is called.
    record Keep(String title, List<Pair> pairs) implements Deed {
        public Keep {
            pairs = List.copyOf(pairs);
        }
    }

    /// One more step with the finding's own patch.
    record Fix(Finding finding, Manifest patch) implements Deed {}

    /// The text of the policy at that place.
    record Open(RuleRef rule) implements Deed {}

    record KeepMine(Conflict conflict) implements Deed {}

    record TakeTheirs(Conflict conflict) implements Deed {}

    record ShowDifference(Conflict conflict) implements Deed {}

    /// On the button.
    default String word() {
        return switch (this) {
            case Keep _ -> "Keep";
            case Fix _ -> "Fix";
            case Open _ -> "Open";
            case KeepMine _ -> "Keep mine";
            case TakeTheirs _ -> "Take theirs";
            case ShowDifference _ -> "Show difference";
        };
    }

    /// For those who cannot see which line the button stands beside, and for its tip.
    default String what() {
        return switch (this) {
            case Keep(var title, _) -> title + ": adds a step that allows just that";
            case Fix(var finding, _) -> "Adds a step that does it: " + finding.remedy();
            case Open(var rule) -> "Opens " + rule.policy().label() + " there";
            case KeepMine(var conflict) -> "The draft's " + conflict.policy().path() + " stands";
            case TakeTheirs(var conflict) -> "Drops every edit of " + conflict.policy().path();
            case ShowDifference(var conflict) -> conflict.policy().path() + " as drafted beside the cluster's";
        };
    }
}
