package dev.weft.flow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowVerdict;
import dev.weft.kube.ManifestFolder;
import dev.weft.net.IpSet;
import dev.weft.policy.Endpoint;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The script that ships against the cluster that ships.
class DemoScriptTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final DemoScript SHIPPED = DemoScript.shipped();
    private static ClusterSnapshot demo;
    private static Reachability reachability;

    @BeforeAll
    static void readTheDemoCluster() throws InterruptedException {
        var changes = new LinkedBlockingQueue<Change>();
        var builder = new SnapshotBuilder("demo");
        try (var source = ManifestFolder.demo(
                PolicyKinds.all().stream().map(PolicyKind::resource).toList())) {
            source.start(changes::add);
            Change change;
            do {
                change = changes.poll(30, TimeUnit.SECONDS);
                builder.apply(change, NOON);
            } while (!(change instanceof Change.Synced));
        }
        demo = builder.snapshot();
        reachability = new ClassReachabilityEngine(Profile.UPSTREAM)
                .evaluate(demo, new PolicyCompiler(PolicyKinds.all()).compile(demo));
    }

    @Test
    void everyLineHasItsPodsAndIsSeenInTheFirstSecond() {
        var lines = new DemoTraffic(SHIPPED, 7).second(demo, 0, NOON).stream()
                .map(flow -> workload(flow.key().source()) + "," + workload(flow.key().destination()) + ","
                        + flow.key().traffic())
                .distinct()
                .toList();

        assertThat(lines).containsExactlyInAnyOrderElementsOf(SHIPPED.lines().stream()
                .map(line -> line.ends().source() + "," + line.ends().destination() + "," + line.traffic())
                .toList());
    }

    @Test
    void theVerdictsAreWhatADataPlaneWouldDoWithTheDemosPolicies() {
        var flows = IntStream.range(0, 60)
                .boxed()
                .flatMap(second -> new DemoTraffic(SHIPPED, 7).second(demo, second, NOON).stream())
                .toList();
        var wrong = new ArrayList<String>();
        for (var flow : flows) {
            if (!byPolicy(flow).equals(flow.key().verdict().word())) {
                wrong.add(flow.key().source().text() + " -> " + flow.key().destination().text() + " "
                        + flow.key().traffic() + ": script " + flow.key().verdict().word() + ", policies "
                        + byPolicy(flow));
            }
        }
        assertThat(wrong.stream().distinct()).isEmpty();
    }

    @Test
    void someTrafficIsDeniedAndSomeIsQuiet() {
        assertThat(SHIPPED.lines()).anyMatch(line -> line.verdict() == FlowVerdict.DROPPED
                && line.ends().equals(new DemoScript.Ends("shop/batch", "shop/db")));
        assertThat(SHIPPED.lines()).anyMatch(line -> line.rate() < 0.1);
    }

    private static String byPolicy(Flow flow) {
        var cell = reachability.cell(end(flow.key().source()), end(flow.key().destination()));
        if (cell.unknown().contains(flow.key().traffic().exact().orElseThrow())) {
            return "unknown";
        }
        return cell.allowed().contains(flow.key().traffic().exact().orElseThrow()) ? "forwarded" : "dropped";
    }

    private static Endpoint end(FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfPod(var pod) -> new Endpoint.OfPod(demo.pod(pod).orElseThrow());
            case FlowEnd.OfAddress(var address) -> new Endpoint.Outside(IpSet.of(address));
            default -> throw new AssertionError("not in the script: " + end);
        };
    }

    private static String workload(FlowEnd end) {
        return end instanceof FlowEnd.OfPod(var pod)
                ? demo.workloadOf(demo.pod(pod).orElseThrow()).path()
                : end.text();
    }

    @Test
    void theScriptHasNoLineTwice() {
        assertThat(SHIPPED.lines().stream().map(line -> List.of(line.ends(), line.traffic())))
                .doesNotHaveDuplicates();
    }
}
