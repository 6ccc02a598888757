package dev.weft.whatif.mistake;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem.Severity;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.whatif.editing.ClusterWords;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the text alone says while it is typed, and what a click does about it.
class MistakesTest {
    private static final ClusterSnapshot SHOP = cluster(
            namespace("shop", "team=a"),
            namespace("mon", "team=b"),
            pod("shop/web", "app=web"),
            pod("shop/db", "app=db"),
            pod("shop/node-agent", "app=agent").hostNetwork(),
            pod("mon/prom", "app=prom"),
            pod("mon/web", "app=web"));
    private static final String HEAD = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: db
              namespace: shop
            """;

    private static Typed typed(String text) {
        var kinds = PolicyKinds.all().stream().map(PolicyKind::resource).toList();
        return Typed.of(text, ClusterWords.of(SHOP), kinds, "shop");
    }

    private static List<Mistake> mistakes(String text) {
        return Mistakes.of(typed(text), PolicyKinds.all());
    }

    private static Mistake one(String text, String code) {
        return mistakes(text).stream()
                .filter(mistake -> mistake.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not among " + mistakes(text)));
    }

    private static String fixed(String text, String code) {
        return fixed(text, one(text, code), 0);
    }

    private static String fixed(String text, Mistake mistake, int fix) {
        assertThat(mistake.fixes()).as(mistake.toString()).hasSizeGreaterThan(fix);
        return ((Mistake.Fix.Here) mistake.fixes().get(fix)).edit().in(text);
    }

    private static String marked(String text, String code) {
        var range = one(text, code).place().range();
        return text.substring(range.from(), range.to());
    }

    @Test
    void aGoodPolicyHasNothingButRemarks() {
        var good = HEAD + """
                spec:
                  podSelector:
                    matchLabels:
                      app: db
                  policyTypes: [Ingress]
                  ingress:
                    - from:
                        - podSelector:
                            matchLabels:
                              app: web
                      ports:
                        - port: 5432
                """;
        assertThat(mistakes(good)).isEmpty();
    }

    @Test
    void aTabIsReplacedBySpaces() {
        var text = HEAD + "spec:\n\tpodSelector: {}\n";
        assertThat(one(text, "tab").place().line()).isEqualTo(7);
        assertThat(fixed(text, "tab")).isEqualTo(HEAD + "spec:\n  podSelector: {}\n");
    }

    @Test
    void aLineIsIndentedAsItsNeighbours() {
        var text = HEAD + "spec:\n  podSelector: {}\n   policyTypes: [Ingress] # why\n";
        assertThat(one(text, "indentation").place().line()).isEqualTo(8);
        assertThat(fixed(text, "indentation")).isEqualTo(text.replace("   policyTypes", "  policyTypes"));
        var block = HEAD + "spec:\n  podSelector: {}\n ingress:\n   - from:\n     - podSelector: {}\n";
        assertThat(fixed(block, "indentation"))
                .isEqualTo(HEAD + "spec:\n  podSelector: {}\n  ingress:\n    - from:\n      - podSelector: {}\n");
    }

    @Test
    void aColonWantsASpace() {
        var text = HEAD + "spec:\n  podSelector:{}\n  ingress: []\n";
        assertThat(fixed(text, "no-space")).isEqualTo(text.replace("podSelector:{}", "podSelector: {}"));
    }

    @Test
    void anUnknownFieldIsTheNearestOneThatIsMissing() {
        var text = HEAD + "spec:\n  podSelectors: {} # all\n  policyTypes: [Ingress]\n";
        assertThat(marked(text, "unknown-field")).isEqualTo("podSelectors");
        assertThat(fixed(text, "unknown-field")).isEqualTo(text.replace("podSelectors", "podSelector"));
        assertThat(fixed("apiversion: v1\n", "unknown-field")).isEqualTo("apiVersion: v1\n");
        var peer = HEAD + "spec:\n  podSelector: {}\n  ingress:\n    - form:\n        - podSelector: {}\n";
        assertThat(fixed(peer, "unknown-field")).isEqualTo(peer.replace("form", "from"));
    }

    @Test
    void aMissingDashIsAdded() {
        var text = HEAD + "spec:\n  podSelector: {}\n  ingress:\n    from:\n      - podSelector: {}\n    ports: []\n";
        assertThat(fixed(text, "no-dash")).isEqualTo(HEAD
                + "spec:\n  podSelector: {}\n  ingress:\n    - from:\n        - podSelector: {}\n      ports: []\n");
    }

    @Test
    void aWrongWordIsTheNearestRightOne() {
        var text = HEAD + "spec:\n  podSelector: {}\n  policyTypes: [ingress]\n";
        assertThat(fixed(text, "refused")).isEqualTo(text.replace("[ingress]", "[Ingress]"));
        var port = HEAD + "spec:\n  podSelector: {}\n  ingress:\n    - ports:\n        - port: \"80\"\n"
                + "          protocol: tcp\n";
        assertThat(fixed(port, mistakes(port).stream().filter(it -> it.code().equals("refused")).toList()
                .getFirst(), 0))
                .isEqualTo(port.replace("\"80\"", "80"));
        assertThat(fixed(port, mistakes(port).stream().filter(it -> it.code().equals("refused")).toList().getLast(), 0))
                .isEqualTo(port.replace("tcp", "TCP"));
        assertThat(fixed(HEAD.replace("NetworkPolicy", "NetworkPolcy") + "spec: {}\n", "unreadable"))
                .contains("kind: NetworkPolicy\n");
    }

    @Test
    void aNumberAsALabelWantsQuotes() {
        var text = HEAD + "spec:\n  podSelector:\n    matchLabels:\n      app: 1\n";
        assertThat(fixed(text, "refused")).isEqualTo(text.replace("app: 1", "app: \"1\""));
    }

    @Test
    void aSelectorThatNobodyMatchesIsTheNearestLabel() {
        var text = HEAD + "spec:\n  podSelector:\n    matchLabels:\n      app: bd # typo\n  policyTypes: [Ingress]\n";
        assertThat(one(text, "selects-nobody").message())
                .isEqualTo("the policy selects nobody: no pod of namespace shop has app=bd");
        assertThat(marked(text, "selects-nobody")).isEqualTo("bd");
        assertThat(fixed(text, "selects-nobody")).isEqualTo(text.replace("bd # typo", "db # typo"));
        var key = text.replace("app: bd", "ap: db");
        assertThat(fixed(key, "selects-nobody")).isEqualTo(key.replace("ap: db", "app: db"));
    }

    @Test
    void aNamespaceThatIsNotThereIsTheNearestOne() {
        var text = HEAD + "spec:\n  podSelector: {}\n  ingress:\n    - from:\n        - namespaceSelector:\n"
                + "            matchLabels:\n              kubernetes.io/metadata.name: mno\n";
        assertThat(one(text, "selects-nobody").message()).startsWith("the peer selects nobody: no namespace has");
        assertThat(fixed(text, "selects-nobody")).isEqualTo(text.replace(": mno", ": mon"));
    }

    private static final String TWO = HEAD + """
            spec:
              podSelector: {}
              policyTypes: [Ingress]
              ingress:
                - from:
                    # the monitoring
                    - namespaceSelector:
                        matchLabels:
                          team: b
                    - podSelector: # its scraper
                        matchLabels:
                          app: web
            """;

    @Test
    void twoItemsAreShownBesideOneAndJoinedByAClick() {
        var mistake = one(TWO, "two-items");
        assertThat(mistake.severity()).isEqualTo(Severity.WARNING);
        assertThat(mistake.message()).isEqualTo("two items: either will do, 3 pods (mon/prom, mon/web, shop/web)");
        assertThat(mistake.remedy()).isEqualTo("one item with both selectors would mean 1 pod (mon/web)");
        assertThat(fixed(TWO, "two-items")).isEqualTo(TWO.replace("- podSelector: #", "  podSelector: #"));
    }

    @Test
    void oneItemIsShownBesideTwoAndSplitByAClick() {
        var one = TWO.replace("- podSelector: #", "  podSelector: #");
        assertThat(one(one, "one-item").severity()).isEqualTo(Severity.INFO);
        assertThat(one(one, "one-item").message()).isEqualTo("one item: both selectors must hold, 1 pod (mon/web)");
        assertThat(fixed(one, "one-item")).isEqualTo(TWO);
    }

    @Test
    void nothingAndEmptyAreToldApart() {
        assertThat(one(HEAD + "spec:\n  policyTypes: [Ingress]\n", "empty").message())
                .isEqualTo("podSelector is missing, which selects every pod of shop (3 pods)");
        assertThat(one(HEAD + "spec:\n  podSelector: {}\n", "empty").message())
                .isEqualTo("{} selects every pod of shop (3 pods)");
        var rule = HEAD + "spec:\n  podSelector: {}\n  ingress:\n"
                + "    - from: []\n      ports:\n        - port: 80\n    - {}\n";
        assertThat(one(rule, "empty-list").message())
                .isEqualTo("an empty list counts as missing: everybody is let in, outside too");
        assertThat(fixed(rule, "empty-list")).isEqualTo(HEAD + "spec:\n  podSelector: {}\n  ingress:\n    - {}\n");
        assertThat(mistakes(rule)).extracting(Mistake::message)
                .contains("an empty rule: everybody is let in, on every port, outside too");
        assertThat(mistakes(HEAD + "spec:\n  podSelector: {}\n  ingress: []\n")).extracting(Mistake::message)
                .contains("[] holds no rule: this policy says of nobody that he is let in");
        var peer = HEAD + "spec:\n  podSelector: {}\n  ingress:\n    - from:\n        - namespaceSelector: {}\n";
        assertThat(mistakes(peer)).extracting(Mistake::message).contains("{} means all namespaces (5 pods)");
    }

    @Test
    void missingPolicyTypesSayWhatIsIsolated() {
        var egress = HEAD + "spec:\n  podSelector: {}\n  egress:\n    - {}\n";
        var mistake = one(egress, "missing-policy-types");
        assertThat(mistake.severity()).isEqualTo(Severity.WARNING);
        assertThat(fixed(egress, mistake, 0))
                .isEqualTo(egress.replace("{}\n  egress", "{}\n  policyTypes:\n    - Egress\n  egress"));
        assertThat(one(HEAD + "spec:\n  podSelector: {}\n  egress: []\n", "missing-policy-types").message())
                .isEqualTo("policyTypes is missing: without an egress rule nothing is isolated for egress");
        assertThat(one(HEAD + "spec:\n  podSelector: {}\n  ingress: []\n", "missing-policy-types").severity())
                .isEqualTo(Severity.INFO);
    }

    @Test
    void podsOnTheirNodesNetworkAreNamed() {
        var text = HEAD + "spec:\n  podSelector:\n    matchLabels:\n      app: agent\n";
        assertThat(one(text, "host-network").message())
                .isEqualTo("1 pod share their node's network (shop/node-agent): the policy may not hold for them");
    }

    @Test
    void aPolicyCannotDeny() {
        var named = HEAD.replace("name: db", "name: deny-web") + "spec:\n  podSelector: {}\n  ingress:\n    - from:\n"
                + "        - podSelector:\n            matchLabels:\n              app: web\n";
        assertThat(one(named, "cannot-deny").message()).contains("this rule allows what it lets in");
        assertThat(mistakes(named.replace("deny-web", "default-deny-but-web")))
                .noneMatch(it -> it.code().equals("cannot-deny"));
        var action = HEAD + "spec:\n  podSelector: {}\n  ingress:\n"
                + "    - action: Deny\n      from:\n        - podSelector: {}\n";
        assertThat(one(action, "cannot-deny").message()).startsWith("a NetworkPolicy cannot deny");
    }

    @Test
    void otherKindsAreReadByTheirOwnFields() {
        var text = """
                apiVersion: policy.networking.k8s.io/v1alpha1
                kind: AdminNetworkPolicy
                metadata:
                  name: guard
                spec:
                  priority: 10
                  subject:
                    namespaces:
                      matchLabels:
                        team: a
                  ingress:
                    - action: allow
                      from:
                        - pods:
                            namespaceSelector: {}
                            podSelector:
                              matchLabels:
                                app: porm
                """;
        assertThat(fixed(text, "refused")).isEqualTo(text.replace("action: allow", "action: Allow"));
        assertThat(fixed(text, "selects-nobody")).isEqualTo(text.replace("app: porm", "app: prom"));
        assertThat(one(text.replace("priority", "priorty"), "unknown-field").fixes()).hasSize(1);
    }

    @Test
    void whateverIsTypedNothingIsThrown() {
        for (int cut = 0; cut < TWO.length(); cut++) {
            for (var text : List.of(TWO.substring(0, cut), TWO.substring(cut), TWO.substring(0, cut) + "- {[:"
                    + TWO.substring(cut))) {
                mistakes(text).forEach(mistake -> mistake.fixes().forEach(fix -> {
                    if (fix instanceof Mistake.Fix.Here(_, var edit)) {
                        assertThat(edit.in(text)).isNotEqualTo(text);
                    }
                }));
            }
        }
    }
}
