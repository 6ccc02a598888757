package dev.weft.policy.kind;

import static dev.weft.fixture.YamlPolicy.admin;
import static dev.weft.fixture.YamlPolicy.baseline;
import static dev.weft.fixture.YamlPolicy.cluster;
import static dev.weft.fixture.YamlPolicy.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Problem;
import dev.weft.fixture.YamlPolicy;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Rule;
import dev.weft.policy.Tier;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the API server refuses, and that such a policy is unknown, neither allowed nor denied. Source: the schema of
/// the resource definitions, from the markers in `apis/v1alpha1` and `apis/v1alpha2` of network-policy-api; of a
/// selector, the conversion that each plugin does (apimachinery, `LabelSelectorAsSelector`).
class RefusedTieredPolicyTest {
    private static PolicyKind.Compiled compile(YamlPolicy policy) {
        var resource = policy.manifest().kind();
        return PolicyKinds.all().stream()
                .filter(kind -> kind.resource().equals(resource))
                .findFirst()
                .orElseThrow()
                .compile(policy.manifest());
    }

    private static void isUnknown(Policy policy) {
        assertThat(policy.isolates()).isEmpty();
        assertThat(policy.rules()).isNotEmpty().allSatisfy(rule ->
                assertThat(rule.peers()).singleElement().isInstanceOf(Peer.Unsupported.class));
    }

    private static void isRefused(YamlPolicy policy, String message) {
        var compiled = compile(policy);
        assertThat(compiled.problems()).extracting(problem -> problem.place().path() + ": " + problem.message())
                .containsExactly(message);
        assertThat(compiled.problems().getFirst().severity()).isEqualTo(Problem.Severity.ERROR);
        isUnknown(compiled.policy().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {from: [{namespaces: {}}]}                              | .action: the action is missing
            {action: Allow, from: [{namespaces: {}}]}               | .action: action "Allow" is not known
            {action: Deny}                                          | .from: the peers are missing
            {action: Deny, from: []}                                | .from: the list of peers is empty
            {action: Deny, from: [{namespaces: {}, pods: {}}]}      | .from[0]: the peer has 2 fields [namespaces, pods]
            {action: Deny, from: [all]}                             | .from[0]: "all" stands where FIELDS
            {action: Deny, from: [{namespaces: x}]}                 | .from[0].namespaces: "x" stands where FIELDS
            """)
    void aRuleTheSchemaDoesNotAllow(String rule, String message) {
        isRefused(
                cluster("x", "Admin", 1, "ingress:\n- " + rule + "\n"),
                "spec.ingress[0]" + message.replace("FIELDS", "a map of fields belongs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {networks: []}              | .networks: the list of networks is empty
            {networks: [10.0.0.0]}      | .networks[0]: "10.0.0.0" is no address block
            {networks: ["::ffff:10.0.0.0/104"]} | .networks[0]: "::ffff:10.0.0.0/104" is no address block
            {domainNames: []}           | .domainNames: the list of domain names is empty
            {domainNames: [localhost]}  | .domainNames[0]: "localhost" is no domain name
            {domainNames: ["a.*.org"]}  | .domainNames[0]: "a.*.org" is no domain name
            {nodes: {matchLabels: {a: "b c"}}} | .nodes.matchLabels.a: "b c" is no label value
            """)
    void anEgressPeerTheSchemaDoesNotAllow(String peer, String message) {
        isRefused(
                cluster("x", "Admin", 1, "egress:\n- {action: Accept, to: [" + peer + "]}\n"),
                "spec.egress[0].to[0]" + message);
    }

    // PortRange: "Start port must be less than End port"; Port: exactly one of number and range.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {} | [0]: none of the fields is given
            {tcp: {}} | [0].tcp: none of the fields is given
            {tcp: {PORT: {}}} | [0].tcp.PORT: none of the fields is given
            {tcp: {PORT: {number: 0}}} | [0].tcp.PORT.number: port 0 does not exist
            {udp: {PORT: {range: {start: 8, end: 8}}}} | [0].udp.PORT.range: the range 8-8 does not end after it starts
            {udp: {PORT: {range: {start: 8}}}} | [0].udp.PORT.range.end: the port is missing
            {sctp: {PORT: {number: 1, range: {}}}} | [0].sctp.PORT: the fields [number, range] stand side by side
            {destinationNamedPort: 80} | [0].destinationNamedPort: the number 80 stands where text belongs
            """)
    void aProtocolTheSchemaDoesNotAllow(String protocol, String message) {
        isRefused(
                cluster("x", "Admin", 1,
                        "egress:\n- {action: Deny, to: [{namespaces: {}}], protocols: ["
                                + protocol.replace("PORT", "destinationPort") + "]}\n"),
                "spec.egress[0].protocols" + message.replace("PORT", "destinationPort"));
    }

    @Test
    void anEmptyListOfPortsIsRefused() {
        isRefused(
                cluster("x", "Admin", 1, "egress:\n- {action: Deny, to: [{namespaces: {}}], protocols: []}\n"),
                "spec.egress[0].protocols: the list of ports is empty");
    }

    // The validation rule of ClusterNetworkPolicyEgressRule.
    @Test
    void aNamedPortBesidePeersThatHaveNoneIsRefused() {
        isRefused(
                cluster("x", "Admin", 1, """
                        egress:
                        - action: Accept
                          to: [{networks: [10.0.0.0/8]}]
                          protocols: [{destinationNamedPort: http}]
                        """),
                "spec.egress[0].protocols: a named port stands beside peers that have none (networks, nodes or "
                        + "domainNames)");
    }

    // ClusterNetworkPolicyEgressPeer.DomainNames: "only supported for Accept rules".
    @Test
    void domainNamesCanOnlyBeAccepted() {
        isRefused(
                cluster("x", "Admin", 1, "egress:\n- {action: Deny, to: [{domainNames: [example.org]}]}\n"),
                "spec.egress[0].to: domain names can only be accepted");
    }

    // BaselineAdminNetworkPolicyRuleAction has no Pass; BaselineAdminNetworkPolicyEgressPeer no domain names.
    @Test
    void theBaselineOfV1alpha1NeitherPassesNorKnowsNames() {
        isRefused(
                baseline("default", "ingress:\n- {action: Pass, from: [{namespaces: {}}]}\n"),
                "spec.ingress[0].action: action \"Pass\" is not known");
        var named = compile(baseline("default", "egress:\n- {action: Deny, to: [{domainNames: [a.org]}]}\n"));
        assertThat(named.problems()).extracting(problem -> problem.place().path())
                .containsExactly("spec.egress[0].to[0]");
        assertThat(named.policy().orElseThrow().rules()).extracting(Rule::peers)
                .containsExactly(List.of(new Peer.Anyone()));
    }

    // The validation rule of BaselineAdminNetworkPolicy.
    @Test
    void aBaselineOfAnotherNameIsRefused() {
        isRefused(
                baseline("mine", "ingress:\n- {action: Deny, from: [{namespaces: {}}]}\n"),
                "metadata.name: a BaselineAdminNetworkPolicy can only be called \"default\", not \"mine\"");
    }

    // ClusterNetworkPolicySpec: tier, priority and subject are required; the priority is from 0 to 1000.
    @Test
    void aSpecTheSchemaDoesNotAllow() {
        var rule = "\ningress: [{action: Deny, from: [{namespaces: {}}]}]\n";
        isRefused(cluster("x", "Admin", 1001, rule), "spec.priority: priority 1001 does not exist");
        isRefused(cluster("x", "Admin", -1, rule), "spec.priority: priority -1 does not exist");
        isRefused(cluster("x", "Platform", 1, rule), "spec.tier: tier \"Platform\" is not known");
        isRefused(spec("tier: Admin", "subject: {namespaces: {}}"), "spec.priority: the priority is missing");
        isRefused(spec("tier: Admin", "priority: 1"), "spec.subject: the subject is missing");
        isRefused(spec("tier: Admin", "priority: 1", "subject: {}"), "spec.subject: the subject selects nothing");
        isRefused(
                spec("tier: Admin", "priority: 1", "subject: {namespaces: {}, pods: {podSelector: {}}}"),
                "spec.subject: the subject has two selections");
        isRefused(spec("priority: 1", "subject: {namespaces: {}}"), "spec.tier: the tier is missing");
    }

    private static YamlPolicy spec(String... fields) {
        var head = "apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: x}\n";
        var lines = Stream.of(fields).map(field -> "  " + field + "\n").collect(Collectors.joining());
        return yaml(head + "spec:\n" + lines + "  ingress: [{action: Deny, from: [{namespaces: {}}]}]\n");
    }

    // MaxItems: 25 in v1alpha2, 100 in v1alpha1, for rules, peers and ports; 25 networks in both; a name of 100.
    @Test
    void moreThanTheSchemaAllowsIsRefused() {
        var rule = "{action: Deny, from: [{namespaces: {}}]}";
        isRefused(
                cluster("x", "Admin", 1, "ingress: [" + times(26, rule) + "]"), "spec.ingress: 26 rules are too many");
        assertThat(compile(cluster("x", "Admin", 1, "ingress: [" + times(25, rule) + "]")).problems()).isEmpty();
        isRefused(admin("x", 1, "ingress: [" + times(101, rule) + "]"), "spec.ingress: 101 rules are too many");
        assertThat(compile(admin("x", 1, "ingress: [" + times(100, rule) + "]")).problems()).isEmpty();
        isRefused(
                cluster("x", "Admin", 1, "ingress: [{action: Deny, from: [" + times(26, "{namespaces: {}}") + "]}]"),
                "spec.ingress[0].from: 26 peers are too many");
        var blocks = IntStream.range(0, 26).mapToObj(i -> "10.0." + i + ".0/24").collect(Collectors.joining(", "));
        isRefused(
                admin("x", 1, "egress: [{action: Deny, to: [{networks: [" + blocks + "]}]}]"),
                "spec.egress[0].to[0].networks: 26 networks are too many");
        isRefused(
                admin("x", 1, "ingress: [{name: " + "n".repeat(101) + ", action: Deny, from: [{namespaces: {}}]}]"),
                "spec.ingress[0].name: the name has 101 characters");
    }

    private static String times(int count, String text) {
        return IntStream.range(0, count).mapToObj(_ -> text).collect(Collectors.joining(", "));
    }

    @Test
    void aRefusedPolicyIsUnknownOnlyForItsSubjectAndTheDirectionsOfItsRules() {
        var policy = compile(yaml("""
                apiVersion: policy.networking.k8s.io/v1alpha2
                kind: ClusterNetworkPolicy
                metadata: {name: x}
                spec:
                  tier: Baseline
                  priority: 7
                  subject: {namespaces: {matchLabels: {team: a}}}
                  ingress: []
                  egress: [{action: Drop, to: [{namespaces: {}}]}]
                """)).policy().orElseThrow();
        assertThat(policy.tier()).isEqualTo(Tier.BASELINE);
        assertThat(policy.priority()).isEqualTo(7);
        assertThat(policy.subject().namespaces().toString()).contains("team");
        assertThat(policy.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.direction().field()).isEqualTo("egress");
            assertThat(rule.peers()).singleElement().isInstanceOfSatisfying(Peer.Unsupported.class, peer -> assertThat(
                            peer.why().line())
                    .isEqualTo("ClusterNetworkPolicy x: spec.egress[0].action: ClusterNetworkPolicy x is refused "
                            + "(action \"Drop\" is not known), so nobody can say what stands in the cluster in its "
                            + "place (policy.yaml:9); write one of [Accept, Deny, Pass]"));
        });
    }

    // Where tier or priority cannot be read, the policy may come before all others.
    @Test
    void aPolicyOfUnknownPlaceComesFirst() {
        var rule = "\ningress: [{action: Deny, from: [{namespaces: {}}]}]\n";
        var tierless = compile(cluster("x", "Platform", 9, rule)).policy().orElseThrow();
        assertThat(tierless.tier()).isEqualTo(Tier.ADMIN);
        assertThat(tierless.priority()).isZero();
        assertThat(compile(cluster("x", "Baseline", 2000, rule)).policy().orElseThrow().priority()).isZero();
    }
}
