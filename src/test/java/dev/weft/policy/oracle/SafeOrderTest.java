package dev.weft.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.apply.ApplyPlan;
import dev.weft.apply.ApplyWish;
import dev.weft.apply.Harm;
import dev.weft.apply.Harm.Toll;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.policy.Endpoint;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.whatif.Interim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// On random clusters and random changes of a few policies: whenever any order of writing cuts nothing that is allowed
/// before and after, the plan's order cuts nothing; and no order is cheaper than the plan's.
class SafeOrderTest {
    private static final int CLUSTERS = Integer.getInteger("oracle.orders", 200);

    private static Reachability evaluate(ClusterSnapshot snapshot) {
        return new ClassReachabilityEngine(Profile.UPSTREAM)
                .evaluate(snapshot, new PolicyCompiler(PolicyKinds.all()).compile(snapshot));
    }

    private static Harm harm(ClusterSnapshot snapshot, List<ApplyWish> all) {
        var interim = new Interim(
                new ClassReachabilityEngine(Profile.UPSTREAM), new PolicyCompiler(PolicyKinds.all()), snapshot,
                        ApplyWish.put(all), ApplyWish.removed(all));
        return done -> {
            var cost = interim.of(ApplyWish.put(done), ApplyWish.removed(done));
            return Optional.of(new Toll(cost.cut(), cost.opened()));
        };
    }

    /// Up to four wishes: new policies, others under the name of one that is there, removals.
    private static List<ApplyWish> wishes(long seed, ClusterSnapshot snapshot) {
        var dice = new Dice(seed * 17);
        var policies = new RandomPolicies(dice);
        var wishes = new HashMap<ObjectRef, ApplyWish>();
        var there = List.copyOf(snapshot.manifests());
        for (int left = dice.between(2, 4); left > 0; left--) {
            if (!there.isEmpty() && dice.chance(65)) {
                var old = dice.one(there);
                wishes.put(old.ref(), dice.chance(45) || !old.kind().equals(ResourceKind.NETWORK_POLICY)
                        ? new ApplyWish.Remove(old.ref(), old.kind(), Optional.of(old))
                        : new ApplyWish.Put(
                                policies.policy(old.ref().namespace(), old.ref().name()), Optional.of(old)));
            } else {
                var fresh = policies.policy(dice.one("a", "b"), "new" + left);
                wishes.put(fresh.ref(), new ApplyWish.Put(fresh, Optional.empty()));
            }
        }
        return wishes.values().stream().sorted(java.util.Comparator.comparing(ApplyWish::ref)).toList();
    }

    private static List<List<ApplyWish>> orders(List<ApplyWish> wishes) {
        if (wishes.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<ApplyWish>>();
        for (var first : wishes) {
            var rest = new ArrayList<>(wishes);
            rest.remove(first);
            for (var order : orders(rest)) {
                var whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(List.copyOf(whole));
            }
        }
        return orders;
    }

    private static Toll toll(List<ApplyWish> order, Harm harm, Map<List<ApplyWish>, Toll> known) {
        var sum = Toll.NONE;
        for (int done = 1; done < order.size(); done++) {
            var part = new ArrayList<>(order.subList(0, done));
            part.sort(java.util.Comparator.comparing(ApplyWish::ref));
            sum = sum.plus(known.computeIfAbsent(part, mixture -> harm.of(mixture).orElseThrow()));
        }
        return sum;
    }

    @Test
    void noOrderIsCheaperThanThePlans() {
        int costly = 0;
        for (long seed = 1; seed <= CLUSTERS; seed++) {
            var snapshot = seed % 3 == 0 ? RandomCluster.withTiers(seed) : RandomCluster.of(seed);
            var wishes = wishes(seed, snapshot);
            var harm = harm(snapshot, wishes);
            var plan = ApplyPlan.of(wishes, harm);
            var known = new HashMap<List<ApplyWish>, Toll>();
            var least = orders(wishes).stream().map(order -> toll(order, harm, known)).min(Toll::compareTo);
            assertThat(plan.toll()).as("seed " + seed).isEqualTo(least);
            assertThat(plan.least()).isTrue();
            assertThat(plan.order()).containsExactlyInAnyOrderElementsOf(wishes);
            assertThat(toll(plan.order(), harm, known)).as("seed " + seed).isEqualTo(least.orElseThrow());
            costly += orders(wishes).stream().anyMatch(order -> toll(order, harm, known).cut() > 0) ? 1 : 0;
        }
        assertThat(costly).as("clusters where the order matters").isGreaterThan(CLUSTERS / 40);
    }

    /// The count of what is cut, told from every pair of pods and every port by another road than [Interim] takes.
    @Test
    void whatInterimCallsHarmlessIsHarmlessForEveryPair() {
        for (long seed = 1; seed <= CLUSTERS; seed++) {
            var snapshot = RandomCluster.of(seed);
            var wishes = wishes(seed, snapshot);
            var harm = harm(snapshot, wishes);
            var before = evaluate(snapshot);
            var after = evaluate(snapshot.with(ApplyWish.put(wishes), ApplyWish.removed(wishes)));
            for (var wish : wishes) {
                var mixture = evaluate(snapshot.with(ApplyWish.put(List.of(wish)), ApplyWish.removed(List.of(wish))));
                var toll = harm.of(List.of(wish)).orElseThrow();
                boolean cut = anyPair(before, after, mixture, true);
                boolean opened = anyPair(before, after, mixture, false);
                assertThat(toll.cut() > 0).as("cut, seed " + seed + " " + wish.title()).isEqualTo(cut);
                assertThat(toll.opened() > 0).as("opened, seed " + seed + " " + wish.title()).isEqualTo(opened);
            }
        }
    }

    private static boolean anyPair(Reachability before, Reachability after, Reachability between, boolean cut) {
        var ends = new ArrayList<Endpoint>(before.inside());
        ends.removeIf(end -> end instanceof Endpoint.OfPod(var pod)
                && (pod.phase() == dev.weft.cluster.Pod.Phase.SUCCEEDED
                        || pod.phase() == dev.weft.cluster.Pod.Phase.FAILED));
        for (var source : List.of(before, after, between)) {
            source.outside().forEach(ends::add);
        }
        for (var from : ends) {
            for (var to : ends) {
                if (from.equals(to) || from instanceof Endpoint.Outside && to instanceof Endpoint.Outside) {
                    continue;
                }
                var was = before.cell(from, to);
                var becomes = after.cell(from, to);
                var is = between.cell(from, to);
                var harmed = cut
                        ? was.allowed().intersect(becomes.allowed()).minus(is.allowed()).minus(is.unknown())
                        : is.allowed()
                                .minus(was.allowed()).minus(becomes.allowed());
                if (!harmed.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }
}
