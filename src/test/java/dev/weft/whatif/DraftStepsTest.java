package dev.weft.whatif;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.labels;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Steps of every kind, switched, jumped to, and held against a cluster that moved on.
class DraftStepsTest {
    private static final ObjectRef WEB = new ObjectRef("apps", "Deployment", "shop", "web");
    private static final ClusterSnapshot SHOP = cluster(
            namespace("shop", "team=a"),
            deployment("shop/web", 2, "app=web"),
            pod("shop/db", "app=db"),
            networkPolicy("shop/db-in").on("app=db"));
    private static final ObjectRef DB_IN = ResourceKind.NETWORK_POLICY.ref("shop", "db-in");
    private static final ObjectRef DB = ObjectRef.ofPod("shop", "db");

    private static Manifest policy(String name, String subject) {
        return cluster(networkPolicy("shop/" + name).on(subject)).manifests().iterator().next();
    }

    private static Step put(String name, String subject) {
        return Step.of(new Edit.PutPolicy(policy(name, subject), ""));
    }

    private static Draft drafted(Edit... edits) {
        var draft = Draft.EMPTY;
        for (var edit : edits) {
            draft = draft.with(Step.of(edit), SHOP);
        }
        return draft;
    }

    private static List<Labels> labelsOfPods(ClusterSnapshot snapshot, ObjectRef workload) {
        return snapshot.pods().stream()
                .filter(pod -> snapshot.workloadOf(pod).equals(workload))
                .map(Pod::labels)
                .toList();
    }

    @Test
    void aStepThatIsSwitchedOffIsKeptAndNotCounted() {
        var draft = drafted(new Edit.RemovePolicy(DB_IN), new Edit.Relabel(DB, labels("app=store")));

        var off = draft.switched(0, false);

        assertThat(off.done()).hasSize(2);
        assertThat(off.applyTo(SHOP).manifest(DB_IN)).isPresent();
        assertThat(off.applyTo(SHOP).pod(DB).orElseThrow().labels()).isEqualTo(labels("app=store"));
        assertThat(off.switched(0, true)).isEqualTo(draft);
    }

    @Test
    void aStepThatSaysAgainWhatASwitchedOffOneSaidIsAStep() {
        var draft = drafted(new Edit.RemovePolicy(DB_IN)).switched(0, false);

        assertThat(draft.with(Step.of(new Edit.RemovePolicy(DB_IN)), SHOP).done()).hasSize(2);
    }

    @Test
    void jumpingBackAndForthLosesNoStep() {
        var draft = drafted(
                new Edit.RemovePolicy(DB_IN), new Edit.Relabel(DB, labels("app=x")), new Edit.RemoveWorkload(WEB));

        var back = draft.jump(1);

        assertThat(back.done()).isEqualTo(draft.done().subList(0, 1));
        assertThat(back.jump(3)).isEqualTo(draft);
        assertThat(back.jump(99)).isEqualTo(draft);
        assertThat(draft.jump(-1).done()).isEmpty();
        assertThat(draft.jump(0).redo().done()).isEqualTo(draft.done().subList(0, 1));
    }

    @Test
    void aNamespaceGetsOtherLabels() {
        var after = drafted(new Edit.Relabel(ObjectRef.ofNamespace("shop"), labels("team=b"))).applyTo(SHOP);

        assertThat(after.namespaces().get("shop").labels())
                .isEqualTo(labels("kubernetes.io/metadata.name=shop,team=b"));
        assertThat(after.pods()).isEqualTo(SHOP.pods());
    }

    @Test
    void aRelabelledWorkloadRelabelsItsPodsAndTheirOwnLabelsStay() {
        var web = new Workload(WEB, Optional.empty(), 1, Optional.of(
                new Workload.Template(labels("app=web"), List.of(), false)));
        var pod = new Pod(
                ObjectRef.ofPod("shop", "web-1"), labels("app=web,pod-template-hash=77"), WEB, Pod.Network.NONE,
                Pod.Phase.RUNNING, List.of());
        var live = cluster(List.of(web, pod));

        var after = drafted(new Edit.Relabel(WEB, labels("app=shopfront,tier=front"))).applyTo(live);

        assertThat(after.pod(pod.ref()).orElseThrow().labels())
                .isEqualTo(labels("app=shopfront,pod-template-hash=77,tier=front"));
        assertThat(after.workload(WEB).orElseThrow().template().orElseThrow().labels())
                .isEqualTo(labels("app=shopfront,tier=front"));
    }

    @Test
    void whatIsGoneFromTheClusterIsNotRelabelled() {
        var draft = drafted(new Edit.Relabel(ObjectRef.ofPod("shop", "gone"), labels("app=x")));

        assertThat(draft.applyTo(SHOP)).isSameAs(SHOP);
    }

    @Test
    void aWorkloadThatIsAddedIsAskedAboutByItsTemplate() {
        var queue = new ObjectRef("apps", "Deployment", "shop", "queue");
        var workload = new Workload(queue, Optional.empty(), 1, Optional.of(
                new Workload.Template(labels("app=queue"), List.of(), false)));

        var after = drafted(new Edit.PutWorkload(workload)).applyTo(SHOP);

        assertThat(after.workload(queue)).contains(workload);
    }

    @Test
    void anAddedWorkloadCanBeRelabelledAndRemovedAgain() {
        var queue = new ObjectRef("apps", "Deployment", "shop", "queue");
        var workload = new Workload(queue, Optional.empty(), 1, Optional.of(
                new Workload.Template(labels("app=queue"), List.of(), false)));

        var relabelled = drafted(new Edit.PutWorkload(workload), new Edit.Relabel(queue, labels("app=q")));
        assertThat(relabelled.applyTo(SHOP).workload(queue).orElseThrow().template().orElseThrow().labels())
                .isEqualTo(labels("app=q"));
        var removed = relabelled.with(Step.of(new Edit.RemoveWorkload(queue)), SHOP);
        assertThat(removed.applyTo(SHOP).workload(queue)).isEmpty();
    }

    @Test
    void aWorkloadLeavesWithItsPodsAndWithWhatStandsBetween() {
        var after = drafted(new Edit.RemoveWorkload(WEB)).applyTo(SHOP);

        assertThat(after.workload(WEB)).isEmpty();
        assertThat(labelsOfPods(after, WEB)).isEmpty();
        assertThat(after.pods()).extracting(Pod::ref).containsExactly(DB);
    }

    @Test
    void aPodThatNobodyOwnsIsRemovedAlone() {
        var after = drafted(new Edit.RemoveWorkload(DB)).applyTo(SHOP);

        assertThat(after.pod(DB)).isEmpty();
        assertThat(after.workload(WEB)).isPresent();
    }

    @Test
    void aPolicyThatSomebodyElseChangedIsAConflict() {
        var draft = Draft.EMPTY.with(put("db-in", "app=mine"), SHOP);
        var moved = cluster(networkPolicy("shop/db-in").on("app=theirs"));

        assertThat(draft.conflicts(SHOP)).isEmpty();
        assertThat(draft.conflicts(moved)).containsExactly(
                new Conflict(DB_IN, Optional.of(policy("db-in", "app=db")),
                        Optional.of(policy("db-in", "app=theirs"))));
        assertThat(draft.conflicts(moved).getFirst().words())
                .isEqualTo("NetworkPolicy shop/db-in was changed in the cluster after you began to edit it");
    }

    @Test
    void aPolicyThatWasRemovedMeanwhileIsAConflictAndOneMadeMeanwhileToo() {
        var edited = Draft.EMPTY.with(put("db-in", "app=mine"), SHOP);
        assertThat(edited.conflicts(cluster()).getFirst().words()).contains("was removed");

        var fresh = Draft.EMPTY.with(put("web-in", "app=web"), SHOP);
        var made = cluster(networkPolicy("shop/web-in").on("app=theirs"));
        assertThat(fresh.conflicts(made).getFirst().words()).contains("was made by somebody else");
    }

    @Test
    void whatBothWantIsNoConflict() {
        var draft = Draft.EMPTY.with(put("db-in", "app=mine"), SHOP);

        assertThat(draft.conflicts(cluster(networkPolicy("shop/db-in").on("app=mine")))).isEmpty();
        var removal = drafted(new Edit.RemovePolicy(DB_IN));
        assertThat(removal.conflicts(cluster())).isEmpty();
    }

    @Test
    void keepingMineEndsTheConflictUntilTheClusterMovesAgain() {
        var draft = Draft.EMPTY.with(put("db-in", "app=mine"), SHOP);
        var moved = cluster(networkPolicy("shop/db-in").on("app=theirs"));

        var kept = draft.keepingMine(DB_IN, moved);

        assertThat(kept.conflicts(moved)).isEmpty();
        assertThat(kept.applyTo(moved).manifest(DB_IN)).contains(policy("db-in", "app=mine"));
        assertThat(kept.conflicts(cluster(networkPolicy("shop/db-in").on("app=again")))).hasSize(1);
    }

    @Test
    void takingTheirsDropsEveryEditOfThatPolicyAndNoOther() {
        var both = new Step("both", List.of(
                new Edit.PutPolicy(policy("db-in", "app=mine"), ""),
                        new Edit.PutPolicy(policy("web-in", "app=web"), "")));
        var draft = Draft.EMPTY.with(put("db-in", "app=first"), SHOP).with(both, SHOP);
        var moved = cluster(networkPolicy("shop/db-in").on("app=theirs"));

        var theirs = draft.takingTheirs(DB_IN);

        assertThat(theirs.done()).hasSize(1);
        assertThat(theirs.effective()).containsOnlyKeys(ResourceKind.NETWORK_POLICY.ref("shop", "web-in"));
        assertThat(theirs.applyTo(moved).manifest(DB_IN)).contains(policy("db-in", "app=theirs"));
        assertThat(theirs.conflicts(moved)).isEmpty();
    }

    @Test
    void aPolicyEditedAgainAfterTakingTheirsIsBegunAnew() {
        var moved = cluster(networkPolicy("shop/db-in").on("app=theirs"));
        var draft = Draft.EMPTY
                .with(put("web-in", "app=web"), SHOP)
                .with(put("db-in", "app=mine"), SHOP)
                .takingTheirs(DB_IN)
                .with(put("db-in", "app=again"), moved);

        assertThat(draft.conflicts(moved)).isEmpty();
    }

    @Test
    void aDraftThatWasUndoneAndBegunAgainRemembersTheClusterOfThatTime() {
        var moved = cluster(networkPolicy("shop/db-in").on("app=theirs"));
        var again = Draft.EMPTY.with(put("db-in", "app=mine"), SHOP).undo().with(put("db-in", "app=mine"), moved);

        assertThat(again.conflicts(moved)).isEmpty();
    }

    @Test
    void aStepNeedsAnEdit() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Step("nothing", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void relabellingToNothingIsAnEdit() {
        var after = drafted(new Edit.Relabel(DB, Labels.of(Map.of()))).applyTo(SHOP);

        assertThat(after.pod(DB).orElseThrow().labels()).isEqualTo(Labels.NONE);
    }
}
