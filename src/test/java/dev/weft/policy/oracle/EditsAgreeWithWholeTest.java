package dev.weft.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.ReachabilityEngine;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// An engine that remembers the evaluation before answers as one that begins anew, and a difference that looks only at
/// what an edit touched is that of all pairs: through chains of random edits of policies, labels and phases.
class EditsAgreeWithWholeTest {
    private static final int CLUSTERS = Integer.getInteger("oracle.edited", 60);
    private static final int EDITS = 8;

    @Test
    void afterEachEdit() {
        for (long seed = 1; seed <= CLUSTERS; seed++) {
            new Chain(seed, RandomCluster::of).run();
        }
    }

    @Test
    void afterEachEditAmongTiers() {
        for (long seed = 1; seed <= CLUSTERS; seed++) {
            new Chain(seed, RandomCluster::withTiers).run();
        }
    }

    private static final class Chain {
        private final long seed;
        private final LongFunction<ClusterSnapshot> clusters;
        private final Dice dice;
        private final ReachabilityEngine engine = new ClassReachabilityEngine(Profile.UPSTREAM);
        private final PolicyCompiler compiler = new PolicyCompiler(PolicyKinds.all());
        private ClusterSnapshot snapshot;
        private WorkloadReachability remembered;
        private WorkloadReachability single;

        Chain(long seed, LongFunction<ClusterSnapshot> clusters) {
            this.seed = seed;
            this.clusters = clusters;
            this.dice = new Dice(seed * 31);
            this.snapshot = clusters.apply(seed);
            this.remembered = WorkloadReachability.ofWorkloads(evaluate());
            this.single = WorkloadReachability.ofPods(remembered.reachability());
        }

        private Reachability evaluate() {
            return engine.evaluate(snapshot, compiler.compile(snapshot));
        }

        private Reachability anew(ClusterSnapshot cluster) {
            return new ClassReachabilityEngine(Profile.UPSTREAM)
                    .evaluate(cluster, new PolicyCompiler(PolicyKinds.all()).compile(cluster));
        }

        void run() {
            for (int edit = 0; edit < EDITS; edit++) {
                var before = snapshot;
                var what = edit(edit);
                var reachability = evaluate();
                var about = "seed " + seed + ", edit " + edit + ": " + what;
                var after = remembered.followedBy(reachability);
                var pods = single.followedBy(reachability);
                compareCells(reachability, anew(snapshot), about);
                compareGroups(after, WorkloadReachability.ofWorkloads(anew(snapshot)), about);
                compareGroups(pods, WorkloadReachability.ofPods(anew(snapshot)), about);
                comparePartners(after, about);
                comparePartners(pods, about);
                assertThat(ReachabilityDiff.between(remembered, after).changes())
                        .as(about)
                        .isEqualTo(ReachabilityDiff.between(
                                        WorkloadReachability.ofWorkloads(anew(before)),
                                        WorkloadReachability.ofWorkloads(anew(snapshot)))
                                .changes());
                assertThat(ReachabilityDiff.between(single, pods).changes())
                        .as(about)
                        .isEqualTo(ReachabilityDiff.between(
                                        WorkloadReachability.ofPods(anew(before)),
                                        WorkloadReachability.ofPods(anew(snapshot)))
                                .changes());
                remembered = after;
                single = pods;
            }
        }

        private void compareCells(Reachability one, Reachability other, String about) {
            assertThat(one.endpoints()).as(about).isEqualTo(other.endpoints());
            assertThat(one.problems()).as(about).isEqualTo(other.problems());
            for (var source : one.endpoints()) {
                for (var destination : one.endpoints()) {
                    assertThat(one.cell(source, destination))
                            .as(about + ": " + source.id() + " to " + destination.id())
                            .isEqualTo(other.cell(source, destination));
                }
            }
        }

        /// Groups that were followed are those of the cluster as it is.
        private void compareGroups(WorkloadReachability one, WorkloadReachability other, String about) {
            assertThat(one.parties()).as(about).isEqualTo(other.parties());
            assertThat(one.problems()).as(about).isEqualTo(other.problems());
            for (var source : one.parties()) {
                assertThat(one.isolation(source)).as(about).isEqualTo(other.isolation(source));
                for (var destination : one.parties()) {
                    assertThat(one.cell(source, destination))
                            .as(about + ": " + source.id() + " to " + destination.id())
                            .isEqualTo(other.cell(source, destination));
                }
            }
        }

        /// Partners asked together say what each of them says.
        private void comparePartners(WorkloadReachability ends, String about) {
            var chosen = new BitSet();
            for (int i = 0; i < ends.crowds().size(); i++) {
                chosen.set(i, dice.chance(60));
            }
            for (var direction : Direction.values()) {
                var together = ends.reachability().partners(ends.crowds(), chosen, direction);
                var each = Reachability.oneByOne(ends.reachability(), ends.crowds(), chosen, direction);
                for (int i = 0; i < ends.crowds().size(); i++) {
                    assertThat(together.cells(i))
                            .as(about + ": " + direction + " of " + ends.crowds().get(i).members())
                            .isEqualTo(each.cells(i));
                }
            }
        }

        private String edit(int number) {
            var policies = List.copyOf(snapshot.manifests());
            var pods = List.copyOf(snapshot.pods());
            int choice = number == 3 ? 4 : (int) (dice.one(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8)));
            return switch (choice) {
                case 0 -> policies.isEmpty() ? relabel(pods) : remove(dice.one(policies));
                case 1, 2 -> put();
                case 3 -> finish(dice.one(pods));
                case 6 -> come(dice.one(pods), number);
                case 7 -> go(pods);
                case 8 -> changeHands(pods);
                default -> relabel(pods);
            };
        }

        private String remove(Manifest policy) {
            snapshot = snapshot.with(List.of(), List.of(policy.ref()));
            return "removed " + policy.ref();
        }

        /// A policy of another random cluster, which may bring new words, or one that stands in for its namesake.
        private String put() {
            var others = new ArrayList<>(clusters.apply(seed + 1_000 + dice.one(List.of(1, 2, 3))).manifests());
            if (others.isEmpty()) {
                return "nothing";
            }
            var policy = dice.one(List.copyOf(others));
            snapshot = snapshot.with(List.of(policy), List.of());
            return "put " + policy.ref();
        }

        private String relabel(List<Pod> pods) {
            var pod = dice.one(pods);
            var labels = dice.chance(50) ? dice.one(pods).labels() : pod.labels().with("app", "newcomer");
            return replace(new Pod(pod.ref(), labels, pod.owner(), pod.network(), pod.phase(), pod.ports()));
        }

        /// A replica, or one that nobody owns.
        private String come(Pod like, int number) {
            var ref = ObjectRef.ofPod(like.namespace(), like.ref().name() + "-new" + number);
            var owner = dice.chance(70) ? like.owner() : ref;
            var network = dice.chance(50) ? like.network() : Pod.Network.NONE;
            return replace(new Pod(ref, like.labels(), owner, network, like.phase(), like.ports()));
        }

        private String go(List<Pod> pods) {
            if (pods.size() < 2) {
                return "nothing";
            }
            var pod = dice.one(pods);
            snapshot = snapshot.with(List.of(), List.of(pod.ref()));
            return "gone is " + pod.ref();
        }

        private String changeHands(List<Pod> pods) {
            var pod = dice.one(pods);
            var owner = dice.one(pods).owner();
            return owner.namespace().equals(pod.namespace())
                    ? replace(new Pod(pod.ref(), pod.labels(), owner, pod.network(), pod.phase(), pod.ports()))
                    : finish(pod);
        }

        private String finish(Pod pod) {
            var phase = pod.finished() ? Pod.Phase.RUNNING : Pod.Phase.SUCCEEDED;
            return replace(new Pod(pod.ref(), pod.labels(), pod.owner(), pod.network(), phase, pod.ports()));
        }

        private String replace(Pod pod) {
            snapshot = snapshot.with(List.of(pod), List.of());
            return "pod " + new Endpoint.OfPod(pod).id() + " is " + pod.labels() + " " + pod.phase();
        }
    }
}
