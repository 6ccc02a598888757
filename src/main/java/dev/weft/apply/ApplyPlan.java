package dev.weft.apply;

import dev.weft.apply.Harm.Toll;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The order in which wishes are written, and what it costs on the way.
///
/// The rule. Objects are written one after the other, and in between the cluster enforces a mixture. Two things can go
/// wrong there: traffic that is allowed before and after is *cut*, which breaks what runs; traffic that is denied
/// before and after is *opened*, which shows what is hidden. The first weighs more, as clients notice it at once. So:
///
/// 1. What allows is written first: on a pod that is isolated already it only opens, and what it opens stays open.
/// 2. Then what narrows or newly isolates: its allowances are there by now.
/// 3. Then removals. Before the new policies stand, removing an old one would isolate without allowing, or lay open.
///    What isolates (a policy without rules) goes before what allows: while both stand on a pod that is to be free, the
///    rules still carry the traffic; the other way round, for a moment nothing would.
///
/// A text does not tell whom a selector selects, and there are changes that no rule of thumb orders rightly (two
/// policies that hand rules to each other). So where a [Harm] can tell the cost of every mixture, the order of least
/// cost is searched for, the rule above being only the order in which it looks: an order that cuts nothing is found
/// when there is one. A failure leaves the cluster in one of the mixtures of the order, so that it is harmless too; and
/// so is the way back, which takes the same mixtures in reverse.
///
/// `toll` is the sum over the mixtures, empty when nobody could tell; `least` says that no order costs less.
public record ApplyPlan(List<ApplyWish> order, Optional<Toll> toll, boolean least) {
    public ApplyPlan {
        order = List.copyOf(order);
    }

    /// Cost: see `SafeOrder`. An object that stands twice in `wishes` is an error of the caller.
    public static ApplyPlan of(List<ApplyWish> wishes, Harm harm) {
        var sorted = wishes.stream()
                .sorted(Comparator.comparing(Leaning::of).thenComparing(ApplyWish::ref))
                .toList();
        if (sorted.stream().map(ApplyWish::ref).distinct().count() < sorted.size()) {
            throw new IllegalArgumentException("one object is wished for twice");
        }
        return new SafeOrder(sorted, harm).plan();
    }

    /// One that keeps its order: of a revert, which goes back the way it came.
    public static ApplyPlan asGiven(List<ApplyWish> wishes, Harm harm) {
        return new SafeOrder(wishes, harm).asGiven();
    }
}
