package dev.weft.policy.row;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Problem;
import dev.weft.map.Difference;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Policy;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Profile;
import dev.weft.policy.classes.End;
import dev.weft.policy.classes.EndpointClasses;
import dev.weft.policy.classes.Ends;
import dev.weft.policy.classes.NamespaceLabels;
import dev.weft.policy.classes.Readings.Reading;
import dev.weft.policy.classes.Selections;
import dev.weft.policy.classes.View;
import dev.weft.policy.classes.Vocabulary;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything made once for a reachability, in the order in which it is made. After a small change the world is kept,
/// and only what the change touches is made again.
public final class Ground {
    /// What does not depend on which policies there are, as long as these look at nothing new.
    private record World(
            NamespaceLabels namespaces,
            Hidden hidden,
            Selections selections,
            Targets targets,
            Outcomes outcomes) {}

    /// More changed policies than this, or more classes that came since, are a change of the world.
    private static final int FEW = 64;
    /// So are more changed pods in one step, and in all steps together.
    private static final int FEW_PODS = 256;

    private static final int FEW_PODS_IN_ALL = 1_024;

    private final ClusterSnapshot snapshot;
    private final PolicySet policies;
    private final List<Policy> asked;
    private final World world;
    private final Ends ends;
    private final IdentityHashMap<Policy, Subject.Both> subjects;
    private final Rows ingress;
    private final Rows egress;

    /// From nothing.
    public Ground(ClusterSnapshot snapshot, PolicySet policies, Profile profile) {
        this(snapshot, policies, new Hidden(snapshot, policies.kinds()), profile);
    }

    private Ground(ClusterSnapshot snapshot, PolicySet policies, Hidden hidden, Profile profile) {
        this(snapshot, policies, hidden, new Ends(snapshot, classes(hidden, policies.policies(), snapshot, profile)));
    }

    /// The same once more, for classes that also tell apart what `others` do.
    private Ground(Ground same, List<Policy> others) {
        this(same.snapshot, same.policies, same.world.hidden(), same.ends.in(classes(
                same.world.hidden(),
                Stream.concat(same.policies.policies().stream(), others.stream()).toList(),
                same.snapshot,
                same.profile())));
    }

    private static EndpointClasses classes(
            Hidden hidden, List<Policy> policies, ClusterSnapshot snapshot, Profile profile) {
        return new EndpointClasses(new Vocabulary(hidden.asked(policies), snapshot), profile);
    }

    private Ground(ClusterSnapshot snapshot, PolicySet policies, Hidden hidden, Ends ends) {
        this.snapshot = snapshot;
        this.policies = policies;
        this.ends = ends;
        var classes = ends.classes();
        var namespaces = new NamespaceLabels(snapshot);
        var selections = new Selections(classes, namespaces);
        var targets = new Targets(classes, selections);
        this.world = new World(namespaces, hidden, selections, targets, new Outcomes());
        this.subjects = new IdentityHashMap<>();
        this.asked = hidden.asked(policies.policies());
        var all = asked.stream().map(this::known).toList();
        var making = new Row.Making(classes, targets, world.outcomes());
        this.ingress = Rows.of(Direction.INGRESS, new Rows.Making(making), all);
        this.egress = Rows.of(Direction.EGRESS, new Rows.Making(making), all);
    }

    private Subject.Both known(Policy policy) {
        return subjects.computeIfAbsent(
                policy, made -> Subject.of(made, world.selections().chosen(made.subject()), world.targets()));
    }

    private Ground(Ground earlier, ClusterSnapshot snapshot, PolicySet policies, Ends ends, Changed changed) {
        this.snapshot = snapshot;
        this.policies = policies;
        this.world = earlier.world;
        this.asked = world.hidden().asked(policies.policies());
        this.ends = ends;
        this.subjects = new IdentityHashMap<>(earlier.subjects);
        var gone = changed.gone().stream().map(this::known).toList();
        changed.gone().forEach(subjects::remove);
        var come = changed.come().stream().map(this::known).toList();
        this.ingress = earlier.ingress.after(gone, come, ends.classes(), subjects.values());
        this.egress = earlier.egress.after(gone, come, ends.classes(), subjects.values());
    }

    /// Policies that went and came.
    private record Changed(List<Policy> gone, List<Policy> come) {
        boolean isSmall() {
            return gone.size() <= FEW && come.size() <= FEW;
        }
    }

    /// A small step from this ground to that of another snapshot.
    public final class Step {
        private final ClusterSnapshot later;
        private final PolicySet then;
        private final Difference<Pod> pods;
        private final Changed changed;

        private Step(ClusterSnapshot later, PolicySet then, Difference<Pod> pods, Changed changed) {
            this.later = later;
            this.then = then;
            this.pods = pods;
            this.changed = changed;
        }

        /// How many objects change.
        public int length() {
            return pods.size() + changed.gone().size() + changed.come().size() + classes().size()
                    - classes().settled();
        }

        /// Do its policies look at nothing that this ground does not know?
        public boolean isWithinWords() {
            return changed.come().stream().allMatch(classes().vocabulary()::covers);
        }

        /// The ground from which the step is taken, made again so that it knows the words of the step.
        public Ground reworded() {
            return new Ground(Ground.this, then.policies());
        }

        public Ground from() {
            return Ground.this;
        }

        public Ground taken() {
            return new Ground(Ground.this, later, then, pods.size() == 0 ? ends : ends.with(pods), changed);
        }
    }

    /// The step to a later, or another, snapshot; empty when it is large.
    public Optional<Step> step(ClusterSnapshot later, PolicySet then) {
        var pods = SameWorld.changedPods(snapshot, later, FEW_PODS);
        var changed = changed(then);
        boolean small = pods.isPresent()
                && changed.isSmall()
                && then.kinds().equals(policies.kinds())
                && ends.changes() + pods.get().size() <= FEW_PODS_IN_ALL
                && classes().size() - classes().settled() <= FEW
                && ends.keepsPodless(later, pods.get());
        return small ? Optional.of(new Step(later, then, pods.orElseThrow(), changed)) : Optional.empty();
    }

    private Changed changed(PolicySet then) {
        var mine = policies.policies();
        var theirs = then.policies();
        int same = 0;
        while (same < mine.size() && same < theirs.size() && isSame(mine.get(same), theirs.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < Math.min(mine.size(), theirs.size()) - same
                && isSame(mine.get(mine.size() - 1 - tail), theirs.get(theirs.size() - 1 - tail))) {
            tail++;
        }
        var gone = new IdentityHashMap<Policy, Boolean>();
        mine.subList(same, mine.size() - tail).forEach(policy -> gone.put(policy, true));
        gone.keySet().removeIf(world.hidden()::hides);
        var come = new ArrayList<Policy>();
        for (var policy : theirs.subList(same, theirs.size() - tail)) {
            if (gone.remove(policy) == null && !world.hidden().hides(policy)) {
                come.add(policy);
            }
        }
        return new Changed(List.copyOf(gone.keySet()), come);
    }

    @SuppressWarnings("ReferenceEquality") // a policy is compiled once from its manifest
    private static boolean isSame(Policy one, Policy other) {
        return one == other;
    }

    /// Do both stand in the same world, so that their classes and outcomes are the same?
    @SuppressWarnings("ReferenceEquality") // worlds are shared, not made twice
    public boolean isOfTheSameWorld(Ground other) {
        return world == other.world && classes().agreesWith(other.classes());
    }

    /// Is it of the same snapshot and policies, perhaps in another world?
    @SuppressWarnings("ReferenceEquality")
    public boolean isTwinOf(Ground other) {
        return snapshot == other.snapshot && policies == other.policies;
    }

    public ClusterSnapshot snapshot() {
        return snapshot;
    }

    public PolicySet policies() {
        return policies;
    }

    public Profile profile() {
        return ends.classes().profile();
    }

    public NamespaceLabels namespaces() {
        return world.namespaces();
    }

    public EndpointClasses classes() {
        return ends.classes();
    }

    public Ends ends() {
        return ends;
    }

    public Outcomes outcomes() {
        return world.outcomes();
    }

    public Rows rows(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }

    /// Pairs about which policies are not asked.
    public static Optional<Cell> fixed(End source, End destination) {
        if (source.finished() || destination.finished()) {
            return Optional.of(Cell.NOTHING);
        }
        if (source.isSamePodAs(destination)) {
            return Optional.of(Outcomes.ALL);
        }
        return source.isOutside() && destination.isOutside() ? Optional.of(Outcomes.UNKNOWN) : Optional.empty();
    }

    public Cell cell(Reading reading) {
        return reading.sameNode()
                ? ownNode(reading.source().column(), reading.destination().column())
                : cell(reading.source(), reading.destination());
    }

    /// No NetworkPolicy parts a pod from its own node. The network policy API has no such sentence and nobody says that
    /// it is not meant, so what its rules deny there is unknown.
    /// Source: networking/v1 NetworkPolicySpec.ingress; network-policy-api, "API overview" (rules are read as they
    /// are).
    private Cell ownNode(int source, int destination) {
        var tiers = outcomes().both(egress.firstMatch(source, destination), ingress.firstMatch(destination, source));
        return outcomes().agreed(outcomes().all(), tiers).cell();
    }

    public Cell cell(View source, View destination) {
        return cellOf(source.column(), destination.column());
    }

    /// Of two classes.
    public Cell cellOf(int source, int destination) {
        return outcomeOf(source, destination).cell();
    }

    public Outcomes.Outcome outcomeOf(int source, int destination) {
        return outcomes().both(egress.at(source, destination), ingress.at(destination, source));
    }

    /// The policies that are asked, in the order of [PolicySet]: all that are known, but where a kind could not be read
    /// one that stands in for it.
    public List<Policy> asked() {
        return asked;
    }

    /// Does the policy stand in for those of a kind that could not be read?
    public boolean isStandIn(Policy policy) {
        return world.hidden().isStandIn(policy);
    }

    public List<Problem> unreadProblems() {
        var problems = new ArrayList<>(world.hidden().problems());
        if (!namespaces().unread().isEmpty()) {
            problems.add(Problem.warning(
                    Problem.Place.of("Namespace"),
                    "labels of namespaces cannot be read; what selects by any but the name is unknown",
                    "run: kubectl auth can-i list namespaces"));
        }
        return problems;
    }
}
