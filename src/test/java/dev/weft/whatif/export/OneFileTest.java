package dev.weft.whatif.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.fixture.ClusterFixture;
import dev.weft.fixture.YamlPolicy;
import dev.weft.whatif.Edit;
import dev.weft.yaml.ManifestYaml;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OneFileTest {
    private static final ClusterSnapshot EMPTY = new SnapshotBuilder("test").snapshot();

    private static final String DB_IN = """
            # who may reach the database
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: db-in   # short
            spec:
              podSelector: {}
            """;
    private static final ClusterSnapshot WITH_DB_IN =
            ClusterFixture.cluster(YamlPolicy.yaml(DB_IN.replace("metadata:\n", "metadata:\n  namespace: shop\n")));

    private static String text(ClusterSnapshot live, Edit... edits) {
        return OneFile.text(Outgoing.of(Drafted.of(live, edits), live));
    }

    @Test
    void commentsStayAndTheNamespaceThatIsMeantIsWritten() {
        assertThat(text(EMPTY, Drafted.put(DB_IN))).isEqualTo("""
                # Draft made with Weft, not applied: 1 change.
                ---
                # who may reach the database
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  namespace: shop
                  name: db-in   # short
                spec:
                  podSelector: {}
                """);
    }

    // Else `kubectl apply` would put it into whatever namespace is current.
    @Test
    void aTextThatHasNoPlaceForItsNamespaceIsWrittenAnew() {
        var text = text(
                EMPTY,
                Drafted.put(DB_IN),
                Drafted.put("---\n" + DB_IN.replace("db-in", "web-in")),
                Drafted.put(DB_IN.replace("  name: db-in   # short", "  {name: api-in}")));

        assertThat(text).contains("# Written anew by Weft");
        assertThat(ManifestYaml.read("x", text).problems()).isEmpty();
        assertThat(ManifestYaml.read("x", text).documents())
                .extracting(document -> document.body().get("metadata"))
                .containsExactly(
                        Map.of("name", "api-in", "namespace", "shop"),
                        Map.of("name", "db-in", "namespace", "shop"),
                        Map.of("name", "web-in", "namespace", "shop"));
    }

    @Test
    void aRemovalIsACommentWithItsCommand() {
        assertThat(text(WITH_DB_IN, new Edit.RemovePolicy(Drafted.policy("db-in")))).isEqualTo("""
                # Draft made with Weft, not applied: 1 change.
                # Remove NetworkPolicy shop/db-in:
                #   kubectl delete networkpolicy.networking.k8s.io db-in -n shop --ignore-not-found
                """);
    }

    @Test
    void onlyTheLastWordOnAPolicyLeaves() {
        var last = Drafted.put(DB_IN + "  policyTypes: [Ingress]\n");

        assertThat(text(WITH_DB_IN, new Edit.RemovePolicy(Drafted.policy("db-in")), last))
                .doesNotContain("kubectl delete")
                .contains("1 change.");
    }

    @Test
    void whatTheClusterHasAlreadyDoesNotLeave() {
        assertThat(Outgoing.of(Drafted.of(WITH_DB_IN, Drafted.put(DB_IN)), WITH_DB_IN).isEmpty()).isTrue();
        assertThat(Outgoing.of(
                                Drafted.of(EMPTY, new Edit.RemovePolicy(Drafted.policy("db-in"))), EMPTY)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatNoPolicyFileCanSayIsNamedInEveryForm() {
        var relabel = new Edit.Relabel(
                ObjectRef.ofPod("shop", "web"), Labels.of(Map.of("app", "x\nkubectl delete ns shop")));
        var outgoing = Outgoing.of(Drafted.of(EMPTY, relabel, Drafted.put(DB_IN)), EMPTY);
        var line = "Supposed, to be made where the workload comes from: Label Pod shop/web as app=x kubectl delete ns"
                + " shop.";

        assertThat(OneFile.text(outgoing)).contains("# " + line + "\n");
        assertThat(ShellCommands.text(outgoing)).contains("# " + line + "\n");
        assertThat(FolderText.of(KustomizeFolder.files(outgoing), "kustomization.yaml")).contains("# " + line + "\n");
        assertThat(FolderText.of(PolicyFolder.files(outgoing), "REMOVED.md")).contains("Label Pod shop/web");
    }

    @Test
    void commandsHoldTheTextThatKubectlReads() {
        assertThat(ShellCommands.text(Outgoing.of(
                        Drafted.of(WITH_DB_IN, new Edit.RemovePolicy(Drafted.policy("db-in")),
                                Drafted.put(DB_IN.replace("db-in   # short", "web-in"))),
                        WITH_DB_IN)))
                .isEqualTo("""
                        kubectl apply -f - <<'WEFT'
                        # who may reach the database
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata:
                          namespace: shop
                          name: web-in
                        spec:
                          podSelector: {}
                        WEFT
                        kubectl delete networkpolicy.networking.k8s.io db-in -n shop --ignore-not-found
                        """);
    }

    @Test
    void noLineOfATextEndsTheCommandThatReadsIt() {
        var put = Drafted.put(DB_IN.replace("metadata:\n", "metadata:\n  namespace: shop\n"));
        var sly = new Edit.PutPolicy(put.manifest(), "#\nWEFT\nWEFT2\n" + put.text());

        assertThat(ShellCommands.text(Outgoing.of(Drafted.of(EMPTY, sly), EMPTY)))
                .startsWith("kubectl apply -f - <<'WEFT3'\n")
                .endsWith("\nWEFT3\n");
    }
}
