package dev.weft.kube.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A kubeconfig names a command; these are the ways in which it must not get the better of us.
class ExecPluginTest {
    private static final String SERVER = "https://127.0.0.1:1";
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

    @TempDir
    private Path folder;

    private ExecPluginRunner runner(Duration limit) {
        return new ExecPluginRunner(limit, ENVIRONMENT);
    }

    private KubeContext context(Path script, String args) throws IOException {
        return Kubeconfigs.context(Kubeconfigs.write(
                folder.resolve("config"), Kubeconfigs.withUser(SERVER, Kubeconfigs.exec(script, args))));
    }

    private ExecCredential run(KubeContext context, Duration limit) throws Exception {
        return runner(limit).run(context.plugin().orElseThrow(), context.access());
    }

    private Path marking(Path mark) throws IOException {
        return Kubeconfigs.script(
                folder.resolve("plugin"),
                "echo run >> " + mark + "\ncat <<'EOF'\n" + Kubeconfigs.credential("t") + "\nEOF");
    }

    @Test
    void listingContextsRunsNothing() throws IOException {
        var mark = folder.resolve("mark");
        var context = context(marking(mark), "[]");
        assertThat(context.plugin().orElseThrow().line()).isEqualTo(folder.resolve("plugin").toString());
        assertThat(context.problems()).isEmpty();
        assertThat(mark).doesNotExist();
    }

    @Test
    void aClientWithoutConsentRunsNothingAndSaysWhatItWouldRun() throws IOException {
        var mark = folder.resolve("mark");
        var asked = new AtomicInteger();
        ExecConsent refusing = plugin -> {
            asked.incrementAndGet();
            return false;
        };
        try (var client = ClusterClient.of(context(marking(mark), "[login]"), refusing)) {
            for (int time = 0; time < 3; time++) {
                assertThatThrownBy(client::client)
                        .isInstanceOf(AccessException.class)
                        .hasMessage("the kubeconfig wants to run a command: " + folder.resolve("plugin") + " login");
            }
        }
        assertThat(asked).hasValue(1);
        assertThat(mark).doesNotExist();
    }

    @Test
    void withConsentItRunsOnceAndItsAnswerIsKept() throws IOException {
        var mark = folder.resolve("mark");
        try (var client = ClusterClient.of(context(marking(mark), "[]"), ExecConsent.ALWAYS)) {
            var first = client.client();
            assertThat(client.client()).isSameAs(first);
            assertThat(first.getConfiguration().getMasterUrl()).startsWith(SERVER);
        }
        assertThat(Files.readAllLines(mark)).hasSize(1);
    }

    // Source: the class of CVE-2022-35976: arguments that a shell would read as commands.
    @Test
    void argumentsArriveLiterally() throws Exception {
        var seen = folder.resolve("seen");
        var script = Kubeconfigs.script(
                folder.resolve("plugin"),
                "for word in \"$@\"; do printf '%s\\n' \"$word\" >> " + seen + "; done\ncat <<'EOF'\n"
                        + Kubeconfigs.credential("t") + "\nEOF");
        var context = context(script, "[\";touch X\", \"$(touch Y)\", \"`touch Z`\", \"a b\", \"\\\"\", \"*\"]");
        assertThat(run(context, Duration.ofSeconds(20)).token()).isEqualTo("t");
        assertThat(Files.readAllLines(seen))
                .containsExactly(";touch X", "$(touch Y)", "`touch Z`", "a b", "\"", "*");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).doesNotContain("X", "Y", "Z");
        }
        for (var name : List.of("X", "Y", "Z")) {
            assertThat(Path.of(name)).doesNotExist();
        }
    }

    @Test
    void aPluginThatHangsEndsAtTheLimitWithWhatItStarted() throws Exception {
        var child = folder.resolve("child");
        var script = Kubeconfigs.script(folder.resolve("plugin"), "sleep 300 &\necho $! > " + child + "\nwait");
        var context = context(script, "[]");
        assertThatThrownBy(() -> run(context, Duration.ofSeconds(2)))
                .hasMessage("the credential plugin " + script + " gave no answer within 2 s");
        var started = ProcessHandle.of(Long.parseLong(Files.readString(child).strip()));
        started.ifPresent(process -> process.onExit().orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).join());
        assertThat(started.map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }

    // Source: client.authentication.k8s.io/v1; stdin must not be the user's terminal.
    @Test
    void itsInputIsClosedAndItsErrorsDoNotMixWithItsAnswer() throws Exception {
        var script = Kubeconfigs.script(
                folder.resolve("plugin"),
                "read line && exit 9\necho 'a warning' >&2\ncat <<'EOF'\n" + Kubeconfigs.credential("t") + "\nEOF");
        assertThat(run(context(script, "[]"), Duration.ofSeconds(20)).token()).isEqualTo("t");
    }

    @Test
    void itIsToldTheClusterWhenTheFileWantsThat() throws Exception {
        var told = folder.resolve("told");
        var script = Kubeconfigs.script(
                folder.resolve("plugin"),
                "printf '%s' \"$KUBERNETES_EXEC_INFO\" > " + told + "\nprintf '%s' \"$EXTRA\" >> " + told
                        + ".extra\ncat <<'EOF'\n" + Kubeconfigs.credential("t") + "\nEOF");
        run(context(script, "[]"), Duration.ofSeconds(20));
        assertThat(new JsonMapper().readTree(Files.readString(told)))
                .isEqualTo(new JsonMapper().readTree("""
                        {"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1",
                         "spec": {"cluster": {"server": "https://127.0.0.1:1"}, "interactive": false}}"""));
        assertThat(folder.resolve("told.extra")).hasContent("from the file");
    }

    @Test
    void aPluginThatFailsIsNamedWithWhatItSaid() throws Exception {
        var script = Kubeconfigs.script(folder.resolve("plugin"), "echo 'please log in' >&2\nexit 3");
        assertThatThrownBy(() -> run(context(script, "[]"), Duration.ofSeconds(20)))
                .hasMessage("the credential plugin " + script + " failed with exit code 3: please log in");
    }

    @Test
    void aBareNameIsLookedUpAlongPathAndNeverInTheCurrentFolder() throws Exception {
        var context = Kubeconfigs.context(Kubeconfigs.write(
                folder.resolve("config"),
                        Kubeconfigs.withUser(SERVER, Kubeconfigs.exec(Path.of("mvnw-plugin"), "[]"))));
        Kubeconfigs.script(folder.resolve("mvnw-plugin"), "echo");
        var here = new ExecPluginRunner(Duration.ofSeconds(5), Map.of("PATH", ".::relative"));
        assertThatThrownBy(() -> here.run(context.plugin().orElseThrow(), context.access()))
                .hasMessage("the credential plugin mvnw-plugin is not on PATH");
    }

    @Test
    void aRelativePathIsRelativeToTheKubeconfig() throws Exception {
        Files.createDirectory(folder.resolve("bin"));
        Kubeconfigs.script(folder.resolve("bin/p"), "cat <<'EOF'\n" + Kubeconfigs.credential("near") + "\nEOF");
        assertThat(run(context(Path.of("bin/p"), "[]"), Duration.ofSeconds(20)).token()).isEqualTo("near");
    }

    @Test
    void aPluginThatAsksQuestionsIsRefused() throws IOException {
        var script = marking(folder.resolve("mark"));
        var file = Kubeconfigs.write(
                folder.resolve("config"),
                Kubeconfigs.withUser(SERVER, Kubeconfigs.exec(script, "[]")).replace("Mode: Never", "Mode: Always"));
        var context = Kubeconfigs.context(file);
        assertThatThrownBy(() -> run(context, Duration.ofSeconds(5)))
                .hasMessage("the credential plugin must ask questions in a terminal");
        assertThat(folder.resolve("mark")).doesNotExist();
    }

    @Test
    void theFingerprintChangesWithEveryWord() throws IOException {
        var script = folder.resolve("plugin");
        var one = context(script, "[a, b]").plugin().map(ExecPlugin::fingerprint);
        var same = context(script, "[a, b]").plugin().map(ExecPlugin::fingerprint);
        var other = context(script, "[\"a b\"]").plugin().map(ExecPlugin::fingerprint);
        assertThat(one).isPresent().isEqualTo(same).isNotEqualTo(other);
    }

    @Test
    void anAnswerInAnotherVersionIsRefused() {
        var answer = Kubeconfigs.credential("t").replace("k8s.io/v1", "k8s.io/v1beta1");
        assertThatThrownBy(() -> ExecCredential.parse(answer, "client.authentication.k8s.io/v1"))
                .hasMessage("the credential plugin answered in another apiVersion than "
                        + "client.authentication.k8s.io/v1");
    }

    @Test
    void anExpiryIsReadWithItsZone() throws IOException {
        var answer = Kubeconfigs.credential("t")
                .replace("\"token\"", "\"expirationTimestamp\":\"2030-01-01T02:00:00+02:00\",\"token\"");
        assertThat(ExecCredential.parse(answer, "client.authentication.k8s.io/v1").expires())
                .isEqualTo(Optional.of(java.time.Instant.parse("2030-01-01T00:00:00Z")));
    }
}
