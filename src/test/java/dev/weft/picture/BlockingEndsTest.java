package dev.weft.picture;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import dev.weft.session.Frame;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Which end blocks is asked of the engine, not guessed: both ends below are isolated in the direction in question.
/// Source: Kubernetes documentation, "Network Policies": a connection needs both the source's egress and the
/// destination's ingress to allow it.
class BlockingEndsTest {
    private static final Part EGRESS_TO_ANYONE =
            networkPolicy("shop/web-out").on("app=web").types("Egress").egress();
    private static final Part NO_EGRESS = networkPolicy("shop/web-out").on("app=web").types("Egress");
    private static final Part INGRESS_FROM_ANYONE =
            networkPolicy("shop/db-in").on("app=db").types("Ingress").ingress();
    private static final Part NO_INGRESS = networkPolicy("shop/db-in").on("app=db").types("Ingress");

    private static BlockingEnd blocking(Part... policies) {
        var parts = new ArrayList<>(List.<Part>of(
                pod("shop/web-0", "app=web").address("10.0.0.1"), pod("shop/db-0", "app=db").address("10.0.0.2")));
        parts.addAll(List.of(policies));
        var frame = scene().cluster(cluster(parts.toArray(Part[]::new)))
                .cagedWorkload("shop/web", 0, 0).workload("shop/db", 400, 0)
                .denied("shop/web", "shop/db", 5432)
                .frame();
        var edge = frame.scene().topology().edges().iterator().next();
        return Drawing.of(frame).blockingEnd(edge);
    }

    @Test
    void targetBlocksWhatItsSourceLetsOut() {
        assertThat(blocking(EGRESS_TO_ANYONE, NO_INGRESS)).isEqualTo(BlockingEnd.TARGET);
    }

    @Test
    void sourceBlocksWhatItsTargetWouldTake() {
        assertThat(blocking(NO_EGRESS, INGRESS_FROM_ANYONE)).isEqualTo(BlockingEnd.SOURCE);
    }

    @Test
    void engineIsAskedAnewWhenRulesChangeAndNotWhenTrafficDoes() {
        var asked = new AtomicInteger();
        var frame = scene().cluster(cluster(
                        pod("shop/web-0", "app=web").address("10.0.0.1"),
                        pod("shop/db-0", "app=db").address("10.0.0.2"), NO_INGRESS))
                .cagedWorkload("shop/web", 0, 0).workload("shop/db", 400, 0)
                .denied("shop/web", "shop/db", 5432)
                .frame();
        var edge = frame.scene().topology().edges().iterator().next();
        var rules = counting(frame, asked);
        var first = Drawing.of(with(frame, rules));
        assertThat(first.blockingEnd(edge)).isEqualTo(BlockingEnd.TARGET);
        assertThat(asked).hasPositiveValue();

        asked.set(0);
        assertThat(Drawing.of(with(frame, rules), first).blockingEnd(edge)).isEqualTo(BlockingEnd.TARGET);
        assertThat(asked).hasValue(0);
        Drawing.of(with(frame, counting(frame, asked)), first).blockingEnd(edge);
        assertThat(asked).hasPositiveValue();
    }

    private static WorkloadReachability counting(Frame frame, AtomicInteger asked) {
        var engine = frame.meaning().reachability().reachability();
        return WorkloadReachability.ofWorkloads((Reachability) Proxy.newProxyInstance(
                Reachability.class.getClassLoader(), new Class<?>[] {Reachability.class}, (_, method, arguments) -> {
                    if (method.getName().equals("explain")) {
                        asked.incrementAndGet();
                    }
                    return method.invoke(engine, arguments);
                }));
    }

    private static Frame with(Frame frame, WorkloadReachability rules) {
        var known = frame.meaning();
        var meaning = new Frame.Meaning(known.snapshot(), rules, known.flows(), known.problems());
        return new Frame(
                frame.number() + 1, frame.request(), meaning, frame.scene(), frame.draft(), frame.timings());
    }

    @Test
    void packetThatBothDenyNeverLeavesItsSource() {
        assertThat(blocking(NO_EGRESS, NO_INGRESS)).isEqualTo(BlockingEnd.SOURCE);
    }
}
