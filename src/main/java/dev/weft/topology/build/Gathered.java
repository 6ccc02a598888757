package dev.weft.topology.build;

import dev.weft.net.TrafficSet;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Evidence;
import dev.weft.topology.Tally;
import dev.weft.topology.TopologyEdge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The evidence for one edge while it is gathered. However it comes in, the same evidence goes out.
final class Gathered {
    private static final Comparator<Evidence.Observed> BY_KEY = Comparator.comparing(Gathered::text)
            .thenComparing(seen -> seen.stats().last())
            .thenComparingLong(seen -> seen.stats().counts().events())
            .thenComparing(Evidence.Observed::allowed)
            .thenComparing(Evidence.Observed::unknown);
    private static final Comparator<Evidence.Leads> BY_LEADER =
            Comparator.comparing(Evidence.Leads::by).thenComparing(leads -> String.join(",", leads.ports()));

    private final List<Evidence.Declared> declared = new ArrayList<>(1);
    private final List<Evidence.Drafted> drafted = new ArrayList<>(0);
    private final List<Evidence.Observed> observed = new ArrayList<>(0);
    private final List<Evidence.Leads> leads = new ArrayList<>(0);
    private Tally pairs = Tally.NONE;
    private boolean refused;

    void add(Evidence evidence) {
        switch (evidence) {
            case Evidence.Declared one -> declared.add(one);
            case Evidence.Drafted one -> drafted.add(one);
            case Evidence.Observed one -> observed.add(one);
            case Evidence.Leads one -> leads.add(one);
            case Evidence.Refused _ -> refused = true;
        }
    }

    void add(Evidence evidence, int many) {
        add(evidence);
        pairs = pairs.plus(Tally.of(TopologyEdge.stateOf(evidence), many));
    }

    /// Takes in another edge whole, as one of the pairs that this one stands for.
    void take(Gathered other) {
        pairs = pairs().plus(other.pairs());
        declared.addAll(other.declared);
        drafted.addAll(other.drafted);
        observed.addAll(other.observed);
        leads.addAll(other.leads);
        refused |= other.refused;
    }

    /// The same evidence, to go on with; its pairs are counted now.
    Gathered copy() {
        var copy = new Gathered();
        copy.absorb(this);
        copy.pairs = pairs();
        return copy;
    }

    /// Takes in more evidence for the same pair, or the same pairs.
    void absorb(Gathered other) {
        declared.addAll(other.declared);
        drafted.addAll(other.drafted);
        observed.addAll(other.observed);
        leads.addAll(other.leads);
        refused |= other.refused;
        pairs = pairs.plus(other.pairs);
    }

    /// `before` is one of the pairs that this copy stands for, and is `after` now; without `before`, one more pair.
    void replace(Optional<Gathered> before, Gathered after) {
        pairs = before.map(then -> pairs.minus(then.pairs())).orElse(pairs).plus(after.pairs());
        drafted.addAll(after.drafted);
        if (before.isEmpty()) {
            declared.addAll(after.declared);
            observed.addAll(after.observed);
            leads.addAll(after.leads);
            refused |= after.refused;
        }
    }

    List<Evidence.Observed> observed() {
        return observed;
    }

    Tally pairs() {
        return pairs.equals(Tally.NONE) ? Tally.of(state(), 1) : pairs;
    }

    EdgeState state() {
        return TopologyEdge.stateOf(evidence());
    }

    TopologyEdge edge(EdgeId id) {
        return new TopologyEdge(id, evidence(), pairs());
    }

    private List<Evidence> evidence() {
        var all = new ArrayList<Evidence>();
        if (!declared.isEmpty()) {
            all.add(declared.size() == 1 ? declared.getFirst() : sumOfDeclared());
        }
        all.addAll(sorted(observed, BY_KEY));
        if (!drafted.isEmpty()) {
            all.add(drafted.size() == 1 ? drafted.getFirst() : sumOfDrafted());
        }
        if (refused) {
            all.add(new Evidence.Refused());
        }
        all.addAll(sorted(leads, BY_LEADER));
        return all;
    }

    private static <E> List<E> sorted(List<E> few, Comparator<E> order) {
        if (few.size() < 2) {
            return few;
        }
        var unique = new TreeSet<>(order);
        unique.addAll(few);
        return List.copyOf(unique);
    }

    /// What any of the pairs may send. Sets that are the same object are added once: they come from few classes.
    private Evidence.Declared sumOfDeclared() {
        var allowed = TrafficSet.NONE;
        var unknown = TrafficSet.NONE;
        for (var one : distinct(declared)) {
            allowed = allowed.union(one.allowed());
            unknown = unknown.union(one.unknown());
        }
        return new Evidence.Declared(allowed, unknown);
    }

    private Evidence.Drafted sumOfDrafted() {
        var gained = TrafficSet.NONE;
        var lost = TrafficSet.NONE;
        var unsure = TrafficSet.NONE;
        for (var one : distinct(drafted)) {
            gained = gained.union(one.gained());
            lost = lost.union(one.lost());
            unsure = unsure.union(one.unsure());
        }
        return new Evidence.Drafted(gained, lost, unsure);
    }

    private static <E> Iterable<E> distinct(List<E> many) {
        var identities = Collections.<E>newSetFromMap(new java.util.IdentityHashMap<>());
        identities.addAll(many);
        return identities;
    }

    private static String text(Evidence.Observed seen) {
        var key = seen.key();
        return String.join(
                " ",
                key.source().text(),
                key.destination().text(),
                key.traffic().toString(),
                key.verdict().word(),
                key.by());
    }
}
