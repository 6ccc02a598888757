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
import java.util.Random;
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
    void whatIsPutAgainAsItWasIsNoChange() {
        var first = with(pod("shop/web", "app=web").address("10.0.0.1"), node("n1", "10.9.0.1"));
        assertThat(with(pod("shop/web", "app=web").address("10.0.0.1"), node("n1", "10.9.0.1"))).isSameAs(first);
        assertThat(without(ObjectRef.ofPod("shop", "nobody"))).isSameAs(first);
    }

    @Test
    void anAddressThatTwoPodsClaimIsThatOfTheOtherWhenOneOfThemGoes() {
        var address = IpAddress.parse("10.0.0.1").orElseThrow();
        var both = with(pod("shop/a", "app=a").address("10.0.0.1"), pod("shop/b", "app=b").address("10.0.0.1"));
        assertThat(both.podAt(address)).map(Pod::ref).contains(ObjectRef.ofPod("shop", "b"));
        var one = without(ObjectRef.ofPod("shop", "b"));
        assertThat(one.podAt(address)).map(Pod::ref).contains(ObjectRef.ofPod("shop", "a"));
        var later = with(pod("shop/c", "app=c").address("10.0.0.1"));
        assertThat(later.podAt(address)).map(Pod::ref).contains(ObjectRef.ofPod("shop", "c"));
        assertThat(without(ObjectRef.ofPod("shop", "c")).podAt(address)).map(Pod::ref)
                .contains(ObjectRef.ofPod("shop", "a"));
    }

    @Test
    void howeverManyChangesComeAClusterIsAsOneThatWasReadAtOnce() {
        var random = new Random(1);
        for (int step = 0; step < 60; step++) {
            for (int i = random.nextInt(20); i >= 0; i--) {
                var name = "ns" + random.nextInt(3) + "/p" + random.nextInt(120);
                if (random.nextInt(3) == 0) {
                    builder.apply(new Change.Remove(ObjectRef.ofPod(name.substring(0, 3), name.substring(4))), NOW);
                } else {
                    var change = pod(name, "v=" + random.nextInt(3)).address("10.0.0." + random.nextInt(250));
                    change.resources().forEach(resource -> builder.apply(new Change.Put(resource), NOW));
                }
            }
            var grown = builder.snapshot();
            var anew = new SnapshotBuilder("test");
            grown.pods().forEach(pod -> anew.apply(new Change.Put(pod), NOW));
            var read = anew.snapshot();
            assertThat(grown.pods()).containsExactlyElementsOf(read.pods());
            assertThat(grown.namespaces()).isEqualTo(read.namespaces());
            for (int last = 0; last < 250; last++) {
                var address = IpAddress.parse("10.0.0." + last).orElseThrow();
                assertThat(grown.podAt(address)).isEqualTo(read.podAt(address));
            }
        }
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
