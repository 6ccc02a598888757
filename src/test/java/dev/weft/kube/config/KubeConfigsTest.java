package dev.weft.kube.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeConfigsTest {
    private static final String TOKEN = "token: not-to-be-shown";

    @TempDir
    private Path folder;

    private static String named(String name, String server, String current) {
        return Kubeconfigs.withUser(server, TOKEN)
                .replace("current-context: dev", "current-context: " + current)
                .replace("name: dev", "name: " + name);
    }

    private KubeConfigs read(String list) {
        return KubeConfigs.read(Optional.empty(), Optional.of(list), folder);
    }

    private List<String> lines(KubeConfigs configs) {
        return configs.problems().stream().map(Problem::line).toList();
    }

    @Test
    void contextsAreListedWithTheirServerUserAndNamespace() throws IOException {
        var file = Kubeconfigs.write(folder.resolve("a"), Kubeconfigs.withUser("https://127.0.0.1:1", TOKEN));
        var context = Kubeconfigs.context(file);
        assertThat(List.of(context.name(), context.cluster(), context.user(), context.namespace(), context.server()))
                .containsExactly("dev", "c", "u", "shop", "https://127.0.0.1:1");
        assertThat(context.plugin()).isEmpty();
        assertThat(context.verified()).isTrue();
        assertThat(context.problems()).isEmpty();
    }

    // Source: client-go, "The first file to set a particular value or map key wins".
    @Test
    void theFirstFileOfAListWinsAndMissingOnesArePassedOver() throws IOException {
        var first = Kubeconfigs.write(folder.resolve("first"), named("dev", "https://first:1", "dev"));
        var second = Kubeconfigs.write(
                folder.resolve("second"), named("dev", "https://second:1", "other") + "- {name: x, user: {}}\n");
        var configs = read(String.join(
                File.pathSeparator, folder.resolve("gone").toString(), first.toString(), second.toString()));
        assertThat(configs.problems()).isEmpty();
        assertThat(configs.current()).isEqualTo("dev");
        assertThat(configs.contexts()).extracting(KubeContext::server).containsExactly("https://first:1");
    }

    @Test
    void aContextMayTakeItsClusterFromAnotherFile() throws IOException {
        var contexts = Kubeconfigs.write(folder.resolve("contexts"), """
                contexts:
                - {name: dev, context: {cluster: c, user: u}}
                current-context: dev
                """);
        var rest = Kubeconfigs.write(folder.resolve("rest"), named("other", "https://there:1", "other"));
        var configs = read(contexts + File.pathSeparator + rest);
        assertThat(configs.choose(Optional.empty()))
                .isEqualTo(new KubeConfigs.Choice.Found(configs.contexts().getFirst()));
        assertThat(configs.contexts().getFirst().server()).isEqualTo("https://there:1");
    }

    @Test
    void withoutKubeconfigTheOneInTheHomeFolderIsRead() throws IOException {
        Files.createDirectory(folder.resolve(".kube"));
        Kubeconfigs.write(folder.resolve(".kube/config"), named("home", "https://h:1", "home"));
        var configs = KubeConfigs.read(Optional.empty(), Optional.empty(), folder);
        assertThat(configs.contexts()).extracting(KubeContext::name).containsExactly("home");
    }

    /// Source: client-go, `NewDefaultClientConfigLoadingRules`: an empty variable counts as none.
    @Test
    void aKubeconfigIsThereWhenItIsNamedOrInTheHomeFolderEvenIfItIsBroken() throws IOException {
        assertThat(KubeConfigs.isThere(Optional.empty(), folder)).isFalse();
        assertThat(KubeConfigs.isThere(Optional.of(""), folder)).isFalse();
        assertThat(KubeConfigs.isThere(Optional.of("missing"), folder)).isTrue();

        Files.createDirectories(folder.resolve(".kube"));
        Files.writeString(folder.resolve(".kube").resolve("config"), "contexts: [");
        assertThat(KubeConfigs.isThere(Optional.empty(), folder)).isTrue();
        assertThat(lines(KubeConfigs.read(Optional.empty(), Optional.empty(), folder))).hasSize(1);
    }

    @Test
    void aMissingFileIsOneLine() {
        var file = folder.resolve("gone");
        assertThat(lines(KubeConfigs.read(Optional.of(file))))
                .containsExactly("kubeconfig " + file + ": does not exist (" + file
                        + "); name a kubeconfig file, or set KUBECONFIG");
    }

    @Test
    void brokenYamlIsOneLineWithItsNumberAndNothingOfItsText() throws IOException {
        var file = Kubeconfigs.write(folder.resolve("a"), "users:\n- name: u\n  user: {token: secret-word\nx: [\n");
        var lines = lines(KubeConfigs.read(Optional.of(file)));
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst())
                .startsWith("kubeconfig " + file + ": is not a kubeconfig (" + file + ":")
                .doesNotContain("secret-word")
                .doesNotContain("\n");
    }

    @Test
    void aBinaryFileIsOneLine() throws IOException {
        var file = Files.write(folder.resolve("a"), new byte[] {(byte) 0xc3, 0x28, 0, 1, 2});
        assertThat(lines(KubeConfigs.read(Optional.of(file)))).hasSize(1);
    }

    @Test
    void anEmptyFileHoldsNoContext() throws IOException {
        var file = Kubeconfigs.write(folder.resolve("a"), "");
        assertThat(lines(KubeConfigs.read(Optional.of(file))))
                .containsExactly("kubeconfig " + file + ": holds no context; add one with: kubectl config set-context");
    }

    @Test
    void aContextWithoutItsClusterIsAProblemAndTheOthersRemain() throws IOException {
        var file = Kubeconfigs.write(
                folder.resolve("a"),
                Kubeconfigs.withUser("https://h:1", TOKEN)
                        .replace("contexts:\n", "contexts:\n- {name: lost, context: {cluster: nowhere, user: u}}\n"));
        var configs = KubeConfigs.read(Optional.of(file));
        assertThat(configs.contexts()).extracting(KubeContext::name).containsExactly("dev");
        assertThat(lines(configs))
                .containsExactly("context lost: names the cluster `nowhere`, which no kubeconfig defines; "
                        + "add the cluster or correct the context");
    }

    @Test
    void aWantedContextThatIsMissingIsAnsweredWithTheKnownOnes() throws IOException {
        var file = Kubeconfigs.write(folder.resolve("a"), Kubeconfigs.withUser("https://h:1", TOKEN));
        var missing = (KubeConfigs.Choice.Missing) KubeConfigs.read(Optional.of(file)).choose(Optional.of("prod"));
        assertThat(missing.problem().line()).isEqualTo("context prod: is in no kubeconfig; choose one of [dev]");
    }

    @Test
    void aRelativeCertificateIsLookedForBesideItsFile() throws IOException {
        Files.createDirectory(folder.resolve("pki"));
        Files.writeString(folder.resolve("pki/c.crt"), "x");
        Files.writeString(folder.resolve("k.key"), "x");
        var file = Kubeconfigs.write(
                folder.resolve("a"),
                Kubeconfigs.withUser("https://h:1", "client-certificate: pki/c.crt\nclient-key: k.key"));
        assertThat(Kubeconfigs.context(file).problems()).isEmpty();
        Files.delete(folder.resolve("k.key"));
        assertThat(Kubeconfigs.context(file).problems())
                .extracting(Problem::line)
                .containsExactly("context dev: the client key " + folder.resolve("k.key")
                        + " cannot be read; put the file there or correct the path");
    }

    // Source: client-go 1.26 removed both; the remedies are their projects' own.
    @Test
    void aProviderThatNoLongerExistsIsExplained() throws IOException {
        var file = Kubeconfigs.write(
                folder.resolve("a"), Kubeconfigs.withUser("https://h:1", "auth-provider: {name: gcp}"));
        assertThat(Kubeconfigs.context(file).problems())
                .extracting(Problem::line)
                .containsExactly("context dev: its user has the auth-provider `gcp`, which no longer exists; "
                        + "install gke-gcloud-auth-plugin and run: gcloud container clusters get-credentials CLUSTER");
    }

    @Test
    void nothingThatIsPrintedShowsACredential() throws IOException {
        var file = Kubeconfigs.write(folder.resolve("a"), Kubeconfigs.withUser("https://h:1", TOKEN));
        assertThat(KubeConfigs.read(Optional.of(file)).toString()).doesNotContain("not-to-be-shown");
    }
}
