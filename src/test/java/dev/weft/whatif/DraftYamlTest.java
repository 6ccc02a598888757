package dev.weft.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import dev.weft.whatif.DraftYaml.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftYamlTest {
    private static final String DB_IN = """
            # who may reach the database
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: db-in   # short
            spec:
              podSelector: {}
            """;

    @Test
    void aPolicyIsReadWithItsTextAndTheNamespaceThatIsMeant() {
        var edit = policy(DB_IN);

        assertThat(edit.object()).isEqualTo(ResourceKind.NETWORK_POLICY.ref("shop", "db-in"));
        assertThat(edit.text()).isEqualTo(DB_IN);
        assertThat(edit.manifest().body())
                .containsEntry("metadata", Map.of("name", "db-in", "namespace", "shop"))
                .containsEntry("spec", Map.of("podSelector", Map.of()));
        assertThat(edit.manifest().origin().line("spec.podSelector")).isEqualTo(7);
    }

    @Test
    void aNamespaceInTheTextIsMeantBeforeTheDefault() {
        assertThat(policy(DB_IN.replace("metadata:\n", "metadata:\n  namespace: pay\n")).object())
                .isEqualTo(ResourceKind.NETWORK_POLICY.ref("pay", "db-in"));
    }

    @Test
    void anotherNameIsAnotherPolicy() {
        assertThat(policy(DB_IN.replace("db-in", "db-out")).object())
                .isEqualTo(ResourceKind.NETWORK_POLICY.ref("shop", "db-out"));
    }

    @Test
    void aTextThatIsNoYamlNamesItsLine() {
        assertThat(mistakes(DB_IN + "  ingress: [\n")).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(problem.place().line()).isGreaterThanOrEqualTo(8);
        });
        assertThat(mistakes(DB_IN + "\tingress: []\n").getFirst().place().line()).isEqualTo(8);
    }

    @Test
    void aKindThatIsNoPolicyIsNamedWithWhatMayStandThere() {
        assertThat(mistakes(DB_IN.replace("NetworkPolicy", "NetworkPolici")))
                .containsExactly(error(
                        "kind", 3, "\"NetworkPolici\" is no kind of policy", "use one of: NetworkPolicy"));
    }

    @Test
    void aVersionThatIsNotServedIsNamedWithTheOneThatIs() {
        assertThat(mistakes(DB_IN.replace("networking.k8s.io/v1", "extensions/v1beta1")))
                .containsExactly(error(
                        "apiVersion", 2, "\"extensions/v1beta1\" is no version of NetworkPolicy",
                        "use networking.k8s.io/v1"));
        assertThat(mistakes(DB_IN.replace("apiVersion: networking.k8s.io/v1\n", "")))
                .containsExactly(error("apiVersion", 2, "is missing", "use networking.k8s.io/v1"));
    }

    // Source: Kubernetes documentation, "Object Names and IDs", RFC 1123.
    @Test
    void aNameMustBeOneThatTheServerTakes() {
        for (var name : List.of("DB", "db_in", "-db", "db-", "a".repeat(254), "''", "5")) {
            assertThat(mistakes(DB_IN.replace("db-in", name))).as(name).singleElement().satisfies(problem ->
                    assertThat(problem.place()).isEqualTo(new Problem.Place("draft", "metadata.name", "draft", 5)));
        }
        assertThat(policy(DB_IN.replace("db-in", "db.in.v2")).object().name()).isEqualTo("db.in.v2");
    }

    @Test
    void aPolicyWithoutANameOrMetadataIsAMistake() {
        assertThat(mistakes(DB_IN.replace("name: db-in", "labels: {a: b}")))
                .containsExactly(error("metadata.name", 4, "is missing or no text", "give the policy a name"));
        assertThat(mistakes("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"))
                .containsExactly(error("metadata", 1, "is missing", "write metadata: with a name: below it"));
    }

    @Test
    void aNamespaceMustBeText() {
        assertThat(mistakes(DB_IN.replace("metadata:\n", "metadata:\n  namespace: [shop]\n")))
                .containsExactly(error(
                        "metadata.namespace", 5, "\"[shop]\" is no namespace",
                        "use lower-case letters, digits and -"));
    }

    @Test
    void oneEditorHoldsOnePolicy() {
        assertThat(mistakes(DB_IN + "---\n" + DB_IN))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("the text holds 2 objects"));
    }

    @Test
    void anEmptyTextIsAMistakeAndNoCrash() {
        assertThat(mistakes("")).hasSize(1);
        assertThat(mistakes("# nothing yet\n")).hasSize(1);
        assertThat(mistakes("just words")).isNotEmpty();
        assertThat(mistakes("- a\n- list\n")).isNotEmpty();
    }

    private static Reading read(String text) {
        return DraftYaml.read(text, List.of(ResourceKind.NETWORK_POLICY), "shop");
    }

    private static Edit.PutPolicy policy(String text) {
        return ((Reading.Policy) read(text)).edit();
    }

    private static List<Problem> mistakes(String text) {
        return ((Reading.Mistakes) read(text)).problems();
    }

    private static Problem error(String path, int line, String message, String remedy) {
        return Problem.error(new Problem.Place("draft", path, "draft", line), message, remedy);
    }
}
