package dev.weft.view.apply;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.labels;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.apply.ApplyWish;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.flow.FlowVerdict;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.view.Frames;
import dev.weft.whatif.Draft;
import dev.weft.whatif.DraftYaml;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// From a draft to wishes, and from its effect to what is watched.
class DraftWishesTest {
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/web", "app=web").address("10.0.0.1"),
            pod("shop/db", "app=db").address("10.0.0.2").port("pg", 5432),
            pod("shop/mail", "app=mail").address("10.0.0.3"),
            networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432)));

    private static final ObjectRef DB_IN = ResourceKind.NETWORK_POLICY.ref("shop", "db-in");

    private static Manifest live() {
        return SHOP.manifest(DB_IN).orElseThrow();
    }

    private static Edit.PutPolicy put(String name, String spec) {
        var text = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: " + name
                + ", namespace: shop}\nspec: " + spec + "\n";
        return ((DraftYaml.Reading.Policy) DraftYaml.read(text, List.of(ResourceKind.NETWORK_POLICY), "shop")).edit();
    }

    private static Draft draft(Edit... edits) {
        var draft = Draft.EMPTY;
        for (var edit : edits) {
            draft = draft.with(Step.of(edit), SHOP);
        }
        return draft;
    }

    @Test
    void eachPolicyIsWishedForOnceOnTopOfWhatItWasWhenTheDraftBegan() {
        var closed = put("db-in", "{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]}");
        var fresh = put("fresh", "{podSelector: {}}");
        var moved = SHOP.with(List.of(put("db-in", "{podSelector: {}}").manifest()), List.of());

        var wishes = DraftWishes.of(draft(put("db-in", "{podSelector: {}}"), closed, fresh), moved).wishes();

        assertThat(wishes).containsExactly(
                new ApplyWish.Put(closed.manifest(), Optional.of(live())),
                new ApplyWish.Put(fresh.manifest(), Optional.empty()));
    }

    @Test
    void aRemovalKnowsItsKindAndWhatAPersonOnlyImaginesIsLeft() {
        var label = new Edit.Relabel(ObjectRef.ofPod("shop", "web"), labels("app=other"));
        var wishes = DraftWishes.of(draft(new Edit.RemovePolicy(DB_IN), label), SHOP);
        assertThat(wishes.wishes())
                .containsExactly(new ApplyWish.Remove(DB_IN, ResourceKind.NETWORK_POLICY, Optional.of(live())));
        assertThat(wishes.left()).containsExactly(label.title());
    }

    @Test
    void whatWeftWroteItselfIsWhatTheDraftCountsFromOnceItIsSeen() {
        var closed = put("db-in", "{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]}");
        var draft = draft(closed);
        var own = new OwnWrites(java.util.Map.of(DB_IN, Optional.of(closed.manifest())));

        var early = own.look(draft, SHOP);
        assertThat(early.draft()).isEqualTo(draft);
        assertThat(early.rest()).isEqualTo(own);

        var written = SHOP.with(List.of(closed.manifest()), List.of());
        var seen = own.look(draft, written);
        assertThat(seen.rest()).isEqualTo(OwnWrites.NONE);
        assertThat(seen.draft().originals().policies()).containsEntry(DB_IN, Optional.of(closed.manifest()));
        assertThat(seen.draft().conflicts(written)).isEmpty();
    }

    private static DropWatch watch(Instant since) {
        var closed = put("db-in", "{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]}");
        var request = ViewRequest.DEFAULT.withDraft(draft(closed));
        return DropWatch.of(
                Optional.of(Frames.of(SHOP, dev.weft.flow.FlowWindow.EMPTY, request)), since);
    }

    private static Frame dropped(String from, String to) {
        return Frames.of(
                SHOP, Frames.flows(Frames.flow(from, to, 5432, FlowVerdict.DROPPED)), ViewRequest.DEFAULT);
    }

    @Test
    void dropsAtTheWorkloadsThatChangedAreSeenAndNoOthers() {
        var watch = watch(Frames.NOW.minusSeconds(30));
        assertThat(watch.workloads())
                .isEqualTo(Set.of(ObjectRef.ofPod("shop", "web"), ObjectRef.ofPod("shop", "db")));
        var seen = watch.look(dropped("shop/web", "shop/db"));
        assertThat(seen.heard()).isTrue();
        assertThat(seen.drops()).singleElement().satisfies(drop -> assertThat(drop.before())
                .as("first seen a minute ago")
                .isTrue());
        assertThat(watch.look(dropped("shop/mail", "shop/mail")).drops()).isEmpty();
        assertThat(watch(Frames.NOW.minusSeconds(70)).look(dropped("shop/web", "shop/db")).drops())
                .singleElement()
                .satisfies(drop -> assertThat(drop.before()).isFalse());
        assertThat(watch(Frames.NOW.minusSeconds(5)).look(dropped("shop/web", "shop/db")).drops())
                .as("older than the apply")
                .isEmpty();
    }

    @Test
    void theWatchLastsAMinute() {
        assertThat(watch(Frames.NOW).secondsLeft(Frames.NOW.plusSeconds(20))).isEqualTo(40);
        assertThat(watch(Frames.NOW).secondsLeft(Frames.NOW.plusSeconds(100))).isZero();
    }
}
