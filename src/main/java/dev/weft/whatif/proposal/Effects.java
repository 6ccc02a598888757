package dev.weft.whatif.proposal;

import dev.weft.cluster.Problem;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Party;
import dev.weft.whatif.FlowImpact;
import dev.weft.whatif.Step;
import java.util.List;
import java.util.function.BiPredicate;

/// What a step would do, evaluated before it is chosen: pairs of workloads that it opens and closes, those that were
/// meant and those that were not, flows that were really seen, workloads that it isolates, and what is wrong with it.
///
/// The lists of pairs hold the first [#MOST], sorted by id; `counts` counts all.
public record Effects(
        List<PairLine> intended,
        List<PairLine> unintended,
        Counts counts,
        FlowImpact impact,
        List<String> isolated,
        List<Problem> problems) {
    /// More lines than this nobody reads in a popover.
    public static final int MOST = 200;

    /// One pair whose answer changes: traffic surely allowed after and not before, surely allowed before and denied
    /// after, and traffic whose answer changes from or to one that Weft cannot know.
    public record PairLine(
            Party source, Party destination, TrafficSet opened, TrafficSet closed, TrafficSet uncertain) {}

    public record Counts(int intended, int unintended) {}

    public Effects {
        intended = List.copyOf(intended);
        unintended = List.copyOf(unintended);
        isolated = List.copyOf(isolated);
        problems = List.copyOf(problems);
    }

    /// `meant` says of a pair whether the step is about it.
    public static Effects of(Ground ground, Step step, BiPredicate<Party, Party> meant) {
        throw new UnsupportedOperationException();
    }

    /// As [#of], for a step about one pair of ends.
    public static Effects between(Ground ground, Step step, Anchor source, Anchor target) {
        throw new UnsupportedOperationException();
    }
}
