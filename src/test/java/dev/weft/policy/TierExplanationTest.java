package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.YamlPolicy.admin;
import static dev.weft.fixture.YamlPolicy.baseline;
import static dev.weft.fixture.YamlPolicy.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import dev.weft.policy.Explanation.Effect;
import dev.weft.policy.Explanation.Half;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every tier asked, who decided, and what is said where nobody can say who decides.
class TierExplanationTest {
    private static final String PODS = "[{pods: {namespaceSelector: {}, podSelector: {}}}]";

    private static String rule(String action, String name) {
        return "ingress: [{name: " + name + ", action: " + action + ", from: " + PODS + "}]";
    }

    private static Half ingress(Part... policies) {
        var parts = Stream.concat(
                Stream.of(pod("shop/web", "app=web"), pod("shop/db", "app=db")), Stream.of(policies));
        return Asked.of(parts.toArray(Part[]::new))
                .explainTcp("shop/web", "shop/db", 80)
                .ingress();
    }

    private static List<String> steps(Half half) {
        return half.steps().stream()
                .map(step -> step.tier() + ": " + step.effect().word() + ": " + step.why())
                .toList();
    }

    @Test
    void everyTierUpToTheDefaultIsListed() {
        var half = ingress(
                cluster("a", "Admin", 1, rule("Pass", "on")),
                admin("b", 2, "ingress: [{action: Deny, from: " + PODS + ", ports: [{portNumber: {port: 81}}]}]"),
                networkPolicy("shop/other").on("app=web"),
                baseline("default", "ingress: [{action: Deny, from: [{namespaces: {matchLabels: {team: x}}}]}]"));
        assertThat(steps(half)).containsExactly(
                "Admin: pass: spec.ingress[0] \"on\" passes shop/web on any port to the next tier",
                "NetworkPolicy: no match: none of its policies selects shop/db",
                "Baseline: no match: none of its rules matches",
                "default: allow: no policy decides, so it is allowed by default");
        assertThat(half.verdict()).isEqualTo(new Verdict.Allowed(List.of()));
        assertThat(half.reason()).isEqualTo("IMPLIED_ALLOW_NO_POLICY");
    }

    @Test
    void theTierThatDecidesIsTheLastOneListed() {
        var half = ingress(
                admin("a", 1, "ingress: [{action: Allow, from: " + PODS + ", ports: [{portNumber: {port: 81}}]}]"),
                admin("b", 2, rule("Deny", "\"no way in\"")),
                networkPolicy("shop/open").ingress());
        assertThat(steps(half)).containsExactly(
                "Admin: no match: none of its rules matches",
                "Admin: deny: spec.ingress[0] \"no way in\" denies shop/web on any port");
        assertThat(half.reason()).isEqualTo("DENIED_BY_RULE");
        assertThat(half.sentence())
                .isEqualTo("ingress to shop/db: denied by AdminNetworkPolicy b spec.ingress[0]");
    }

    // ClusterNetworkPolicySpec.Priority: "no way for the user to reliably determine which one it will choose".
    @Test
    void twoPoliciesOfOnePriorityThatDisagreeAreBothNamed() {
        var half = ingress(
                cluster("a", "Admin", 7, rule("Accept", "yes")), cluster("b", "Admin", 7, rule("Deny", "no")));
        assertThat(half.verdict()).isInstanceOf(Verdict.Unknown.class);
        assertThat(half.reason()).isEqualTo("EQUAL_PRIORITY");
        assertThat(half.sentence()).isEqualTo(
                "ingress to shop/db: ClusterNetworkPolicy a and ClusterNetworkPolicy b disagree about it and have the "
                        + "same priority 7, so nobody can say which of them decides; give them different priorities");
        assertThat(half.steps()).extracting(Explanation.Step::effect)
                .containsExactly(Effect.UNKNOWN, Effect.UNKNOWN);
        assertThat(steps(half).getFirst()).startsWith(
                "Admin: unknown: spec.ingress[0] \"yes\" allows shop/web on any port; ClusterNetworkPolicy a and ");
    }

    @Test
    void twoPoliciesOfOnePriorityThatAgreeBothDecide() {
        var half = ingress(
                cluster("a", "Admin", 7, rule("Deny", "one")), cluster("b", "Admin", 7, rule("Deny", "two")));
        assertThat(half.reason()).isEqualTo("DENIED_BY_RULE");
        assertThat(half.sentence()).isEqualTo(
                "ingress to shop/db: denied by ClusterNetworkPolicy a spec.ingress[0] and ClusterNetworkPolicy b "
                        + "spec.ingress[0]");
    }

    @Test
    void anAcceptingRuleIsNamedAsWhatAllows() {
        var half = ingress(cluster("a", "Admin", 7, rule("Accept", "yes")), networkPolicy("shop/deny"));
        assertThat(half.reason()).isEqualTo("ALLOWED_BY_RULE");
        assertThat(half.sentence())
                .isEqualTo("ingress to shop/db: allowed by ClusterNetworkPolicy a spec.ingress[0]");
    }

    private static Explanation fromNode(Part... policies) {
        var parts = Stream.concat(
                Stream.of(pod("shop/db", "app=db").address("10.0.0.2").node("n1"), node("n1", "192.168.0.1")),
                Stream.of(policies));
        return Asked.of(parts.toArray(Part[]::new)).explainTcp("shop/db", "node n1", 80);
    }

    // The exemption of a pod's own node is a sentence of networking/v1 alone (NetworkPolicySpec.ingress).
    @Test
    void betweenAPodAndItsOwnNodeADenyingTierIsAsked() {
        var denied = fromNode(admin("a", 1, "egress: [{action: Deny, to: [{nodes: {}}]}]"));
        assertThat(denied.verdict()).isInstanceOf(Verdict.Unknown.class);
        assertThat(denied.egress().reason()).isEqualTo("OWN_NODE_TIER");
        assertThat(denied.egress().sentence()).isEqualTo(
                "egress from shop/db: denied by AdminNetworkPolicy a spec.egress[0]; whether that counts between a pod "
                        + "and its own node is left to the network plugin");
        assertThat(steps(denied.egress())).containsExactly("Admin: deny: spec.egress[0] denies node n1 on any port");
    }

    @Test
    void whereNoTierDeniesNoNetworkPolicyPartsAPodFromItsOwnNode() {
        var allowed = fromNode(
                admin("a", 1, "egress: [{action: Allow, to: [{nodes: {}}]}]"),
                networkPolicy("shop/deny").types("Ingress", "Egress"));
        assertThat(allowed.verdict().word()).isEqualTo("allowed");
        assertThat(allowed.egress().reason()).isEqualTo("OWN_NODE");
    }
}
