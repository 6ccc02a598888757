package dev.weft.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Pod;
import dev.weft.fixture.Seen;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.flow.PolicyWord;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.policy.Endpoint;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.policy.oracle.RandomCluster;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Flows whose ends are found once and judged again only where a draft may touch them have the very impact that they
/// have when everything is found and judged anew: on random clusters and edits, one after the other.
class JudgedFlowsTest {
    private static final int CLUSTERS = 80;

    private final PolicyCompiler compiler = new PolicyCompiler(PolicyKinds.all());

    @Test
    void aDraftIsJudgedAsIfEverythingWereJudgedAnew() {
        int hits = 0;
        for (long seed = 1; seed <= CLUSTERS; seed++) {
            var random = new Random(seed);
            var live = seed % 3 == 0 ? RandomCluster.withTiers(seed) : RandomCluster.of(seed);
            var engine = new ClassReachabilityEngine(Profile.UPSTREAM);
            var before = evaluated(engine, live);
            var flows = flows(live, random);
            var judged = JudgedFlows.of(flows, before);
            for (int edit = 0; edit < 4; edit++) {
                var then = edited(live, seed, random);
                var after = before.followedBy(engine.evaluate(then, compiler.compile(then)));
                var impact = judged.impact(after);
                hits += impact.dropped().size() + impact.opened().size();
                assertThat(impact).as("seed " + seed + ", edit " + edit).isEqualTo(anew(flows, live, then));
            }
        }
        assertThat(hits).isGreaterThan(100);
    }

    private WorkloadReachability evaluated(ClassReachabilityEngine engine, ClusterSnapshot snapshot) {
        return WorkloadReachability.ofWorkloads(engine.evaluate(snapshot, compiler.compile(snapshot)));
    }

    /// Each flow by itself, by engines that remember nothing.
    private FlowImpact anew(FlowWindow flows, ClusterSnapshot live, ClusterSnapshot then) {
        var was = evaluated(new ClassReachabilityEngine(Profile.UPSTREAM), live).reachability();
        var becomes = evaluated(new ClassReachabilityEngine(Profile.UPSTREAM), then).reachability();
        var found = new FlowImpact.Sorting();
        flows.flows().forEach((key, stats) ->
                found.add(new FlowImpact.Hit(key, stats), word(key, was), word(key, becomes)));
        return found.impact();
    }

    private static PolicyWord word(FlowKey key, Reachability reachability) {
        var cell = reachability.cell(endpoint(key.source(), reachability), endpoint(key.destination(), reachability));
        var traffic = key.traffic().exact().orElseThrow();
        return cell.allowed().contains(traffic)
                ? PolicyWord.ALLOWED
                : cell.unknown().contains(traffic) ? PolicyWord.UNKNOWN : PolicyWord.DENIED;
    }

    private static Endpoint endpoint(FlowEnd end, Reachability reachability) {
        return switch (end) {
            case FlowEnd.OfPod(var ref) -> new Endpoint.OfPod(reachability.snapshot().pod(ref).orElseThrow());
            case FlowEnd.OfAddress(var address) -> new Endpoint.Outside(IpSet.of(address));
            default -> throw new AssertionError(end);
        };
    }

    private static FlowWindow flows(ClusterSnapshot live, Random random) {
        var pods = List.copyOf(live.pods());
        var flows = new HashMap<FlowKey, FlowStats>();
        for (int i = 0; i < 40; i++) {
            var traffic = random.nextBoolean() ? FlowTraffic.tcp(80) : FlowTraffic.tcp(5432);
            var key = new FlowKey(end(pods, random), end(pods, random), traffic, FlowVerdict.FORWARDED, "test");
            flows.put(key, Seen.once(Instant.EPOCH));
        }
        return new FlowWindow(Instant.EPOCH, Instant.EPOCH, flows, List.of());
    }

    private static FlowEnd end(List<Pod> pods, Random random) {
        if (pods.isEmpty() || random.nextInt(6) == 0) {
            return new FlowEnd.OfAddress(IpAddress.parse("10.0." + random.nextInt(3) + ".7").orElseThrow());
        }
        return new FlowEnd.OfPod(pods.get(random.nextInt(pods.size())).ref());
    }

    /// A policy less, or some of another cluster, or a pod with other labels.
    private static ClusterSnapshot edited(ClusterSnapshot live, long seed, Random random) {
        var policies = List.copyOf(live.manifests());
        var pods = List.copyOf(live.pods());
        return switch (random.nextInt(4)) {
            case 0 -> policies.isEmpty()
                    ? live
                    : live.with(List.of(), List.of(policies.get(random.nextInt(policies.size())).ref()));
            case 1 -> pods.isEmpty() ? live : live.with(List.of(relabelled(pods, random)), List.of());
            default -> live.with(
                    RandomCluster.of(seed + 1_000 + random.nextInt(3)).manifests().stream().limit(2).toList(),
                    List.of());
        };
    }

    private static Pod relabelled(List<Pod> pods, Random random) {
        var pod = pods.get(random.nextInt(pods.size()));
        var labels = pods.get(random.nextInt(pods.size())).labels();
        return new Pod(pod.ref(), labels, pod.owner(), pod.network(), pod.phase(), pod.ports());
    }
}
