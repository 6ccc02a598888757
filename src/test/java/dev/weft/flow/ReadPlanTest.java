package dev.weft.flow;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.fixture.PodPart;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadPlanTest {
    @Test
    void everyRunningPodOfTheNamespacesIsRead() {
        var cluster = cluster(running("shop/web"), running("shop/db"), running("other/x"));

        assertThat(ReadPlan.of(cluster, Set.of("shop")))
                .isEqualTo(new ReadPlan(
                        Set.of("shop"),
                        List.of(ObjectRef.ofPod("shop", "db"), ObjectRef.ofPod("shop", "web")),
                        List.of()));
    }

    @Test
    void withoutConsentNoPodIsRead() {
        var plan = ReadPlan.of(cluster(running("shop/web")), Set.of());

        assertThat(plan.pods()).isEmpty();
        assertThat(plan.sentence()).isEqualTo("will read 0 pods in no namespace");
    }

    @Test
    void thePlanSaysInOneSentenceWhatWillHappen() {
        assertThat(ReadPlan.of(cluster(running("shop/web"), running("shop/db")), Set.of("shop")).sentence())
                .isEqualTo("will read 2 pods in shop");
        assertThat(ReadPlan.of(cluster(running("shop/web"), running("a/x")), Set.of("shop", "a")).sentence())
                .isEqualTo("will read 2 pods in a, shop");
        assertThat(ReadPlan.of(cluster(running("shop/web")), Set.of("shop")).sentence())
                .isEqualTo("will read 1 pod in shop");
    }

    @Test
    void podsThatCannotTellAnythingAreLeftOutWithTheReason() {
        var plan = ReadPlan.of(
                cluster(
                        running("shop/a"),
                        running("shop/b").hostNetwork(),
                        running("shop/c").finished(),
                        running("shop/d").phase(Pod.Phase.FAILED),
                        running("shop/e").phase(Pod.Phase.PENDING),
                        running("shop/f").phase(Pod.Phase.UNKNOWN),
                        running("shop/g").phase(Pod.Phase.SYNTHETIC),
                        pod("shop/h", "app=h")),
                Set.of("shop"));

        assertThat(plan.pods()).containsExactly(ObjectRef.ofPod("shop", "a"));
        assertThat(plan.skipped())
                .extracting(ReadPlan.Skipped::reason)
                .containsExactly(
                        "on its node's network", "finished", "finished", "not running yet", "its node does not answer",
                        "only in a manifest", "has no address yet");
        assertThat(plan.sentence())
                .isEqualTo("will read 1 pod in shop (7 left out: 2 finished, 1 has no address yet, "
                        + "1 its node does not answer, 1 not running yet, 1 on its node's network, "
                        + "1 only in a manifest)");
    }

    private static PodPart running(String path) {
        return pod(path, "app=x").address("10.0.0." + (path.charAt(path.length() - 1) % 100 + 1));
    }
}
