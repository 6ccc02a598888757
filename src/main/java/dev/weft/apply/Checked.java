package dev.weft.apply;

import dev.weft.cluster.Manifest;
import dev.weft.yaml.Wishes;
import java.util.List;
import java.util.Optional;

/// What is known of one wish before anything is written. `why` is one line, empty where there is nothing to say;
/// `dryRun` and `rights` are empty as long as they were not asked for.
public record Checked(
        Attempt attempt, Verdict verdict, String why, List<Right> rights, Optional<ServerAnswer> dryRun, Echo echo) {
    public enum Verdict {
        /// Not looked at yet.
        OPEN,
        READY,
        /// The cluster has it already.
        DONE_ALREADY,
        /// The live object is not the one that the draft began with.
        CONFLICT,
        NO_RIGHT,
        /// The dry run failed.
        REFUSED,
        /// Other managers own fields that would change, or stay though they should go: the user may take them over.
        OWNED,
        UNKNOWN
    }

    public Checked {
        rights = List.copyOf(rights);
    }

    static Checked open(ApplyWish wish, Attempt.Way way) {
        return new Checked(
                new Attempt(wish, way, wish.base()), Verdict.OPEN, "", List.of(), Optional.empty(), Echo.NONE);
    }

    public ApplyWish wish() {
        return attempt.wish();
    }

    /// Nothing stands in the way of writing it, or it need not be written.
    public boolean passes() {
        return verdict == Verdict.READY || verdict == Verdict.DONE_ALREADY;
    }

    /// Is this live object what the dry run promised? A removal promises none.
    boolean isAsPromised(Manifest now) {
        return dryRun.isPresent()
                && dryRun.get() instanceof ServerAnswer.Accepted(var object)
                && object.filter(promised -> Wishes.same(promised, now)).isPresent();
    }

    Checked with(Verdict other, String line) {
        return new Checked(attempt, other, line, rights, dryRun, echo);
    }

    Checked with(List<Right> known) {
        return new Checked(attempt, verdict, why, known, dryRun, echo);
    }

    Checked with(ServerAnswer answer, Echo difference) {
        return new Checked(attempt, verdict, why, rights, Optional.of(answer), difference);
    }
}
