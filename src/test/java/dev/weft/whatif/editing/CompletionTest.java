package dev.weft.whatif.editing;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.whatif.editing.Completion.Proposal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is proposed at the caret, which `¦` stands for.
class CompletionTest {
    private static final ClusterSnapshot SHOP = cluster(
            namespace("shop", "team=a"),
            namespace("mon", "team=b"),
            pod("shop/web-1", "app=web, tier=front").port("http", 8080),
            pod("shop/web-2", "app=web, tier=front").port("http", 8080),
            pod("shop/db", "app=db, tier=back").port("pg", 5432),
            pod("mon/prom", "app=prom").port("metrics", 9090),
            deployment("shop/idle", 0, "app=idle"));
    private static final String HEAD = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: db
              namespace: shop
            """;

    private static List<Proposal> proposals(String marked) {
        var text = marked.replace("¦", "");
        return Completion.at(Outline.of(text), marked.indexOf('¦'), ClusterWords.of(SHOP), "shop");
    }

    private static List<String> labels(String marked) {
        return proposals(marked).stream().map(Proposal::label).toList();
    }

    private static String chosen(String marked, String label) {
        var proposal = proposals(marked).stream()
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " is not among " + labels(marked)));
        var after = proposal.edit().in(marked.replace("¦", ""));
        return after.substring(0, proposal.caret()) + "¦" + after.substring(proposal.caret());
    }

    @Test
    void theFieldsOfTheKindThatAreNotThereYet() {
        assertThat(labels(HEAD + "spec:\n  podSelector: {}\n  ¦"))
                .containsExactly("policyTypes", "ingress", "egress");
        assertThat(labels(HEAD + "spec:\n  in¦")).startsWith("ingress");
        assertThat(labels(HEAD + "sp¦")).containsExactly("spec");
        assertThat(labels("¦")).containsExactly("apiVersion", "kind", "metadata", "spec");
    }

    @Test
    void aFieldOpensAsItWouldBeTyped() {
        assertThat(chosen(HEAD + "spec:\n  ing¦", "ingress")).isEqualTo(HEAD + "spec:\n  ingress:\n    - ¦");
        assertThat(chosen(HEAD + "spec:\n  ingress:\n    - ¦", "from"))
                .isEqualTo(HEAD + "spec:\n  ingress:\n    - from:\n        - ¦");
        assertThat(chosen(HEAD + "spec:\n  ingress:\n    - from:\n        - pod¦", "podSelector"))
                .isEqualTo(HEAD + "spec:\n  ingress:\n    - from:\n        - podSelector:\n            ¦");
        assertThat(chosen(HEAD
                + "spec:\n  ingress:\n    - from:\n        - podSelector:\n            ¦", "matchLabels"))
                .endsWith("podSelector:\n            matchLabels:\n              ¦");
    }

    @Test
    void aListKeepsTheMannerOfTheText() {
        assertThat(chosen(HEAD + "spec:\n  policyTypes:\n  - Ingress\n  ingress:\n  - ¦", "from"))
                .endsWith("- from:\n    - ¦");
    }

    @Test
    void theDashIsWrittenWithTheFirstItem() {
        assertThat(chosen(HEAD + "spec:\n  ingress:\n    ¦", "from"))
                .isEqualTo(HEAD + "spec:\n  ingress:\n    - from:\n        - ¦");
        assertThat(chosen(HEAD + "spec:\n  policyTypes:\n    ¦", "Egress")).endsWith("    - Egress¦");
    }

    @Test
    void theNameOfAFieldThatIsThereIsReplacedAlone() {
        assertThat(chosen(HEAD + "spec:\n  podSel¦ect: {}\n", "podSelector"))
                .isEqualTo(HEAD + "spec:\n  podSelector¦: {}\n");
    }

    @Test
    void theMostUsedLabelsOfTheNamespaceComeFirst() {
        assertThat(labels(HEAD + "spec:\n  podSelector:\n    matchLabels:\n      ¦")).startsWith("app", "tier");
        assertThat(proposals(HEAD + "spec:\n  podSelector:\n    matchLabels:\n      app: ¦"))
                .extracting(Proposal::label, Proposal::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("web", "selects 2 of 3 pods"),
                        org.assertj.core.groups.Tuple.tuple("db", "selects 1 of 3 pods"),
                        org.assertj.core.groups.Tuple.tuple("idle", "selects 0 of 3 pods"));
    }

    @Test
    void otherLabelsOfTheSelectorNarrowWhatIsProposed() {
        assertThat(labels(HEAD + "spec:\n  podSelector:\n    matchLabels:\n      tier: back\n      app: ¦"))
                .containsExactly("db");
    }

    @Test
    void theNamespaceSelectorBesideItSaysWhosePods() {
        var peer = HEAD + "spec:\n  ingress:\n    - from:\n        - namespaceSelector:\n            matchLabels:\n"
                + "              team: b\n          podSelector:\n            matchLabels:\n              app: ¦";
        assertThat(labels(peer)).containsExactly("prom");
        assertThat(labels(peer.replace("team: b", "team: ¦").replaceAll("app: ¦.*", ""))).containsExactly("a", "b");
    }

    @Test
    void portsAreThoseOfThePodsThatAreReached() {
        var in = HEAD + "spec:\n  podSelector: {matchLabels: {app: db}}\n  ingress:\n    - ports:\n        - port: ¦";
        assertThat(labels(in)).containsExactly("5432", "pg");
        var out = HEAD + "spec:\n  egress:\n    - to:\n        - podSelector: {matchLabels: {app: web}}\n"
                + "      ports:\n        - port: ¦";
        assertThat(labels(out)).containsExactly("8080", "http");
    }

    @Test
    void insideBracesToo() {
        assertThat(labels(HEAD + "spec:\n  podSelector: {matchLabels: {app: w¦}}")).containsExactly("web");
        assertThat(chosen(HEAD + "spec:\n  podSelector: {matchLabels: {app: w¦}}", "web"))
                .endsWith("podSelector: {matchLabels: {app: web¦}}");
        assertThat(labels(HEAD + "spec:\n  podSelector: {match¦}")).containsExactly("matchLabels", "matchExpressions");
        assertThat(labels(HEAD + "spec:\n  policyTypes: [In¦]")).containsExactly("Ingress");
    }

    @Test
    void namespacesAreProposedByName() {
        assertThat(labels(HEAD.replace("namespace: shop", "namespace: m¦"))).containsExactly("mon");
        assertThat(labels(HEAD + "spec:\n  ingress:\n    - from:\n        - namespaceSelector:\n"
                + "            matchLabels:\n              kubernetes.io/metadata.name: ¦")).contains("mon", "shop");
    }

    @Test
    void lettersInTheirOrderFitToo() {
        assertThat(labels(HEAD + "spec:\n  pts¦")).containsExactly("policyTypes");
    }

    @Test
    void everyKindHasItsOwnFieldsAndWords() {
        var admin = "apiVersion: policy.networking.k8s.io/v1alpha1\nkind: AdminNetworkPolicy\nspec:\n";
        assertThat(labels(admin + "  ¦")).containsExactly("priority", "subject", "ingress", "egress");
        assertThat(labels(admin + "  ingress:\n    - action: ¦")).containsExactly("Allow", "Deny", "Pass");
        var cluster = "apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nspec:\n";
        assertThat(labels(cluster + "  ingress:\n    - action: A¦")).startsWith("Accept");
        assertThat(labels(cluster + "  egress:\n    - protocols:\n        - tcp:\n            destinationPort:\n"
                + "              ¦")).containsExactly("number", "range");
        assertThat(labels(cluster
                + "  subject:\n    pods:\n      podSelector:\n        matchLabels:\n          app: pr¦"))
                .containsExactly("prom");
    }

    @Test
    void nothingIsProposedInRemarksAndNames() {
        assertThat(labels(HEAD + "spec: # po¦")).isEmpty();
        assertThat(labels(HEAD + "# sp¦")).isEmpty();
        assertThat(labels("metadata:\n  name: d¦")).isEmpty();
    }

    @Test
    void theVersionFollowsTheKind() {
        assertThat(labels("kind: ClusterNetworkPolicy\napiVersion: ¦"))
                .containsExactly("policy.networking.k8s.io/v1alpha2");
        assertThat(chosen("apiVersion: networking.k8s.io/v1\nkind:¦", "NetworkPolicy"))
                .endsWith("kind: NetworkPolicy¦");
    }
}
