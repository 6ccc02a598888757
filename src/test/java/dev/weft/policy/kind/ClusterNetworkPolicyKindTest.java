package dev.weft.policy.kind;

import static dev.weft.fixture.YamlPolicy.cluster;
import static dev.weft.fixture.YamlPolicy.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Problem;
import dev.weft.cluster.Selector;
import dev.weft.fixture.YamlPolicy;
import dev.weft.net.Cidr;
import dev.weft.net.PortSet;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.HostPods;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.Tier;
import dev.weft.policy.TrafficMatch;
import dev.weft.policy.TrafficMatch.NamedPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a ClusterNetworkPolicy that the API server takes means. Source: network-policy-api,
/// `apis/v1alpha2/clusternetworkpolicy_types.go`, named by type and field.
class ClusterNetworkPolicyKindTest {
    private static final ClusterNetworkPolicyKind KIND = new ClusterNetworkPolicyKind();
    private static final Peer EVERY_POD = pods(Selector.EVERYTHING, Selector.EVERYTHING);

    private static Peer pods(Selector namespaces, Selector pods) {
        return new Peer.Pods(selection(namespaces, pods));
    }

    private static PodSelection selection(Selector namespaces, Selector pods) {
        return new PodSelection(new Scope.Matching(namespaces), pods, HostPods.EXCLUDED);
    }

    private static Policy compiled(YamlPolicy policy) {
        var compiled = KIND.compile(policy.manifest());
        assertThat(compiled.problems()).isEmpty();
        return compiled.policy().orElseThrow();
    }

    private static Rule onlyRule(String rules) {
        var compiled = compiled(cluster("x", "Admin", 1, rules));
        assertThat(compiled.rules()).hasSize(1);
        return compiled.rules().getFirst();
    }

    private static Rule to(String peer) {
        return onlyRule("""
                egress:
                - action: Accept
                  to:
                  - %s
                """.formatted(peer));
    }

    private static TrafficMatch protocols(String protocol) {
        return onlyRule("""
                ingress:
                - action: Accept
                  from: [{namespaces: {}}]
                  protocols:
                  - %s
                """.formatted(protocol)).traffic();
    }

    private static TrafficMatch only(TrafficSet traffic) {
        return new TrafficMatch(traffic, List.of());
    }

    // ClusterNetworkPolicySpec.Tier, .Priority, .Subject: no implicit isolation.
    @Test
    void aPolicyStandsInItsTierAtItsPriorityAndIsolatesNobody() {
        var policy = compiled(yaml("""
                apiVersion: policy.networking.k8s.io/v1alpha2
                kind: ClusterNetworkPolicy
                metadata: {name: x}
                spec:
                  tier: Baseline
                  priority: 1000
                  subject:
                    pods:
                      namespaceSelector: {matchLabels: {team: a}}
                      podSelector: {matchLabels: {app: db}}
                """));
        var subject = selection(Selector.matchLabels(Map.of("team", "a")), Selector.matchLabels(Map.of("app", "db")));
        assertThat(policy).isEqualTo(new Policy(policy.ref(), Tier.BASELINE, 1000, subject, Set.of(), List.of()));
    }

    // NamespacedPod.NamespaceSelector is optional; "if empty, it selects all Namespaces".
    @Test
    void podsWithoutANamespaceSelectorAreThoseOfEveryNamespace() {
        assertThat(to("pods: {podSelector: {matchLabels: {app: db}}}").peers())
                .containsExactly(pods(Selector.EVERYTHING, Selector.matchLabels(Map.of("app", "db"))));
    }

    // ClusterNetworkPolicyRuleAction; precedence is "determined by the order in which the rule is written".
    @Test
    void rulesKeepTheirActionsAndTheirOrder() {
        var policy = compiled(cluster("x", "Admin", 0, """
                ingress:
                - {name: let, action: Accept, from: [{namespaces: {}}]}
                - {action: Deny, from: [{namespaces: {}}]}
                - {action: Pass, from: [{namespaces: {}}]}
                """));
        assertThat(policy.rules()).extracting(Rule::action)
                .containsExactly(Action.ACCEPT, Action.DENY, Action.PASS);
        assertThat(policy.rules()).allSatisfy(rule -> {
            assertThat(rule.direction()).isEqualTo(Direction.INGRESS);
            assertThat(rule.peers()).containsExactly(EVERY_POD);
            assertThat(rule.traffic()).isEqualTo(TrafficMatch.ALL);
        });
        assertThat(policy.rules().get(2).ref().label()).isEqualTo("ClusterNetworkPolicy x spec.ingress[2]");
    }

    // ClusterNetworkPolicyEgressPeer.Networks, .Nodes, .DomainNames.
    @Test
    void egressPeersMayBeNetworksNodesAndDomainNames() {
        var blocks = Stream.of("10.0.0.0/8", "fd00::/8")
                .map(text -> Cidr.parse(text).orElseThrow().asSet())
                .reduce((one, other) -> one.union(other))
                .orElseThrow();
        assertThat(to("networks: [10.0.0.0/8, \"fd00::/8\"]").peers()).containsExactly(new Peer.Addresses(blocks));
        assertThat(to("nodes: {matchLabels: {zone: a}}").peers())
                .containsExactly(new Peer.Nodes(Selector.matchLabels(Map.of("zone", "a"))));
        assertThat(to("nodes: {}").peers()).containsExactly(new Peer.Nodes(Selector.EVERYTHING));
        assertThat(to("domainNames: [example.org, \"*.example.org.\"]").peers())
                .containsExactly(new Peer.DomainNames(List.of("example.org", "*.example.org.")));
    }

    // `listType=set`: the API server refuses what stands there twice; its meaning is plain all the same.
    @Test
    void aNetworkThatStandsThereTwiceIsSaid() {
        var compiled = KIND.compile(cluster("x", "Admin", 1, """
                egress: [{action: Deny, to: [{networks: [10.0.0.0/8, 10.0.0.0/8]}]}]
                """).manifest());
        assertThat(compiled.problems()).extracting(Problem::line).containsExactly(
                "ClusterNetworkPolicy x: spec.egress[0].to[0].networks[1]: \"10.0.0.0/8\" stands here twice, which the "
                        + "API server refuses (policy.yaml:8); remove one");
        assertThat(compiled.policy().orElseThrow().rules()).extracting(Rule::peers).containsExactly(
                List.of(new Peer.Addresses(Cidr.parse("10.0.0.0/8").orElseThrow().asSet())));
    }

    // NPEP-133: generated records of pods and headless services can be selected; which pods, no text can say.
    @Test
    void aDomainNameOfTheClusterItselfMayStandForAnyone() {
        var compiled = KIND.compile(cluster("x", "Admin", 1, """
                egress:
                - action: Accept
                  to: [{domainNames: [db.shop.svc.cluster.local]}]
                """).manifest());
        assertThat(compiled.problems()).singleElement()
                .returns(Problem.Severity.WARNING, Problem::severity)
                .returns("spec.egress[0].to[0].domainNames", problem -> problem.place().path());
        assertThat(compiled.policy().orElseThrow().rules()).singleElement().satisfies(rule ->
                assertThat(rule.peers()).singleElement().isInstanceOf(Peer.Unsupported.class));
    }

    // ClusterNetworkPolicyProtocol, Port, PortRange.
    @Test
    void aProtocolEntryIsANumberARangeOrAName() {
        assertThat(protocols("tcp: {destinationPort: {number: 80}}")).isEqualTo(only(TrafficSet.tcp(80)));
        assertThat(protocols("udp: {destinationPort: {range: {start: 1, end: 65535}}}"))
                .isEqualTo(only(TrafficSet.of(Protocol.UDP, PortSet.ALL)));
        assertThat(protocols("sctp: {destinationPort: {range: {start: 7, end: 8}}}"))
                .isEqualTo(only(TrafficSet.of(Protocol.SCTP, PortSet.of(7, 8))));
        assertThat(protocols("destinationNamedPort: http").named()).containsExactlyInAnyOrder(
                new NamedPort(Protocol.TCP, "http"), new NamedPort(Protocol.UDP, "http"),
                new NamedPort(Protocol.SCTP, "http"));
    }

    @Test
    void anyOfTheProtocolEntriesWillDo() {
        var traffic = onlyRule("""
                egress:
                - action: Deny
                  to: [{namespaces: {}}]
                  protocols:
                  - tcp: {destinationPort: {number: 80}}
                  - tcp: {destinationPort: {range: {start: 90, end: 99}}}
                  - udp: {destinationPort: {number: 53}}
                """).traffic();
        assertThat(traffic.numbered()).isEqualTo(
                TrafficSet.tcp(80).union(TrafficSet.of(Protocol.TCP, PortSet.of(90, 99))).union(TrafficSet.udp(53)));
    }

    // ClusterNetworkPolicyIngressPeer: a peer without a known field fails closed: "Accept" matches no traffic, "Deny"
    // and "Pass" are a "Deny all" rule.
    @Test
    void aPeerOfNoKnownFieldFailsClosed() {
        for (var peer : List.of("{serviceAccounts: {}}", "{}")) {
            var compiled = KIND.compile(cluster("x", "Admin", 1, """
                    ingress:
                    - {action: Accept, from: [{namespaces: {}}, PEER]}
                    - {action: Deny, from: [PEER], protocols: [{tcp: {destinationPort: {number: 80}}}]}
                    - {action: Pass, from: [PEER]}
                    """.replace("PEER", peer)).manifest());
            assertThat(compiled.problems()).extracting(problem -> problem.place().path())
                    .containsExactly("spec.ingress[0].from[1]", "spec.ingress[1].from[0]", "spec.ingress[2].from[0]");
            assertThat(compiled.problems()).extracting(Problem::message).allSatisfy(message ->
                    assertThat(message).startsWith("the peer has none of the fields [namespaces, pods]"));
            assertThat(compiled.policy().orElseThrow().rules())
                    .extracting(rule -> rule.action() + " " + rule.peers() + " " + rule.traffic().numbered())
                    .containsExactly(
                            "ACCEPT [] All Connections",
                            "DENY [Anyone[]] All Connections",
                            "DENY [Anyone[]] All Connections");
        }
    }

    // ClusterNetworkPolicyIngressPeer has neither networks nor nodes nor domainNames.
    @Test
    void anEgressPeerOfAnIngressRuleIsNoKnownField() {
        var compiled = KIND.compile(cluster("x", "Admin", 1, """
                ingress:
                - {action: Accept, from: [{networks: [10.0.0.0/8]}]}
                """).manifest());
        assertThat(compiled.policy().orElseThrow().rules()).singleElement().satisfies(rule ->
                assertThat(rule.peers()).isEmpty());
    }

    // A field that the schema does not know is dropped by the API server.
    @Test
    void aFieldTooManyIsIgnoredAndSaid() {
        var compiled = KIND.compile(cluster("x", "Admin", 1, """
                order: 3
                ingress:
                - {action: Deny, ports: [], from: [{namespaces: {}, color: red}]}
                """).manifest());
        assertThat(compiled.problems()).extracting(problem -> problem.place().path() + ": " + problem.message())
                .containsExactly(
                        "spec.order: field \"order\" is not known and is ignored",
                        "spec.ingress[0].ports: field \"ports\" is not known and is ignored",
                        "spec.ingress[0].from[0].color: field \"color\" is not known and is ignored");
        assertThat(compiled.policy().orElseThrow().rules()).singleElement().satisfies(rule ->
                assertThat(rule.peers()).containsExactly(EVERY_POD));
    }
}
