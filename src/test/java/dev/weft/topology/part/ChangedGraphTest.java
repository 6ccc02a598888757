package dev.weft.topology.part;

import static dev.weft.fixture.ClusterFixture.NOW;
import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pods;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Resource;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.Workload;
import dev.weft.fixture.PeerPart;
import dev.weft.flow.FlowWindow;
import dev.weft.net.IpAddress;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.ReachabilityEngine;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.topology.Boxes;
import dev.weft.topology.Filter;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.build.TopologyBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The graph of a cluster that changed, made from the graph before and what changed, is the one that is made from
/// nothing: nodes, edges with their evidence and tallies, order, and notes. Through chains of random changes.
class ChangedGraphTest {
    private static final int CHAINS = Integer.getInteger("graph.chains", 12);
    private static final int STEPS = 25;
    private static final List<String> APPS = List.of("a", "b", "c", "d");

    @Test
    void whereEveryPairIsDrawn() {
        for (long seed = 1; seed <= CHAINS; seed++) {
            new Chain(seed, PairBudget.MOST).run();
        }
    }

    @Test
    void wherePairsAreTooManyToDraw() {
        for (long seed = 1; seed <= CHAINS; seed++) {
            new Chain(seed, 10).run();
        }
    }

    private static final class Chain {
        private final long seed;
        private final int most;
        private final Random random;
        private final SnapshotBuilder builder = new SnapshotBuilder("test");
        private final ReachabilityEngine engine = new ClassReachabilityEngine(Profile.UPSTREAM);
        private final PolicyCompiler compiler = new PolicyCompiler(PolicyKinds.all());
        private final TopologyBuilder followed;
        private Optional<WorkloadReachability> last = Optional.empty();
        private Set<String> folded = Set.of();
        private Filter filter = Filter.NONE;

        Chain(long seed, int most) {
            this.seed = seed;
            this.most = most;
            this.random = new Random(seed);
            this.followed = new TopologyBuilder(Contributors.all(most));
        }

        void run() {
            for (int i = 0; i < 3; i++) {
                put(namespace("ns" + i, "team=t" + i % 2).resources());
                for (var app : APPS) {
                    var ref = owner("ns" + i, app);
                    var template = new Workload.Template(labels(app), List.of(), false);
                    put(List.of(new Workload(ref, Optional.empty(), 2, Optional.of(template))));
                }
            }
            for (int i = 0; i < 24; i++) {
                pod(i);
            }
            for (int i = 0; i < 5; i++) {
                policy(i);
                serve(i);
            }
            builder.apply(new Change.Synced(NOW), NOW);
            for (int step = 0; step < STEPS; step++) {
                for (int i = random.nextInt(3); i >= 0; i--) {
                    change();
                }
                compare("seed " + seed + ", step " + step);
            }
        }

        private void compare(String about) {
            var snapshot = builder.snapshot();
            var reachability = engine.evaluate(snapshot, compiler.compile(snapshot));
            var now = last.map(before -> before.followedBy(reachability))
                    .orElseGet(() -> WorkloadReachability.ofWorkloads(reachability));
            last = Optional.of(now);
            assertSame(about, followed.build(request(now)), anew(snapshot));
        }

        private Topology anew(ClusterSnapshot snapshot) {
            var reachability = new ClassReachabilityEngine(Profile.UPSTREAM)
                    .evaluate(snapshot, new PolicyCompiler(PolicyKinds.all()).compile(snapshot));
            return new TopologyBuilder(Contributors.all(most))
                    .build(request(WorkloadReachability.ofWorkloads(reachability)));
        }

        private TopologyRequest request(WorkloadReachability reachability) {
            return new TopologyRequest(
                    reachability, FlowWindow.EMPTY, filter, TopologyRequest.Folds.of(folded), Optional.empty(),
                    Boxes.OF_NAMESPACES);
        }

        private static void assertSame(String about, Topology one, Topology other) {
            assertThat(one.nodes()).as(about).containsExactlyElementsOf(other.nodes());
            assertThat(one.edges()).as(about).containsExactlyElementsOf(other.edges());
            assertThat(one.notes()).as(about).isEqualTo(other.notes());
            assertThat(one.seen()).as(about).isEqualTo(other.seen());
        }

        private void change() {
            switch (random.nextInt(13)) {
                case 0, 1, 2, 3 -> pod(random.nextInt(30));
                case 4, 5 -> remove(podRef(random.nextInt(30)));
                case 6, 7 -> policy(random.nextInt(7));
                case 8 -> remove(ResourceKind.NETWORK_POLICY.ref("ns" + random.nextInt(3), "p" + random.nextInt(7)));
                case 9 -> put(namespace("ns" + random.nextInt(3), "team=t" + random.nextInt(2)).resources());
                case 10 -> serve(random.nextInt(6));
                case 11 -> fold("ns" + random.nextInt(3));
                default -> filter = random.nextBoolean() ? Filter.NONE : Filter.NONE.withNamespaces(Set.of("ns1"));
            }
        }

        private void fold(String namespace) {
            var next = new HashSet<>(folded);
            if (!next.remove(namespace)) {
                next.add(namespace);
            }
            folded = next;
        }

        private void put(List<? extends Resource> resources) {
            resources.forEach(resource -> builder.apply(new Change.Put(resource), NOW));
        }

        private void remove(ObjectRef ref) {
            builder.apply(new Change.Remove(ref), NOW);
        }

        private static ObjectRef owner(String namespace, String app) {
            return new ObjectRef("apps", "Deployment", namespace, app);
        }

        private static ObjectRef podRef(int number) {
            return ObjectRef.ofPod("ns" + number % 3, "pod" + number);
        }

        private static Labels labels(String app) {
            return Labels.of(Map.of("app", app));
        }

        /// Mostly ready; the rest waits for an address, has finished, stands on its node's network, or looks odd.
        private void pod(int number) {
            var ref = podRef(number);
            var app = APPS.get(number / 3 % APPS.size());
            int odd = random.nextInt(12);
            var labels = odd == 0 ? labels(APPS.get(random.nextInt(4))) : labels(app);
            var address = IpAddress.ipv4(0x0A00_0000L + number * 8L + (odd == 1 ? 1 : 0));
            var network = new Pod.Network(odd == 2 ? List.of() : List.of(address), "n1", odd == 3);
            var phase = odd == 2 ? Pod.Phase.PENDING
                    : odd == 4 ? Pod.Phase.SUCCEEDED
                    : odd == 5 ? Pod.Phase.PENDING : Pod.Phase.RUNNING;
            var owner = number % 13 == 0 ? ref : owner(ref.namespace(), app);
            put(List.of(new Pod(ref, odd == 6 ? labels.with("hash", "h" + number) : labels, owner, network, phase,
                    List.of())));
        }

        /// Some lead to one workload, some to none, and one to several.
        private void serve(int number) {
            var selector = number == 0 ? "hash=h6" : "app=" + APPS.get(random.nextInt(4));
            put(service("ns" + number % 3 + "/s" + number, selector).resources());
        }

        private void policy(int number) {
            var policy = networkPolicy("ns" + random.nextInt(3) + "/p" + number);
            policy = random.nextInt(4) == 0 ? policy : policy.on("app=" + APPS.get(random.nextInt(4)));
            policy = random.nextInt(5) == 0 ? policy : policy.ingress(from(peer()), tcp(80 + random.nextInt(2)));
            policy = random.nextBoolean() ? policy : policy.egress(to(peer()));
            put(policy.resources());
        }

        private PeerPart peer() {
            return switch (random.nextInt(6)) {
                case 0, 1 -> pods("app=" + APPS.get(random.nextInt(4)));
                case 2 -> namespaces("team=t" + random.nextInt(2)).pods("app=" + APPS.get(random.nextInt(4)));
                case 3 -> namespaces("");
                case 4 -> block("10.0.0.0/" + (25 + random.nextInt(3)));
                default -> block("0.0.0.0/0");
            };
        }
    }
}
