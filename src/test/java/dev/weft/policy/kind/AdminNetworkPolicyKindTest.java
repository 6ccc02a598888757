package dev.weft.policy.kind;

import static dev.weft.fixture.YamlPolicy.admin;
import static dev.weft.fixture.YamlPolicy.baseline;
import static dev.weft.fixture.YamlPolicy.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Problem;
import dev.weft.net.PortSet;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.Tier;
import dev.weft.policy.TrafficMatch.NamedPort;
import org.junit.jupiter.api.Test;

/// AdminNetworkPolicy and BaselineAdminNetworkPolicy of v1alpha1. Source: network-policy-api, `apis/v1alpha1`.
class AdminNetworkPolicyKindTest {
    private static final AdminNetworkPolicyKind ADMIN = new AdminNetworkPolicyKind();
    private static final BaselineAdminNetworkPolicyKind BASELINE = new BaselineAdminNetworkPolicyKind();

    private static Policy policy(String rules) {
        var compiled = ADMIN.compile(admin("x", 5, rules).manifest());
        assertThat(compiled.problems()).isEmpty();
        return compiled.policy().orElseThrow();
    }

    private static Rule port(String port) {
        return policy("egress: [{action: Deny, to: [{namespaces: {}}], ports: [" + port + "]}]")
                .rules()
                .getFirst();
    }

    private static String onlyProblem(String rules) {
        var problems = ADMIN.compile(admin("x", 5, rules).manifest()).problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst().place().path() + ": " + problems.getFirst().message();
    }

    // AdminNetworkPolicyRuleAction; the API's word for Accept is Allow.
    @Test
    void anAdminPolicyAllowsDeniesAndPasses() {
        var policy = policy("""
                ingress:
                - {action: Allow, from: [{namespaces: {}}]}
                - {action: Deny, from: [{namespaces: {}}]}
                egress:
                - {action: Pass, to: [{namespaces: {}}]}
                """);
        assertThat(policy.tier()).isEqualTo(Tier.ADMIN);
        assertThat(policy.priority()).isEqualTo(5);
        assertThat(policy.rules()).extracting(Rule::action)
                .containsExactly(Action.ACCEPT, Action.DENY, Action.PASS);
        assertThat(policy.rules()).extracting(Rule::direction)
                .containsExactly(Direction.INGRESS, Direction.INGRESS, Direction.EGRESS);
    }

    // BaselineAdminNetworkPolicy: the one object called default.
    @Test
    void theBaselineStandsLastInItsTier() {
        var compiled = BASELINE.compile(
                baseline("default", "ingress: [{action: Deny, from: [{namespaces: {}}]}]").manifest());
        assertThat(compiled.problems()).isEmpty();
        assertThat(compiled.policy().orElseThrow().tier()).isEqualTo(Tier.BASELINE);
        assertThat(compiled.policy().orElseThrow().priority()).isEqualTo(1000);
    }

    // AdminNetworkPolicyPort; TCP is the default of Port.Protocol and PortRange.Protocol.
    @Test
    void aPortIsANumberARangeOrAName() {
        assertThat(port("{portNumber: {port: 80}}").traffic().numbered()).isEqualTo(TrafficSet.tcp(80));
        assertThat(port("{portNumber: {protocol: SCTP, port: 80}}").traffic().numbered())
                .isEqualTo(TrafficSet.of(Protocol.SCTP, PortSet.of(80)));
        assertThat(port("{portRange: {protocol: UDP, start: 7, end: 9}}").traffic().numbered())
                .isEqualTo(TrafficSet.of(Protocol.UDP, PortSet.of(7, 9)));
        assertThat(port("{portRange: {start: 7, end: 7}}").traffic().numbered()).isEqualTo(TrafficSet.tcp(7));
        assertThat(port("{namedPort: http}").traffic().named()).contains(new NamedPort(Protocol.UDP, "http"))
                .hasSize(3);
    }

    @Test
    void aPortThatIsNoneIsAProblem() {
        var rule = "egress: [{action: Deny, to: [{namespaces: {}}], ports: [PORT]}]";
        var place = "spec.egress[0].ports[0]";
        assertThat(onlyProblem(rule.replace("PORT", "{portRange: {start: 9, end: 7}}")))
                .isEqualTo(place + ".portRange: the range 9-7 does not end after it starts");
        assertThat(onlyProblem(rule.replace("PORT", "{portNumber: {protocol: ICMP, port: 7}}")))
                .isEqualTo(place + ".portNumber.protocol: protocol \"ICMP\" is not known");
        assertThat(onlyProblem(rule.replace("PORT", "{portNumber: {}}")))
                .isEqualTo(place + ".portNumber.port: the port is missing");
        assertThat(onlyProblem(rule.replace("PORT", "{}")))
                .isEqualTo(place + ": none of the fields is given");
    }

    // NamespacedPod of v1alpha1: both selectors are required, and a LabelSelector that is not given is the empty one.
    @Test
    void podsWithoutANamespaceSelectorArePodsOfAllNamespacesAndTold() {
        assertThat(onlyProblem("ingress: [{action: Deny, from: [{pods: {podSelector: {}}}]}]"))
                .isEqualTo("spec.ingress[0].from[0].pods.namespaceSelector: the selector is missing and read as {}, "
                        + "all; an API server refuses that");
    }

    @Test
    void aProblemNamesObjectPathFileLineAndRemedy() {
        var policy = yaml("""
                apiVersion: policy.networking.k8s.io/v1alpha1
                kind: AdminNetworkPolicy
                metadata: {name: x}
                spec:
                  subject: {namespaces: {}}
                  priority: 1
                  ingress:
                  - action: Accept
                    from: [{namespaces: {}}]
                """);
        assertThat(ADMIN.compile(policy.manifest()).problems()).containsExactly(Problem.error(
                new Problem.Place("AdminNetworkPolicy x", "spec.ingress[0].action", "policy.yaml", 8),
                "action \"Accept\" is not known",
                "write one of [Allow, Deny, Pass]"));
    }
}
