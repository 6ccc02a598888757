package dev.weft.whatif.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowWindow;
import dev.weft.net.Protocol;
import dev.weft.policy.Endpoint;
import dev.weft.policy.oracle.RandomCluster;
import dev.weft.whatif.FlowImpact;
import dev.weft.whatif.proposal.Plan.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// On small random clusters with random traffic: whatever plan is carried out whole, no flow that was seen and is
/// allowed is denied by it.
class PlanPropertyTest {
    private static final int CLUSTERS = Integer.getInteger("proposal.clusters", 40);

    @Test
    void anIsolatedNamespaceLosesNothingThatWasSeen() {
        for (long seed = 1; seed <= CLUSTERS; seed++) {
            var ground = ground(seed);
            for (var namespace : ground.snapshot().namespaces().keySet()) {
                check(ground, Plans.isolateNamespace(ground, namespace), "seed " + seed);
            }
        }
    }

    @Test
    void defaultDenyEverywhereLosesNothingThatWasSeen() {
        for (long seed = 1; seed <= CLUSTERS; seed++) {
            var ground = ground(seed);
            check(ground, Plans.defaultDenyEverywhere(ground), "seed " + seed);
        }
    }

    @Test
    void withoutTheLinesThatKeepItMuchWouldBeLost() {
        int lost = 0;
        for (long seed = 1; seed <= CLUSTERS; seed++) {
            var ground = ground(seed);
            var plan = Plans.defaultDenyEverywhere(ground);
            var bare = plan.lines().stream()
                    .map(Line::id)
                    .filter(id -> id.startsWith("isolate:"))
                    .collect(Collectors.toSet());
            var step = plan.step(bare);
            if (step.isPresent()
                    && !FlowImpact.of(ground.flows(), ground.now(), ground.after(step.get())).dropped().isEmpty()) {
                lost++;
            }
        }
        assertThat(lost).isGreaterThan(CLUSTERS / 2);
    }

    @Test
    void leastPrivilegeLosesNothingThatWasSeen() {
        for (long seed = 1; seed <= CLUSTERS; seed++) {
            var ground = ground(seed);
            var namespaces = ground.snapshot().namespaces().keySet();
            for (var strictness : Strictness.values()) {
                check(ground, Plans.leastPrivilege(ground, namespaces, strictness), "seed " + seed);
            }
        }
    }

    private static void check(Ground ground, Plan plan, String about) {
        var all = plan.lines().stream().map(Line::id).toList();
        assertThat(all).as(about).doesNotHaveDuplicates();
        check(ground, plan, Set.copyOf(all), about);
        var proposed = plan.lines().stream().filter(Line::ticked).map(Line::id).collect(Collectors.toSet());
        check(ground, plan, proposed, about);
    }

    private static void check(Ground ground, Plan plan, Set<String> ticked, String about) {
        var step = plan.step(ticked);
        if (step.isEmpty()) {
            return;
        }
        var after = ground.after(step.get());
        assertThat(after.reachability().policies().problems())
                .as(about)
                .hasSizeLessThanOrEqualTo(ground.reachability().policies().problems().size());
        assertThat(FlowImpact.of(ground.flows(), ground.now(), after).dropped())
                .as(about + " " + plan.title() + "\n" + Grounds.text(step.get()))
                .isEmpty();
    }

    private static Ground ground(long seed) {
        var snapshot = RandomCluster.of(seed);
        return Grounds.of(snapshot, traffic(snapshot, new Random(seed)));
    }

    private static FlowWindow traffic(ClusterSnapshot snapshot, Random random) {
        var ends = new ArrayList<FlowEnd>();
        Grounds.of(snapshot, FlowWindow.EMPTY).reachability().inside().forEach(end -> {
            if (end instanceof Endpoint.OfPod(var pod)) {
                ends.add(new FlowEnd.OfPod(pod.ref()));
            }
        });
        snapshot.nodes().forEach(node -> ends.add(new FlowEnd.OfNode(node.ref().name())));
        List.of("8.8.8.8", "10.0.1.2", "2001:db8::1").forEach(address -> ends.add(Grounds.end(address)));
        var keys = new ArrayList<FlowKey>();
        for (int i = 0; i < 12; i++) {
            var protocol = random.nextInt(4) == 0 ? Protocol.UDP : Protocol.TCP;
            int port = List.of(0, 53, 80, 81, 8080).get(random.nextInt(5));
            keys.add(Grounds.forwarded(
                    ends.get(random.nextInt(ends.size())),
                    ends.get(random.nextInt(ends.size())),
                    new FlowTraffic(protocol, port)));
        }
        return Grounds.seen(keys.stream().distinct().toArray(FlowKey[]::new));
    }
}
