package dev.weft.policy;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem;
import dev.weft.lazy.Lazy;
import dev.weft.policy.Reachability.Crowd;
import dev.weft.policy.Reachability.Suspects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Reachability between workloads: what all replicas of one may send to all replicas of the other.
///
/// Threads: may be asked from any thread.
public final class WorkloadReachability {
    private final Reachability reachability;
    private final PartyList groups;
    private final Lazy<List<Party>> parties = Lazy.of(this::all);
    /// One for each group.
    private final Lazy<List<Unlike>> unlike;

    /// `before` is one whose problems are known.
    private WorkloadReachability(
            Reachability reachability, PartyList groups, Optional<WorkloadReachability> before) {
        this.reachability = reachability;
        this.groups = groups;
        this.unlike = Lazy.of(() -> unlike(before));
    }

    /// Whether the replicas of a group are treated apart: the number of the first party that tells, and what to say.
    private record Unlike(int witness, Optional<Problem> problem) {
        static final Unlike NO = new Unlike(-1, Optional.empty());
    }

    /// Pods folded into their topmost owners.
    public static WorkloadReachability ofWorkloads(Reachability reachability) {
        return new WorkloadReachability(reachability, PartyList.ofWorkloads(reachability), Optional.empty());
    }

    /// Every pod for itself; controllers without pods left out.
    public static WorkloadReachability ofPods(Reachability reachability) {
        return new WorkloadReachability(reachability, PartyList.ofPods(reachability), Optional.empty());
    }

    /// The same grouping of a later, or another, snapshot; what did not change is shared.
    ///
    /// Cost: nothing where the pods are the same, little where a few were relabelled.
    public WorkloadReachability followedBy(Reachability later) {
        return new WorkloadReachability(
                later,
                groups.followedBy(reachability, later),
                unlike.known().map(_ -> this));
    }

    public Reachability reachability() {
        return reachability;
    }

    /// Workloads (or pods) sorted by id.
    PartyList groups() {
        return groups;
    }

    /// Workloads sorted by id, then outside address sets in address order.
    public List<Party> parties() {
        return parties.get();
    }

    private List<Party> all() {
        var all = new ArrayList<Party>(groups.parties());
        for (var end : reachability.outside()) {
            if (end instanceof Endpoint.Outside(var addresses)) {
                all.add(new Party.Outside(addresses));
            }
        }
        return List.copyOf(all);
    }

    /// The members of the groups among [#parties], in their order, groups first.
    public Reachability.Crowds crowds() {
        return groups.crowds();
    }

    /// What all members of `source` may send to all members of `destination`. A workload's cell with itself is that
    /// between its different replicas; it is empty for a single replica, and between two outside parties.
    ///
    /// Cost: one look-up for each two kinds of replicas.
    public Cell cell(Party source, Party destination) {
        if (source instanceof Party.Outside && destination instanceof Party.Outside) {
            return Cell.NOTHING;
        }
        return reachability.cell(crowd(source), crowd(destination));
    }

    /// The members of a party together; what is asked often is best asked by crowds.
    Crowd crowd(Party party) {
        return groups.crowd(party).orElseGet(() -> reachability.crowd(PartyList.members(party)));
    }

    /// Pairs that may have changed since `earlier`, by the numbers of [#groups]; empty when nobody can say.
    Optional<Suspects> suspects(WorkloadReachability earlier) {
        return groups.isNumberedLike(earlier.groups)
                ? reachability.suspects(earlier.reachability, groups.crowds())
                : Optional.empty();
    }

    /// The groups, by their numbers among [#parties], that may be treated otherwise than in `earlier`: between all the
    /// others, and between them and the addresses outside, nothing changed, and none of them is isolated otherwise.
    /// Empty when groups came or went, when the addresses outside are told apart otherwise, or when nobody can say.
    public Optional<BitSet> touchedSince(WorkloadReachability earlier) {
        return groups.isNumberedLike(earlier.groups)
                ? reachability.touched(earlier.reachability, earlier.crowds(), crowds())
                        .filter(_ -> reachability.outside().equals(earlier.reachability.outside()))
                : Optional.empty();
    }

    /// Do crowds that the reachability of `earlier` made mean the same here?
    public boolean takesCrowdsOf(WorkloadReachability earlier) {
        return reachability.serves(earlier.groups.crowds());
    }

    /// A party is isolated when all its members are.
    public Isolation isolation(Party party) {
        return isolation(crowd(party));
    }

    public Isolation isolation(Crowd crowd) {
        var kinds = reachability.kinds(crowd);
        if (kinds.size() == 1) {
            return reachability.isolation(kinds.getFirst().getFirst());
        }
        var each = kinds.stream().map(kind -> reachability.isolation(kind.getFirst())).toList();
        var policies = new TreeSet<ObjectRef>();
        each.forEach(isolation -> policies.addAll(isolation.policies()));
        return new Isolation(
                !each.isEmpty() && each.stream().allMatch(Isolation::ingress),
                !each.isEmpty() && each.stream().allMatch(Isolation::egress),
                List.copyOf(policies));
    }

    /// Replicas whose labels differ so that policies treat them apart, named.
    ///
    /// Cost: the groups; the parties for each whose replicas are not all seen alike, unless those of the reachability
    /// before are known.
    public List<Problem> problems() {
        return unlike.get().stream().flatMap(one -> one.problem().stream()).toList();
    }

    private List<Unlike> unlike(Optional<WorkloadReachability> earlier) {
        var touched = earlier.flatMap(this::touchedSince);
        var then = touched.flatMap(_ -> earlier).flatMap(known -> known.unlike.known());
        var found = new ArrayList<Unlike>(groups.parties().size());
        for (int number = 0; number < groups.parties().size(); number++) {
            boolean same = then.isPresent()
                    && isSame(groups.parties().get(number), earlier.orElseThrow().groups.parties().get(number));
            found.add(same
                    ? unlike(number, then.get().get(number), touched.orElseThrow())
                    : unlike(number));
        }
        return found;
    }

    @SuppressWarnings("ReferenceEquality") // a party that did not change is the same object
    private static boolean isSame(Party one, Party other) {
        return one == other;
    }

    /// What was known of the same group holds, but for whom the change touched. Of several odd kinds the first that
    /// anybody tells is named, which may be another now.
    private Unlike unlike(int number, Unlike known, BitSet touched) {
        boolean simple = known.witness() < 0
                || (!touched.get(known.witness()) && reachability.kinds(crowds().get(number)).size() == 2);
        if (touched.get(number) || !simple) {
            return unlike(number);
        }
        int before = known.witness() < 0 ? parties().size() : known.witness();
        var sooner = unlike(number, touched.stream().filter(other -> other < before));
        return sooner.witness() < 0 ? known : sooner;
    }

    private Unlike unlike(int number) {
        return unlike(number, IntStream.range(0, parties().size()));
    }

    /// A problem where the kinds of a party's replicas do not all reach, or are not all reached by, the same of these.
    private Unlike unlike(int number, IntStream others) {
        var party = groups.parties().get(number);
        var kinds = reachability.kinds(crowds().get(number));
        if (kinds.size() < 2) {
            return Unlike.NO;
        }
        var asked = others.filter(other -> other != number).toArray();
        for (int i = 1; i < kinds.size(); i++) {
            var usual = kinds.getFirst().getFirst();
            var odd = kinds.get(i).getFirst();
            var witness = firstDifference(asked, usual, odd);
            if (witness.isPresent()) {
                return new Unlike(witness.getAsInt(), Optional.of(problem(party, usual, odd, witness.getAsInt())));
            }
        }
        return Unlike.NO;
    }

    private Problem problem(Party party, Endpoint usual, Endpoint odd, int witness) {
        return Problem.warning(
                Problem.Place.of(label(party)),
                "policies treat its replicas apart: " + name(odd) + " (" + labels(odd) + ") is not treated as "
                        + name(usual) + " (" + labels(usual) + "), for instance with "
                        + parties().get(witness).id() + "; only what all replicas share is listed",
                "give all replicas the labels and addresses that policies look at, or list single pods");
    }

    private OptionalInt firstDifference(int[] others, Endpoint one, Endpoint other) {
        var first = reachability.crowd(List.of(one));
        var second = reachability.crowd(List.of(other));
        return Arrays.stream(others)
                .filter(party -> differ(first, second, crowd(party)))
                .findFirst();
    }

    private Crowd crowd(int party) {
        return party < groups.parties().size() ? crowds().get(party) : crowd(parties().get(party));
    }

    private boolean differ(Crowd one, Crowd other, Crowd third) {
        return !reachability.cell(one, third).equals(reachability.cell(other, third))
                || !reachability.cell(third, one).equals(reachability.cell(third, other));
    }

    private static String label(Party party) {
        return party instanceof Party.Group(var ref, _) ? ref.label() : party.id();
    }

    private static String name(Endpoint end) {
        return end.object().map(ObjectRef::path).orElse(end.id());
    }

    private static String labels(Endpoint end) {
        var labels = end instanceof Endpoint.OfPod(var pod) ? pod.labels().toString() : "";
        return labels.isEmpty() ? "no labels" : labels;
    }
}
