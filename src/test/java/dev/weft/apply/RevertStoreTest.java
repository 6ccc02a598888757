package dev.weft.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevertStoreTest {
    private static final RevertStore.Cluster CLUSTER = new RevertStore.Cluster("https://10.0.0.1:6443", "dev");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String DENY = "{podSelector: {}, policyTypes: [Ingress]}";
    private static final String ALLOW = "{podSelector: {}, ingress: [{ports: [{port: 80}]}]}";

    @TempDir
    private Path folder;

    private final MemoryCluster cluster = new MemoryCluster();

    private RevertStore store() {
        return new RevertStore(folder, () -> NOW);
    }

    private ApplyState apply(ApplyWish... wishes) throws InterruptedException {
        var run = new ApplyRun(cluster, ApplyRun.Kind.APPLY, _ -> {});
        var ready = run.check(ApplyPlan.asGiven(List.of(wishes), Harm.UNKNOWN), Set.of());
        return store().apply(run, ready, CLUSTER);
    }

    @Test
    void whatWasBeforeIsOnDiskBeforeTheFirstWriteAndSurvivesARestart() throws Exception {
        cluster.put(Drafted.policy("changed", DENY));
        cluster.put(Drafted.policy("removed", DENY));
        cluster.onWrite(() -> assertThat(store().find(CLUSTER)).isInstanceOf(RevertStore.Found.Kept.class));

        apply(
                Drafted.create("created", ALLOW), Drafted.change("changed", DENY, ALLOW),
                Drafted.remove("removed", DENY));

        assertThat(store().find(CLUSTER)).isEqualTo(new RevertStore.Found.Kept(new Revert(
                CLUSTER.server(), "dev", NOW, List.of(
                        undo(Optional.empty(), Optional.of(Drafted.policy("created", ALLOW))),
                        undo(Optional.of(Drafted.policy("changed", DENY)),
                                Optional.of(Drafted.policy("changed", ALLOW))),
                        undo(Optional.of(Drafted.policy("removed", DENY)), Optional.empty())))));
        assertThat(((RevertStore.Found.Kept) store().find(CLUSTER)).revert().wishes())
                .extracting(ApplyWish::title)
                .containsExactly(
                        "Create NetworkPolicy shop/removed", "Change NetworkPolicy shop/changed",
                        "Remove NetworkPolicy shop/created");
        assertThat(store().find(new RevertStore.Cluster("https://10.0.0.2:6443", "dev")))
                .isEqualTo(new RevertStore.Found.None());
    }

    private static Revert.Undo undo(
            Optional<dev.weft.cluster.Manifest> before, Optional<dev.weft.cluster.Manifest> after) {
        var one = before.or(() -> after).orElseThrow();
        return new Revert.Undo(one.kind(), one.ref(), before, after);
    }

    @Test
    void noCredentialOfAnAddressIsKept() throws Exception {
        var address = new RevertStore.Cluster("https://me:secret@host:6443", "dev");
        assertThat(address.server()).isEqualTo("https://host:6443");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{", "kind: Pod", "a: 1\n---\nb: 2", "apiVersion: weft.dev/v1\nkind: Revert\nobjects: []",
        "apiVersion: weft.dev/v1\nkind: Revert\nobjects: [7]",
        "apiVersion: weft.dev/v1\nkind: Revert\nserver: s\ncontext: c\nat: never\nobjects: "
                + "[{group: '', version: v1, kind: K, plural: ks, namespaced: true, namespace: n, name: x, "
                + "before: {metadata: {name: x}}}]",
        "apiVersion: weft.dev/v1\nkind: Revert\nserver: s\ncontext: c\nat: 2026-01-02T03:04:05Z\nobjects: "
                + "[{group: '', version: v1, kind: K, plural: ks, namespaced: true, namespace: n, name: x, "
                + "before: {metadata: {name: other}}}]"
    })
    void aBrokenFileIsToldInOneLineAndKeptAside(String text) throws Exception {
        apply(Drafted.create("p", ALLOW));
        var file = onlyFile();
        Files.writeString(file, text);

        var found = (RevertStore.Found.Broken) store().find(CLUSTER);

        assertThat(found.line())
                .startsWith("the last apply cannot be undone: " + file + " cannot be read: ")
                .endsWith("; it is kept as " + file.getFileName() + ".broken, look there for what was before")
                .doesNotContain("\n");
        assertThat(Files.readString(folder.resolve(file.getFileName() + ".broken"))).isEqualTo(text);
        assertThat(store().find(CLUSTER)).isEqualTo(new RevertStore.Found.None());
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList().getFirst();
        }
    }

    @Test
    void nothingIsWrittenWhereWhatWasBeforeCannotBeKept() throws Exception {
        var blocked = Files.createFile(folder.resolve("file")).resolve("below");
        var run = new ApplyRun(cluster, ApplyRun.Kind.APPLY, _ -> {});
        var ready = run.check(ApplyPlan.asGiven(List.of(Drafted.create("p", ALLOW)), Harm.UNKNOWN), Set.of());

        var stopped = new RevertStore(blocked, () -> NOW).apply(run, ready, CLUSTER);

        assertThat(stopped.phase()).isEqualTo(ApplyState.Phase.STOPPED);
        assertThat(stopped.note()).startsWith("Nothing was applied: what is there now cannot be kept: ");
        assertThat(stopped.report()).containsExactly("Create NetworkPolicy shop/p: not applied, not tried");
        assertThat(cluster.names()).isEmpty();
    }

    @Test
    void aStopBetweenTwoObjectsLeavesTheRestUntried() throws Exception {
        var run = new ApplyRun[1];
        run[0] = new ApplyRun(cluster, ApplyRun.Kind.APPLY, state -> {
            if (state.items(ApplyState.Progress.WRITTEN).count() == 1) {
                run[0].stop();
            }
        });
        var wishes = List.of(Drafted.create("a", ALLOW), Drafted.create("b", ALLOW));
        var ready = run[0].check(ApplyPlan.asGiven(wishes, Harm.UNKNOWN), Set.of());

        var stopped = store().apply(run[0], ready, CLUSTER);

        assertThat(stopped.note()).isEqualTo("Stopped on request.");
        assertThat(stopped.report()).containsExactly(
                "Create NetworkPolicy shop/a: applied", "Create NetworkPolicy shop/b: not applied, not tried");
        assertThat(cluster.names()).containsExactly("a");
    }
}
