package dev.weft.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final ClusterSnapshot NOW = new SnapshotBuilder("test").snapshot();

    private static final ObjectRef DB_IN = ResourceKind.NETWORK_POLICY.ref("shop", "db-in");
    private static final ObjectRef WEB_IN = ResourceKind.NETWORK_POLICY.ref("shop", "web-in");

    @Test
    void aPolicyThatIsPutStandsInTheClusterThatWouldBe() {
        var draft = Draft.EMPTY.with(Step.of(put("db-in", Map.of("podSelector", Map.of()))), NOW);

        assertThat(draft.applyTo(cluster()).manifest(DB_IN)).contains(policy("db-in", Map.of("podSelector", Map.of())));
    }

    @Test
    void aPolicyThatIsPutReplacesTheOneOfTheSameName() {
        var live = cluster(policy("db-in", Map.of("podSelector", Map.of("old", "yes"))));

        var after = Draft.EMPTY.with(Step.of(put("db-in", Map.of("podSelector", Map.of()))), NOW).applyTo(live);

        assertThat(after.manifests()).containsExactly(policy("db-in", Map.of("podSelector", Map.of())));
    }

    @Test
    void aRemovedPolicyIsGoneAndTheOthersStay() {
        var live = cluster(policy("db-in", Map.of()), policy("web-in", Map.of()));

        var after = Draft.EMPTY.with(Step.of(new Edit.RemovePolicy(DB_IN)), NOW).applyTo(live);

        assertThat(after.manifests()).extracting(Manifest::ref).containsExactly(WEB_IN);
    }

    @Test
    void theClusterItselfIsNotTouched() {
        var live = cluster(policy("db-in", Map.of()));

        var unused = Draft.EMPTY.with(Step.of(new Edit.RemovePolicy(DB_IN)), NOW).applyTo(live);

        assertThat(live.manifest(DB_IN)).isPresent();
        assertThat(unused).isNotSameAs(live);
    }

    @Test
    void aPolicyPutAsTheClusterHasItAlreadyIsNoChange() {
        var live = cluster(policy("db-in", Map.of("ports", List.of(80))));

        var draft = Draft.EMPTY.with(Step.of(put("db-in", Map.of("ports", List.of(80L)))), NOW);

        assertThat(draft.changes(live)).isEmpty();
        assertThat(draft.applyTo(live)).isSameAs(live);
    }

    // Source: meta/v1 ObjectMeta, fields that the server populates.
    @Test
    void whatTheServerKeepsForItselfIsNoDifference() {
        var kept = Map.<String, Object>of(
                "metadata",
                Map.of("name", "db-in", "namespace", "shop", "uid", "1", "resourceVersion", "7", "generation", 2,
                        "annotations", Map.of("kubectl.kubernetes.io/last-applied-configuration", "{}")),
                "status", Map.of("conditions", List.of()),
                "spec", Map.of("podSelector", Map.of()));
        var live = cluster(new Manifest(ResourceKind.NETWORK_POLICY, DB_IN, kept, Origin.LIVE));

        assertThat(Draft.EMPTY.with(Step.of(put("db-in", Map.of("podSelector", Map.of()))), NOW).changes(live))
                .isEmpty();
    }

    @Test
    void anotherLabelIsADifference() {
        var labelled = Map.<String, Object>of(
                "metadata", Map.of("name", "db-in", "labels", Map.of("team", "a")), "spec", Map.of());
        var edit = new Edit.PutPolicy(new Manifest(ResourceKind.NETWORK_POLICY, DB_IN, labelled, Origin.LIVE), "");

        assertThat(Draft.EMPTY.with(Step.of(edit), NOW).changes(cluster(policy("db-in", Map.of()))))
                .containsExactly(edit);
    }

    @Test
    void removingAPolicyThatIsNotThereIsNoChange() {
        var live = cluster();

        assertThat(Draft.EMPTY.with(Step.of(new Edit.RemovePolicy(DB_IN)), NOW).applyTo(live)).isSameAs(live);
    }

    @Test
    void theSameTextAgainIsNoStep() {
        var draft = Draft.EMPTY.with(Step.of(put("db-in", Map.of())), NOW);

        assertThat(draft.with(Step.of(put("db-in", Map.of())), NOW)).isSameAs(draft);
    }

    @Test
    void typingOnIsOneStep() {
        var draft = Draft.EMPTY
                .with(Step.of(put("db-in", Map.of("a", 1))), NOW)
                .typed(put("db-in", Map.of("a", 12)), NOW)
                .typed(put("db-in", Map.of("a", 123)), NOW);

        assertThat(draft.done()).containsExactly(Step.of(put("db-in", Map.of("a", 123))));
        assertThat(draft.undo().done()).isEmpty();
        assertThat(draft.undo().undone()).isEqualTo(draft.done());
    }

    @Test
    void aPauseInTypingMakesTwoSteps() {
        var draft = Draft.EMPTY.with(Step.of(put("db-in", Map.of("a", 1))), NOW)
                .with(Step.of(put("db-in", Map.of("a", 12))), NOW);

        assertThat(draft.undo().effective()).containsExactly(Map.entry(DB_IN, put("db-in", Map.of("a", 1))));
    }

    @Test
    void aNameTypedLetterByLetterIsOnePolicy() {
        var draft = Draft.EMPTY
                .with(Step.of(put("w", Map.of())), NOW)
                .typed(put("we", Map.of()), NOW)
                .typed(put("web-in", Map.of()), NOW);

        assertThat(draft.effective()).containsOnlyKeys(WEB_IN);
    }

    @Test
    void renamingLeavesThePolicyOfTheOldNameAsTheClusterHasIt() {
        var live = cluster(policy("db-in", Map.of("a", 1)));

        var after = Draft.EMPTY
                .with(Step.of(put("db-in", Map.of("a", 2))), NOW)
                .typed(put("web-in", Map.of("a", 2)), NOW)
                .applyTo(live);

        assertThat(after.manifests())
                .containsExactly(policy("db-in", Map.of("a", 1)), policy("web-in", Map.of("a", 2)));
    }

    @Test
    void typingAfterARemovalDoesNotSwallowTheRemoval() {
        var draft = Draft.EMPTY.with(Step.of(new Edit.RemovePolicy(DB_IN)), NOW).typed(put("web-in", Map.of()), NOW);

        assertThat(draft.effective()).containsOnlyKeys(DB_IN, WEB_IN);
    }

    @Test
    void undoAndRedoWalkTheSameWayBackAndForth() {
        var one = Draft.EMPTY.with(Step.of(put("db-in", Map.of())), NOW);
        var two = one.with(Step.of(new Edit.RemovePolicy(WEB_IN)), NOW);
        var three = two.with(Step.of(put("db-in", Map.of("a", 1))), NOW);

        assertThat(three.undo().undo().redo()).isEqualTo(three.undo());
        assertThat(three.undo().undo().redo().redo()).isEqualTo(three);
        assertThat(three.undo().undo().done()).isEqualTo(one.done());
    }

    @Test
    void nothingToUndoAndNothingToRedoLeaveTheDraftAsItIs() {
        assertThat(Draft.EMPTY.undo()).isSameAs(Draft.EMPTY);
        assertThat(Draft.EMPTY.redo()).isSameAs(Draft.EMPTY);
    }

    @Test
    void aNewStepForgetsWhatWasUndone() {
        var draft = Draft.EMPTY.with(Step.of(put("db-in", Map.of())), NOW).undo()
                .with(Step.of(put("web-in", Map.of())), NOW);

        assertThat(draft.redo()).isSameAs(draft);
        assertThat(draft.effective()).containsOnlyKeys(WEB_IN);
    }

    @Test
    void whenTheClusterMovesOnTheDraftIsAppliedToTheNewOne() {
        var draft = Draft.EMPTY.with(Step.of(new Edit.RemovePolicy(DB_IN)), NOW);

        assertThat(draft.applyTo(cluster(policy("db-in", Map.of()))).manifests()).isEmpty();
        assertThat(draft.applyTo(cluster(policy("db-in", Map.of()), policy("web-in", Map.of()))).manifests())
                .containsExactly(policy("web-in", Map.of()));
    }

    private static Edit.PutPolicy put(String name, Map<String, Object> spec) {
        return new Edit.PutPolicy(policy(name, spec), "text of " + name);
    }

    private static Manifest policy(String name, Map<String, Object> spec) {
        var ref = ResourceKind.NETWORK_POLICY.ref("shop", name);
        return new Manifest(
                ResourceKind.NETWORK_POLICY, ref, Map.of("metadata", Map.of("name", name), "spec", spec), Origin.LIVE);
    }

    private static ClusterSnapshot cluster(Manifest... policies) {
        var builder = new SnapshotBuilder("test");
        for (var policy : policies) {
            builder.apply(new Change.Put(policy), Instant.EPOCH);
        }
        return builder.snapshot();
    }
}
