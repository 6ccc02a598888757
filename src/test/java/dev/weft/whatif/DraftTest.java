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
    private static final ObjectRef DB_IN = ResourceKind.NETWORK_POLICY.ref("shop", "db-in");
    private static final ObjectRef WEB_IN = ResourceKind.NETWORK_POLICY.ref("shop", "web-in");

    @Test
    void aPolicyThatIsPutStandsInTheClusterThatWouldBe() {
        var draft = Draft.EMPTY.with(put("db-in", Map.of("podSelector", Map.of())), false);

        assertThat(draft.applyTo(cluster()).manifest(DB_IN)).contains(policy("db-in", Map.of("podSelector", Map.of())));
    }

    @Test
    void aPolicyThatIsPutReplacesTheOneOfTheSameName() {
        var live = cluster(policy("db-in", Map.of("podSelector", Map.of("old", "yes"))));

        var after = Draft.EMPTY.with(put("db-in", Map.of("podSelector", Map.of())), false).applyTo(live);

        assertThat(after.manifests()).containsExactly(policy("db-in", Map.of("podSelector", Map.of())));
    }

    @Test
    void aRemovedPolicyIsGoneAndTheOthersStay() {
        var live = cluster(policy("db-in", Map.of()), policy("web-in", Map.of()));

        var after = Draft.EMPTY.with(new Edit.RemovePolicy(DB_IN), false).applyTo(live);

        assertThat(after.manifests()).extracting(Manifest::ref).containsExactly(WEB_IN);
    }

    @Test
    void theClusterItselfIsNotTouched() {
        var live = cluster(policy("db-in", Map.of()));

        var unused = Draft.EMPTY.with(new Edit.RemovePolicy(DB_IN), false).applyTo(live);

        assertThat(live.manifest(DB_IN)).isPresent();
        assertThat(unused).isNotSameAs(live);
    }

    @Test
    void aPolicyPutAsTheClusterHasItAlreadyIsNoChange() {
        var live = cluster(policy("db-in", Map.of("ports", List.of(80))));

        var draft = Draft.EMPTY.with(put("db-in", Map.of("ports", List.of(80L))), false);

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

        assertThat(Draft.EMPTY.with(put("db-in", Map.of("podSelector", Map.of())), false).changes(live)).isEmpty();
    }

    @Test
    void anotherLabelIsADifference() {
        var labelled = Map.<String, Object>of(
                "metadata", Map.of("name", "db-in", "labels", Map.of("team", "a")), "spec", Map.of());
        var edit = new Edit.PutPolicy(new Manifest(ResourceKind.NETWORK_POLICY, DB_IN, labelled, Origin.LIVE), "");

        assertThat(Draft.EMPTY.with(edit, false).changes(cluster(policy("db-in", Map.of())))).containsExactly(edit);
    }

    @Test
    void removingAPolicyThatIsNotThereIsNoChange() {
        var live = cluster();

        assertThat(Draft.EMPTY.with(new Edit.RemovePolicy(DB_IN), false).applyTo(live)).isSameAs(live);
    }

    @Test
    void theSameTextAgainIsNoStep() {
        var draft = Draft.EMPTY.with(put("db-in", Map.of()), false);

        assertThat(draft.with(put("db-in", Map.of()), false)).isSameAs(draft);
    }

    @Test
    void typingOnIsOneStep() {
        var draft = Draft.EMPTY
                .with(put("db-in", Map.of("a", 1)), false)
                .with(put("db-in", Map.of("a", 12)), true)
                .with(put("db-in", Map.of("a", 123)), true);

        assertThat(draft.done()).containsExactly(put("db-in", Map.of("a", 123)));
        assertThat(draft.undo()).isEqualTo(new Draft(List.of(), draft.done()));
    }

    @Test
    void aPauseInTypingMakesTwoSteps() {
        var draft = Draft.EMPTY.with(put("db-in", Map.of("a", 1)), false).with(put("db-in", Map.of("a", 12)), false);

        assertThat(draft.undo().effective()).containsExactly(Map.entry(DB_IN, put("db-in", Map.of("a", 1))));
    }

    @Test
    void aNameTypedLetterByLetterIsOnePolicy() {
        var draft = Draft.EMPTY
                .with(put("w", Map.of()), false)
                .with(put("we", Map.of()), true)
                .with(put("web-in", Map.of()), true);

        assertThat(draft.effective()).containsOnlyKeys(WEB_IN);
    }

    @Test
    void renamingLeavesThePolicyOfTheOldNameAsTheClusterHasIt() {
        var live = cluster(policy("db-in", Map.of("a", 1)));

        var after = Draft.EMPTY
                .with(put("db-in", Map.of("a", 2)), false)
                .with(put("web-in", Map.of("a", 2)), true)
                .applyTo(live);

        assertThat(after.manifests())
                .containsExactly(policy("db-in", Map.of("a", 1)), policy("web-in", Map.of("a", 2)));
    }

    @Test
    void typingAfterARemovalDoesNotSwallowTheRemoval() {
        var draft = Draft.EMPTY.with(new Edit.RemovePolicy(DB_IN), false).with(put("web-in", Map.of()), true);

        assertThat(draft.effective()).containsOnlyKeys(DB_IN, WEB_IN);
    }

    @Test
    void undoAndRedoWalkTheSameWayBackAndForth() {
        var one = Draft.EMPTY.with(put("db-in", Map.of()), false);
        var two = one.with(new Edit.RemovePolicy(WEB_IN), false);
        var three = two.with(put("db-in", Map.of("a", 1)), false);

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
        var draft = Draft.EMPTY.with(put("db-in", Map.of()), false).undo().with(put("web-in", Map.of()), false);

        assertThat(draft.redo()).isSameAs(draft);
        assertThat(draft.effective()).containsOnlyKeys(WEB_IN);
    }

    @Test
    void whenTheClusterMovesOnTheDraftIsAppliedToTheNewOne() {
        var draft = Draft.EMPTY.with(new Edit.RemovePolicy(DB_IN), false);

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
