package dev.weft.kube.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.apply.ApplyState;
import dev.weft.apply.ApplyState.Phase;
import dev.weft.apply.ApplyWish;
import dev.weft.apply.Attempt;
import dev.weft.apply.Checked.Verdict;
import dev.weft.apply.Live;
import dev.weft.apply.PolicyCluster;
import dev.weft.apply.RevertStore;
import dev.weft.apply.Right;
import dev.weft.apply.ServerAnswer;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.yaml.ManifestYaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Apply, stop and revert on a real API server.
@Tag("server")
class ApplyAndRevertTest {
    @TempDir
    private Path state;

    private Written written;

    @BeforeEach
    void open() throws IOException {
        written = new Written(state);
    }

    @AfterEach
    void close() throws IOException {
        written.close();
    }

    private static String policy(String name, String app) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: %s, namespace: NS}
                spec:
                  podSelector: {matchLabels: {app: %s}}
                  ingress:
                  - from: [{podSelector: {matchLabels: {app: web}}}]
                    ports: [{port: 5432, protocol: TCP}]
                """
                .formatted(name, app);
    }

    private void given(String yaml) throws InterruptedException {
        assertThat(written.write(written.ready(written.put(yaml))).phase()).isEqualTo(Phase.DONE);
    }

    private String text(String name) throws InterruptedException {
        return written.live(name).map(ManifestYaml::write).orElse("none");
    }

    /// Does something just before the write of one object.
    private record Before(PolicyCluster inner, String name, Action action) implements PolicyCluster {
        interface Action {
            void run() throws IOException;
        }

        @Override
        public Live live(ResourceKind kind, ObjectRef ref) throws InterruptedException {
            return inner.live(kind, ref);
        }

        @Override
        public List<Right> rights(Attempt attempt) throws InterruptedException {
            return inner.rights(attempt);
        }

        @Override
        public ServerAnswer dryRun(Attempt attempt) throws InterruptedException {
            return inner.dryRun(attempt);
        }

        @Override
        public ServerAnswer write(Attempt attempt) throws InterruptedException {
            if (attempt.wish().ref().name().equals(name)) {
                try {
                    action.run();
                } catch (IOException failed) {
                    throw new AssertionError(failed);
                }
            }
            return inner.write(attempt);
        }
    }

    @Test
    void createdChangedAndRemovedAndAllThreeReverted() throws Exception {
        given(policy("changed", "db"));
        given(policy("removed", "cache"));
        var changedBefore = text("changed");
        var removedBefore = text("removed");

        var ready = written.ready(
                written.put(policy("created", "db")), written.put(policy("changed", "queue")),
                written.remove("removed"));
        assertThat(ready.phase()).isEqualTo(Phase.READY);
        assertThat(text("created")).as("a dry run stores nothing").isEqualTo("none");
        assertThat(text("removed")).isEqualTo(removedBefore);
        assertThat(ready.items().getFirst().checked().echo().filled())
                .containsExactly("spec.policyTypes: [Ingress]");

        var done = written.write(ready);
        var ns = written.server.namespace();
        assertThat(done.report()).containsExactly(
                "Create NetworkPolicy " + ns + "/created: applied",
                "Change NetworkPolicy " + ns + "/changed: applied",
                "Remove NetworkPolicy " + ns + "/removed: applied");
        assertThat(text("created")).contains("app: db");
        assertThat(text("changed")).contains("app: queue");
        assertThat(text("removed")).isEqualTo("none");

        assertThat(written.revert(state).phase()).isEqualTo(Phase.DONE);
        assertThat(text("created")).isEqualTo("none");
        assertThat(text("changed")).isEqualTo(changedBefore);
        assertThat(text("removed")).isEqualTo(removedBefore);
        assertThat(written.store().find(written.id)).isEqualTo(new RevertStore.Found.None());
    }

    @Test
    void aLiveObjectThatChangedSinceTheDraftBeganIsAConflict() throws Exception {
        given(policy("p", "db"));
        var wish = written.put(policy("p", "queue"));
        var removal = written.remove("p");
        var creation = new ApplyWish.Put(written.manifest(policy("p", "queue")), java.util.Optional.empty());
        given(policy("p", "cache"));

        assertThat(written.only(wish).verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(written.only(removal).verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(written.only(creation).why()).startsWith("somebody created it since the draft began; rebase");
        assertThat(written.check(wish).phase()).isEqualTo(Phase.BLOCKED);
        assertThat(text("p")).contains("app: cache");
    }

    @Test
    void whoeverChangesTheSecondOfThreeAfterTheCheckStopsTheRunThere() throws Exception {
        given(policy("second", "db"));
        var ready = written.ready(
                written.put(policy("first", "a")), written.put(policy("second", "b")),
                written.put(policy("third", "c")));
        var through = new Before(written.cluster(), "second", () -> written.server.apply(policy("second", "race")));

        var stopped = written.write(through, ready);

        var ns = written.server.namespace();
        assertThat(stopped.phase()).isEqualTo(Phase.STOPPED);
        assertThat(stopped.note()).isEqualTo("Stopped at NetworkPolicy " + ns + "/second.");
        assertThat(stopped.report()).hasSize(3);
        assertThat(stopped.report().get(0)).isEqualTo("Create NetworkPolicy " + ns + "/first: applied");
        assertThat(stopped.report().get(1))
                .startsWith("Change NetworkPolicy " + ns + "/second: not applied: Operation cannot be fulfilled on "
                        + "networkpolicies.networking.k8s.io \"second\": the object has been modified");
        assertThat(stopped.report().get(2)).isEqualTo("Create NetworkPolicy " + ns + "/third: not applied, not tried");
        assertThat(text("second")).contains("app: race");
        assertThat(text("third")).isEqualTo("none");

        var back = written.revert(state);
        assertThat(back.report())
                .contains("Remove NetworkPolicy " + ns + "/first: applied")
                .contains("Remove NetworkPolicy " + ns + "/third: nothing to do, the cluster has it already")
                .anyMatch(line -> line.startsWith("Change NetworkPolicy " + ns + "/second: left alone"));
        assertThat(text("first")).isEqualTo("none");
        assertThat(text("second")).as("never overwritten").contains("app: race");
    }

    @Test
    void anObjectThatSomebodyChangedAfterTheApplyIsNotReverted() throws Exception {
        given(policy("p", "db"));
        written.server.apply(policy("p", "theirs"));

        var back = written.revert(state);

        assertThat(back.phase()).isEqualTo(Phase.DONE);
        assertThat(back.items().getFirst().progress()).isEqualTo(ApplyState.Progress.LEFT_OUT);
        assertThat(back.note()).contains(".left");
        assertThat(text("p")).contains("app: theirs");
    }

    @Test
    void fieldsOfAnotherManagerAreNamedAndTakenOverOnlyWhenSaid() throws Exception {
        written.server.apply(policy("p", "db"));
        var wish = written.put(policy("p", "queue"));

        var refused = written.only(wish);
        assertThat(refused.verdict()).isEqualTo(Verdict.OWNED);
        assertThat(refused.why()).startsWith(".spec.podSelector belongs to fabric8; take the object over");
        assertThat(text("p")).contains("app: db");

        var ready = written.check(written.cluster(), Set.of(written.ref("p")), wish);
        assertThat(written.write(ready).phase()).isEqualTo(Phase.DONE);
        assertThat(text("p")).contains("app: queue");

        given(policy("p", "again"));
        assertThat(text("p")).as("what is ours needs no taking over").contains("app: again");
    }

    @Test
    void aFieldThatTheDraftDropsAndAnotherManagerOwnsIsNotKeptInSilence() throws Exception {
        written.server.apply(policy("p", "db") + "  egress: [{}]\n  policyTypes: [Ingress, Egress]\n");
        var wish = written.put(policy("p", "db"));

        var kept = written.only(wish);
        assertThat(kept.verdict()).isEqualTo(Verdict.OWNED);
        assertThat(kept.echo().kept()).containsExactly(
                "spec.egress: [{}], of fabric8", "spec.policyTypes: [Ingress, Egress], of fabric8");

        var ready = written.check(written.cluster(), Set.of(written.ref("p")), wish);
        assertThat(written.write(ready).phase()).isEqualTo(Phase.DONE);
        assertThat(text("p")).doesNotContain("egress").contains("- Ingress").doesNotContain("- Egress");
    }

    @Test
    void kubectlsCopyOfItsTextSurvivesTakingOverAndComingBack() throws Exception {
        var copy = "annotations: {kubectl.kubernetes.io/last-applied-configuration: 'theirs'}";
        written.server.apply(policy("p", "db").replace("namespace: NS", "namespace: NS, " + copy));
        var ready = written.check(written.cluster(), Set.of(written.ref("p")), written.put(policy("p", "queue")));
        assertThat(ready.phase()).isEqualTo(Phase.READY);

        assertThat(written.write(ready).phase()).isEqualTo(Phase.DONE);
        assertThat(text("p")).contains("app: queue");
        assertThat(written.live("p").orElseThrow().body().toString()).contains("last-applied-configuration=theirs");

        assertThat(written.revert(state).phase()).isEqualTo(Phase.DONE);
        assertThat(text("p")).contains("app: db");
        assertThat(written.live("p").orElseThrow().body().toString()).contains("last-applied-configuration=theirs");
    }

    @Test
    void aDefaultOfTheOldObjectDoesNotOutliveTheChange() throws Exception {
        given(policy("p", "db"));

        given(policy("p", "db") + "  egress: [{}]\n");

        assertThat(text("p")).as("kept, policyTypes would make the egress rule void").contains("- Egress");
    }

    @Test
    void whatTheClusterHasAlreadyNeedsNoWrite() throws Exception {
        given(policy("p", "db"));
        Manifest now = written.live("p").orElseThrow();
        var ready = written.ready(new ApplyWish.Put(now, java.util.Optional.of(now)), written.remove("nobody"));

        assertThat(ready.phase()).isEqualTo(Phase.READY);
        assertThat(written.write(ready).items())
                .allSatisfy(item -> assertThat(item.progress()).isEqualTo(ApplyState.Progress.NOTHING_TO_DO));
    }

    @Test
    void aRunThatTouchedNothingLeavesTheLastRevertInPlace() throws Exception {
        given(policy("p", "db"));
        var kept = written.store().find(written.id);
        var ready = written.ready(written.put(policy("q", "db")), written.put(policy("p", "x")));
        var through = new Before(written.cluster(), "q", () -> written.server.apply(policy("q", "race")));

        var stopped = written.write(through, ready);

        assertThat(stopped.phase()).isEqualTo(Phase.STOPPED);
        assertThat(stopped.touched()).isFalse();
        assertThat(written.store().find(written.id)).isEqualTo(kept);
        assertThat(text("q")).contains("app: race");
    }
}
