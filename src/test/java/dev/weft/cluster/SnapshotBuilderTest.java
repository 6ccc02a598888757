package dev.weft.cluster;

import static dev.weft.fixture.ClusterFixture.NOW;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import dev.weft.net.IpAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnapshotBuilderTest {
    private final SnapshotBuilder builder = new SnapshotBuilder("test");

    private ClusterSnapshot with(Part... parts) {
        for (var part : parts) {
            part.resources().forEach(resource -> builder.apply(new Change.Put(resource), NOW));
        }
        return builder.snapshot();
    }

    private ClusterSnapshot without(ObjectRef ref) {
        builder.apply(new Change.Remove(ref), NOW);
        return builder.snapshot();
    }

    @Test
    void whileNothingChangesItIsTheSameSnapshot() {
        var first = with(pod("shop/web", "app=web"));
        assertThat(builder.snapshot()).isSameAs(first);
        assertThat(first.stamp()).isEqualTo(new ClusterSnapshot.Stamp("test", 1, NOW, false));
    }

    @Test
    void everySnapshotHasItsNumberAndItsTime() {
        with(pod("shop/web", "app=web"));
        builder.apply(new Change.Synced(NOW), Instant.EPOCH);
        assertThat(builder.snapshot().stamp())
                .isEqualTo(new ClusterSnapshot.Stamp("test", 2, Instant.EPOCH, true));
    }

    @Test
    void kindsThatDidNotChangeAreShared() {
        var before = with(pod("shop/web", "app=web").address("10.0.0.1"), node("n1", "10.9.0.1"));
        var after = with(networkPolicy("shop/none"));
        assertThat(after.contents().running().pods()).isSameAs(before.contents().running().pods());
        assertThat(after.contents().running().nodes()).isSameAs(before.contents().running().nodes());
        assertThat(after.contents().manifests()).isNotSameAs(before.contents().manifests());
        assertThat(after.namespaces()).isSameAs(before.namespaces());
        assertThat(after.podAt(IpAddress.parse("10.0.0.1").orElseThrow())).isPresent();
    }

    @Test
    void anEarlierSnapshotNeverChanges() {
        var before = with(pod("shop/web", "app=web").address("10.0.0.1"));
        with(pod("shop/web", "app=other").address("10.0.0.2"), pod("new/x", "app=x"));
        without(ObjectRef.ofPod("shop", "web"));
        assertThat(before.pods()).extracting(pod -> pod.labels().toString()).containsExactly("app=web");
        assertThat(before.namespaces()).containsOnlyKeys("shop");
        assertThat(before.podAt(IpAddress.parse("10.0.0.1").orElseThrow())).isPresent();
        assertThat(before.podAt(IpAddress.parse("10.0.0.2").orElseThrow())).isEmpty();
    }

    @Test
    void whatIsRemovedIsGoneFromEveryIndex() {
        with(pod("shop/web", "app=web").address("10.0.0.1"), service("shop/web", "app=web").address("10.96.0.1"));
        var after = without(ObjectRef.ofPod("shop", "web"));
        assertThat(after.pods()).isEmpty();
        assertThat(after.podAt(IpAddress.parse("10.0.0.1").orElseThrow())).isEmpty();
        assertThat(after.services()).hasSize(1);
        assertThat(without(ObjectRef.ofService("shop", "web")).namespaces()).isEmpty();
    }

    @Test
    void aNamespaceIsImpliedByWhateverStandsInIt() {
        var cluster = with(
                pod("a/x", "app=x"), networkPolicy("b/x"), service("c/x", "app=x"), namespace("d", "team=d"),
                node("n1", "10.9.0.1"));
        assertThat(cluster.namespaces().values()).extracting(namespace -> namespace.labels().toString())
                .containsExactly(
                        "kubernetes.io/metadata.name=a",
                        "kubernetes.io/metadata.name=b",
                        "kubernetes.io/metadata.name=c",
                        "kubernetes.io/metadata.name=d,team=d");
    }

    @Test
    void aDeclaredNamespaceReplacesTheImpliedOneAndBack() {
        with(pod("a/x", "app=x"));
        var declared = with(namespace("a", "team=a"));
        assertThat(declared.namespaces().get("a").labels().value("team")).contains("a");
        var back = without(ObjectRef.ofNamespace("a"));
        assertThat(back.namespaces().get("a")).isEqualTo(Namespace.implied("a"));
    }

    @Test
    void aLaterStatusOfAKindReplacesTheEarlierInThatNamespace() {
        var failed = new SourceStatus.Failed("403", "run: kubectl auth can-i list pods");
        var live = new SourceStatus.Live(NOW);
        builder.apply(new Change.Status(new KindStatus(ResourceKind.POD, "a", failed)), NOW);
        builder.apply(new Change.Status(new KindStatus(ResourceKind.POD, "b", failed)), NOW);
        builder.apply(new Change.Status(new KindStatus(ResourceKind.POD, "a", live)), NOW);
        var cluster = builder.snapshot();
        assertThat(cluster.unreadable(ResourceKind.POD, "a")).isEmpty();
        assertThat(cluster.unreadable(ResourceKind.POD, "b")).isPresent();
        assertThat(cluster.unreadable(ResourceKind.NODE, "b")).isEmpty();
    }

    @Test
    void problemsAreSortedAndALaterOneForTheSamePlaceReplacesTheEarlier() {
        var place = new Problem.Place("NetworkPolicy shop/x", "spec", "x.yaml", 3);
        builder.apply(new Change.Report(Problem.error(place, "is wrong", "mend it")), NOW);
        builder.apply(new Change.Report(Problem.warning(Problem.Place.of("a.yaml"), "is empty", "fill it")), NOW);
        builder.apply(new Change.Report(Problem.error(place, "is still wrong", "mend it")), NOW);
        assertThat(builder.snapshot().problems()).extracting(Problem::message)
                .containsExactly("is still wrong", "is empty");
    }
}
