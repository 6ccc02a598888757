package dev.weft.topology.build;

import dev.weft.net.TrafficSet;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Evidence;
import dev.weft.topology.StateCounts;
import dev.weft.topology.Tally;
import dev.weft.topology.TopologyEdge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The evidence for one edge while it is gathered. However it comes in, the same evidence goes out.
final class Gathered {
    private static final Comparator<Evidence.Observed> BY_KEY = Comparator.comparing(Gathered::text)
            .thenComparing(seen -> seen.stats().last())
            .thenComparingLong(seen -> seen.stats().counts().events())
            .thenComparing(Evidence.Observed::allowed)
            .thenComparing(Evidence.Observed::unknown);
    private static final Comparator<Evidence.Leads> BY_LEADER =
            Comparator.comparing(Evidence.Leads::by).thenComparing(leads -> String.join(",", leads.ports()));

    private List<Evidence.Declared> declared = List.of();
    private List<Evidence.Drafted> drafted = List.of();
    private List<Evidence.Observed> observed = List.of();
    private List<Evidence.Leads> leads = List.of();
    private Tally pairs = Tally.NONE;
    private boolean refused;
    /// Of what was observed.
    private boolean sorted;
    /// Of all the evidence; none when more has come since.
    private @Nullable Worst worst;

    static Gathered of(Evidence evidence) {
        var gathered = new Gathered();
        gathered.add(evidence);
        return gathered;
    }

    void add(Evidence evidence) {
        worst = null;
        switch (evidence) {
            case Evidence.Declared one -> declared = plus(declared, one);
            case Evidence.Drafted one -> drafted = plus(drafted, one);
            case Evidence.Observed one -> takeObserved(List.of(one));
            case Evidence.Leads one -> leads = plus(leads, one);
            case Evidence.Refused _ -> refused = true;
        }
    }

    /// Most edges have one piece of evidence, and there are a hundred thousand of them.
    private static <E> List<E> plus(List<E> known, E one) {
        if (known.isEmpty()) {
            return List.of(one);
        }
        var more = known instanceof ArrayList<E> list ? list : new ArrayList<>(known);
        more.add(one);
        return more;
    }

    void add(Evidence evidence, int many) {
        add(evidence);
        pairs = pairs.plus(Tally.of(TopologyEdge.stateOf(evidence), many));
    }

    /// Takes in another edge whole, as one of the pairs that this one stands for.
    void take(Gathered other) {
        pairs = pairs().plus(other.pairs());
        takeEvidence(other);
    }

    /// The same evidence, to go on with; its pairs are counted now.
    Gathered copy() {
        var copy = new Gathered();
        copy.takeEvidence(this);
        copy.sorted = sorted;
        copy.pairs = pairs();
        return copy;
    }

    /// Takes in more evidence for the same pair, or the same pairs.
    void absorb(Gathered other) {
        takeEvidence(other);
        pairs = pairs.plus(other.pairs);
    }

    void takeEvidence(Gathered other) {
        worst = null;
        declared = plus(declared, other.declared);
        takeObserved(other.observed);
        leads = plus(leads, other.leads);
        refused |= other.refused;
        takeDrafted(other);
    }

    private void takeObserved(List<Evidence.Observed> others) {
        if (!others.isEmpty()) {
            observed = plus(observed, others);
            sorted = false;
        }
    }

    /// What would change, each once: thousands of pairs change in few ways.
    void takeDrafted(Gathered other) {
        other.drafted.forEach(this::takeDrafted);
    }

    void takeDrafted(Evidence.Drafted one) {
        if (!knows(one)) {
            worst = null;
            drafted = plus(drafted, one);
        }
    }

    @SuppressWarnings("ReferenceEquality") // contributors give the same object for the same change
    private boolean knows(Evidence.Drafted one) {
        for (int i = 0; i < drafted.size(); i++) {
            if (drafted.get(i) == one) {
                return true;
            }
        }
        return false;
    }

    private static <E> List<E> plus(List<E> known, List<E> others) {
        if (others.isEmpty() || known.isEmpty()) {
            return known.isEmpty() ? List.copyOf(others) : known;
        }
        var more = known instanceof ArrayList<E> list ? list : new ArrayList<>(known);
        more.addAll(others);
        return more;
    }

    /// Says the same with fewer words: what any of the pairs may send is added up. For an edge that stays.
    void settle() {
        worst = null;
        if (declared.size() > 1) {
            declared = List.of(sumOfDeclared());
        }
        sortObserved();
    }

    /// Counts its pairs by state: `sign` times.
    void count(StateCounts to, int sign) {
        if (isOnePair()) {
            to.add(state(), sign);
            return;
        }
        pairs().counts().forEach((state, many) -> to.add(state, sign * many));
    }

    /// Counts its pairs as they would be with a draft's evidence for the same pairs.
    void countDrafted(Gathered draft, StateCounts to) {
        if (isOnePair() && draft.isOnePair()) {
            to.add(draft.saysOneChange() ? worst().stateWith(draft.drafted.getFirst()) : stateWith(draft), 1);
        } else {
            pairs.plus(draft.pairs).counts().forEach(to::add);
        }
    }

    private EdgeState stateWith(Gathered other) {
        return Worst.of(this).with(other).state();
    }

    private boolean saysOneChange() {
        return drafted.size() == 1 && declared.isEmpty() && observed.isEmpty() && leads.isEmpty() && !refused;
    }

    private boolean isOnePair() {
        return pairs.counts().isEmpty();
    }

    /// The pairs of this copy have moved to other states.
    void move(StateCounts moved) {
        pairs = pairs.plus(moved);
    }

    List<Evidence.Observed> observed() {
        return observed;
    }

    Tally pairs() {
        return isOnePair() ? Tally.of(state(), 1) : pairs;
    }

    EdgeState state() {
        return worst().state();
    }

    private Worst worst() {
        var known = worst;
        if (known == null) {
            known = Worst.of(this);
            worst = known;
        }
        return known;
    }

    /// [TopologyEdge#stateOf] of all the evidence, without a list of it.
    private static final class Worst {
        private EdgeState worst = EdgeState.LEADS;
        private EdgeState permitted = EdgeState.LEADS;
        private boolean seenAllowed;
        private boolean some;

        static Worst of(Gathered gathered) {
            return new Worst().with(gathered);
        }

        Worst with(Gathered gathered) {
            gathered.observed.forEach(this::seen);
            gathered.drafted.forEach(this::worse);
            if (gathered.refused) {
                worse(new Evidence.Refused());
            }
            for (var one : gathered.declared) {
                var state = TopologyEdge.stateOf(one);
                permitted = state.compareTo(permitted) < 0 ? state : permitted;
            }
            some |= !gathered.declared.isEmpty() || !gathered.leads.isEmpty();
            return this;
        }

        private void seen(Evidence.Observed one) {
            seenAllowed |= TopologyEdge.stateOf(one) == EdgeState.OBSERVED_ALLOWED;
            worse(one);
        }

        private void worse(Evidence one) {
            var state = TopologyEdge.stateOf(one);
            worst = state.compareTo(worst) < 0 ? state : worst;
            some = true;
        }

        EdgeState state() {
            return some ? state(worst) : EdgeState.UNKNOWN;
        }

        /// If this were evidence too.
        EdgeState stateWith(Evidence.Drafted one) {
            var state = TopologyEdge.stateOf(one);
            return state(state.compareTo(worst) < 0 ? state : worst);
        }

        private EdgeState state(EdgeState least) {
            return !seenAllowed && permitted.compareTo(least) < 0 ? permitted : least;
        }
    }

    TopologyEdge edge(EdgeId id) {
        return new TopologyEdge(id, evidence(), pairs());
    }

    List<Evidence> evidence() {
        var all = new ArrayList<Evidence>();
        if (!declared.isEmpty()) {
            all.add(declared.size() == 1 ? declared.getFirst() : sumOfDeclared());
        }
        sortObserved();
        all.addAll(observed);
        if (!drafted.isEmpty()) {
            all.add(drafted.size() == 1 ? drafted.getFirst() : sumOfDrafted());
        }
        if (refused) {
            all.add(new Evidence.Refused());
        }
        all.addAll(sorted(leads, BY_LEADER));
        return all;
    }

    /// Texts are compared: once for all that is copied from this.
    private void sortObserved() {
        if (!sorted) {
            observed = sorted(observed, BY_KEY);
            sorted = true;
        }
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
