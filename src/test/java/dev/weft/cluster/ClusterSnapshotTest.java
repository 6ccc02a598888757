package dev.weft.cluster;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.replicaSetOf;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.net.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterSnapshotTest {
    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static String owner(ClusterSnapshot cluster, String pod) {
        return cluster.workloadOf(cluster.pod(ObjectRef.ofPod("shop", pod)).orElseThrow()).id();
    }

    @Test
    void theTopmostOwnerKnownIsTheWorkload() {
        var cluster = cluster(
                pod("shop/bare", "app=x"),
                pod("shop/web-5d-x", "app=web").ownedBy("ReplicaSet", "web-5d"),
                replicaSetOf("shop/web", "web-5d"),
                pod("shop/lost-7f-x", "app=lost").ownedBy("ReplicaSet", "lost-7f"),
                pod("shop/nightly-1-x", "app=n").ownedBy("Job", "nightly-1"),
                workload("Job", "shop/nightly-1", 0, "app=n").ownedBy("CronJob", "nightly"),
                pod("shop/static-n1", "app=s").ownedBy("Node", "n1"));
        assertThat(owner(cluster, "bare")).isEqualTo("shop/bare[Pod]");
        assertThat(owner(cluster, "web-5d-x")).isEqualTo("shop/web[Deployment]");
        assertThat(owner(cluster, "lost-7f-x")).isEqualTo("shop/lost-7f[ReplicaSet]");
        assertThat(owner(cluster, "nightly-1-x")).isEqualTo("shop/nightly[CronJob]");
        assertThat(owner(cluster, "static-n1")).isEqualTo("shop/static-n1[Pod]");
    }

    @Test
    void aCircleOfOwnersEndsWhereItBegan() {
        var cluster = cluster(
                workload("Job", "shop/a", 0, "app=a").ownedBy("Job", "b"),
                workload("Job", "shop/b", 0, "app=a").ownedBy("Job", "a"),
                pod("shop/x", "app=a").ownedBy("Job", "a"));
        assertThat(owner(cluster, "x")).isEqualTo("shop/a[Job]");
    }

    @Test
    void anAddressIsThatOfALivingPodOfItsOwn() {
        var cluster = cluster(
                node("n1", "192.168.0.1"),
                pod("shop/agent", "app=agent").address("192.168.0.1").hostNetwork(),
                pod("shop/done", "app=job").address("10.0.0.1").finished(),
                pod("shop/web", "app=web").address("10.0.0.1", "fd00::1"),
                service("shop/web", "app=web").address("10.96.0.1"));
        assertThat(cluster.podAt(address("10.0.0.1"))).map(Pod::ref).contains(ObjectRef.ofPod("shop", "web"));
        assertThat(cluster.podAt(address("fd00::1"))).map(Pod::ref).contains(ObjectRef.ofPod("shop", "web"));
        assertThat(cluster.podAt(address("192.168.0.1"))).isEmpty();
        assertThat(cluster.nodeAt(address("192.168.0.1"))).map(node -> node.ref().name()).contains("n1");
        assertThat(cluster.serviceAt(address("10.96.0.1"))).map(service -> service.ref().path()).contains("shop/web");
        assertThat(cluster.serviceAt(address("10.0.0.1"))).isEmpty();
    }

    @Test
    void aDraftChangesOnlyTheKindItIsAbout() {
        var cluster = cluster(
                pod("shop/web", "app=web").address("10.0.0.1"),
                deployment("shop/api", 1, "app=api"),
                networkPolicy("shop/old"));
        var put = networkPolicy("shop/new").manifest();
        var draft = cluster.with(List.of(put), List.of(networkPolicy("shop/old").ref()));
        assertThat(draft.manifests()).containsExactly(put);
        assertThat(cluster.manifests()).extracting(manifest -> manifest.ref().name()).containsExactly("old");
        assertThat(draft.stamp()).isEqualTo(cluster.stamp());
        assertThat(draft.contents().running()).isEqualTo(cluster.contents().running());
        assertThat(draft.contents().running().pods()).isSameAs(cluster.contents().running().pods());
        assertThat(draft.contents().entrances().services()).isSameAs(cluster.contents().entrances().services());
        assertThat(draft.namespaces()).isSameAs(cluster.namespaces());
        assertThat(draft.podAt(address("10.0.0.1"))).isPresent();
    }

    @Test
    void aDraftOfAPolicyInANewNamespaceImpliesIt() {
        var cluster = cluster(pod("shop/web", "app=web"));
        var draft = cluster.with(List.of(networkPolicy("new/p").manifest()), List.of());
        assertThat(draft.namespaces()).containsOnlyKeys("new", "shop");
        assertThat(draft.with(List.of(), List.of(networkPolicy("new/p").ref())).namespaces()).containsOnlyKeys("shop");
    }

    @Test
    void aDraftMayMoveAPod() {
        var cluster = cluster(pod("shop/web", "app=web").address("10.0.0.1"));
        var relabelled = cluster.pods().iterator().next().withLabels(Labels.NONE);
        var draft = cluster.with(List.of(relabelled), List.of());
        assertThat(draft.podAt(address("10.0.0.1"))).contains(relabelled);
        assertThat(draft.pods()).containsExactly(relabelled);
    }

    @Test
    void nothingPutAndNothingRemovedIsTheSameContents() {
        var cluster = cluster(pod("shop/web", "app=web"), networkPolicy("shop/p"));
        var draft = cluster.with(List.of(), List.of(ObjectRef.ofPod("shop", "nobody")));
        assertThat(draft.contents()).isEqualTo(cluster.contents());
        assertThat(draft.contents().manifests()).isSameAs(cluster.contents().manifests());
    }
}
