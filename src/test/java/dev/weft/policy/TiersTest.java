package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.YamlPolicy.admin;
import static dev.weft.fixture.YamlPolicy.baseline;
import static dev.weft.fixture.YamlPolicy.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Node;
import dev.weft.cluster.ResourceKind;
import dev.weft.fixture.ClusterFixture;
import dev.weft.fixture.Part;
import dev.weft.net.Protocol;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Admin, NetworkPolicy, Baseline, default: whole clusters evaluated. Source: network-policy-api, "API overview", and
/// `apis/v1alpha2/clusternetworkpolicy_types.go`, named by type and field.
class TiersTest {
    private static final String ALL = "All Connections";
    private static final String NONE = "No Connections";
    private static final String DENY_IN = "ingress: [{action: Deny, from: [{namespaces: {}}]}]";
    private static final String ACCEPT_IN = "ingress: [{action: Accept, from: [{namespaces: {}}]}]";
    private static final String PASS_IN = "ingress: [{action: Pass, from: [{namespaces: {}}]}]";

    private static Asked shop(Part... more) {
        var parts = Stream.concat(
                Stream.of(
                        namespace("shop", "team=a"),
                        namespace("other", "team=b"),
                        pod("shop/web", "app=web").address("10.0.0.1").port("http", 80),
                        pod("shop/db", "app=db").address("10.0.0.2").port("http", Protocol.UDP, 81),
                        pod("other/web", "app=web").address("10.0.1.1", "fd00::1"),
                        pod("other/agent", "app=agent").address("192.168.0.1").node("n1").hostNetwork(),
                        ClusterFixture.node("n1", "192.168.0.1")),
                Stream.of(more));
        return Asked.of(parts.toArray(Part[]::new));
    }

    // Tier: Admin is asked before NetworkPolicy and cannot be overridden.
    @Test
    void anAdminRuleOverridesNetworkPolicy() {
        var isolated = networkPolicy("shop/deny").on("app=db");
        var open = networkPolicy("shop/open").on("app=db").ingress();
        assertThat(shop(cluster("a", "Admin", 1, ACCEPT_IN), isolated).allowed("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(shop(cluster("a", "Admin", 1, DENY_IN), open).allowed("shop/web", "shop/db")).isEqualTo(NONE);
        assertThat(shop(admin("a", 1, DENY_IN), open).allowed("shop/web", "shop/db")).isEqualTo(NONE);
    }

    // Tier: Baseline is asked only for pods that no NetworkPolicy selects in that direction.
    @Test
    void aBaselineRuleIsOverriddenByNetworkPolicy() {
        for (var deny : new Part[] {baseline("default", DENY_IN), cluster("b", "Baseline", 0, DENY_IN)}) {
            var asked = shop(deny, networkPolicy("shop/in").on("app=db").ingress(from("app=web"), tcp(80)));
            assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo("TCP 80");
            assertThat(asked.allowed("shop/db", "shop/web")).isEqualTo(NONE);
            assertThat(asked.allowed("shop/db", "8.8.8.8")).isEqualTo(ALL);
            assertThat(asked.allowed("8.8.8.8", "shop/web")).isEqualTo(ALL);
        }
    }

    // A NetworkPolicy that isolates the other direction leaves this one to the Baseline tier.
    @Test
    void anEgressPolicyDoesNotOverrideABaselineForIngress() {
        var asked = shop(
                cluster("b", "Baseline", 0, DENY_IN), networkPolicy("shop/out").on("app=db").types("Egress").egress());
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(NONE);
    }

    // Action Pass: "skips all further ClusterNetworkPolicy rules in the current tier".
    @Test
    void passSkipsTheRestOfTheAdminTier() {
        var pass = cluster("a", "Admin", 1, PASS_IN);
        var deny = cluster("b", "Admin", 2, DENY_IN);
        assertThat(shop(deny, pass).allowed("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(shop(deny, pass, networkPolicy("shop/in").on("app=db").ingress(from("app=web"), tcp(80)))
                        .allowed("shop/web", "shop/db"))
                .isEqualTo("TCP 80");
        assertThat(shop(deny, pass, cluster("c", "Baseline", 3, DENY_IN)).allowed("shop/web", "shop/db"))
                .isEqualTo(NONE);
    }

    // New in v1alpha2: Pass in the Baseline tier goes to the default, which allows.
    @Test
    void passInTheBaselineTierGoesToTheDefault() {
        var asked = shop(cluster("a", "Baseline", 1, PASS_IN), cluster("b", "Baseline", 2, DENY_IN));
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.explainTcp("shop/web", "shop/db", 80).ingress().reason())
                .isEqualTo("IMPLIED_ALLOW_NO_POLICY");
    }

    // Priority: lower values first, whatever the names or the order of reading.
    @Test
    void theLowerPriorityNumberIsAskedFirst() {
        assertThat(shop(cluster("z", "Admin", 1, ACCEPT_IN), cluster("a", "Admin", 2, DENY_IN))
                        .allowed("shop/web", "shop/db"))
                .isEqualTo(ALL);
        assertThat(shop(cluster("z", "Admin", 2, ACCEPT_IN), cluster("a", "Admin", 1, DENY_IN))
                        .allowed("shop/web", "shop/db"))
                .isEqualTo(NONE);
    }

    // Ingress: "a rule that appears at the top ... would take the highest precedence".
    @Test
    void theFirstRuleOfAPolicyIsAskedFirst() {
        var asked = shop(cluster("a", "Admin", 1, """
                ingress:
                - {action: Accept, from: [{namespaces: {matchLabels: {team: b}}}]}
                - {action: Deny, from: [{namespaces: {}}]}
                """));
        assertThat(asked.allowed("other/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(NONE);
    }

    // "There will not be any implicit isolation effects".
    @Test
    void aPolicyThatMatchesNothingChangesNothing() {
        var asked = shop(cluster("a", "Admin", 1, """
                ingress: [{action: Accept, from: [{pods: {podSelector: {matchLabels: {app: nobody}}}}]}]
                """));
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.allowed("8.8.8.8", "shop/db")).isEqualTo(ALL);
        assertThat(asked.reachability().isolation(asked.end("shop/db")).ingress()).isFalse();
    }

    // Action Accept: "any ingress rules at the destination do apply".
    @Test
    void anAcceptedEgressStillNeedsTheIngressOfItsDestination() {
        var asked = shop(
                cluster("a", "Admin", 1, "egress: [{action: Accept, to: [{namespaces: {}}]}]"),
                networkPolicy("shop/deny").on("app=db"));
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(NONE);
    }

    // Peers: "host-networked pods are not included"; Subject: the same.
    @Test
    void podsOnTheirNodesNetworkAreNeitherSubjectNorPodPeer() {
        var asked = shop(cluster("a", "Admin", 1, DENY_IN + "\negress: [{action: Deny, to: [{namespaces: {}}]}]"));
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(NONE);
        assertThat(asked.allowed("other/agent", "shop/db")).isEqualTo(ALL);
        assertThat(asked.allowed("shop/db", "other/agent")).isEqualTo(ALL);
    }

    // Networks: "cluster-internal traffic will be checked against the rule as well"; each family for itself.
    @Test
    void networksHoldPodsOfTheirFamilyToo() {
        var asked = shop(cluster("a", "Admin", 1, "egress: [{action: Deny, to: [{networks: [0.0.0.0/0]}]}]"));
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(NONE);
        assertThat(asked.allowed("shop/web", "8.8.8.8")).isEqualTo(NONE);
        assertThat(asked.allowed("shop/web", "2001:db8::1")).isEqualTo(ALL);
    }

    // Networks: "add a rule that Passes all pod traffic before the Networks rule".
    @Test
    void aPassForPodsBeforeNetworksKeepsThemOut() {
        var asked = shop(cluster("a", "Admin", 1, """
                egress:
                - {action: Pass, to: [{namespaces: {}}]}
                - {action: Deny, to: [{networks: [0.0.0.0/0]}]}
                """));
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.allowed("shop/web", "8.8.8.8")).isEqualTo(NONE);
    }

    // Nodes: the addresses of the nodes; a host-networked pod is met there.
    @Test
    void nodesAreMetByTheirAddresses() {
        var asked = shop(cluster("a", "Admin", 1, "egress: [{action: Deny, to: [{nodes: {}}]}]"));
        assertThat(asked.allowed("shop/web", "node n1")).isEqualTo(NONE);
        assertThat(asked.allowed("shop/web", "192.168.0.1")).isEqualTo(NONE);
        assertThat(asked.allowed("shop/web", "192.168.0.2")).isEqualTo(ALL);
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(ALL);
    }

    // DestinationNamedPort has no protocol: each pod says which it is, and which number.
    @Test
    void aNamedPortIsThatOfTheDestinationWhateverItsProtocol() {
        var asked = shop(cluster("a", "Admin", 1, """
                ingress:
                - {action: Accept, from: [{namespaces: {}}], protocols: [{destinationNamedPort: http}]}
                - {action: Deny, from: [{namespaces: {}}]}
                """));
        assertThat(asked.allowed("other/web", "shop/web")).isEqualTo("TCP 80");
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo("UDP 81");
        assertThat(asked.allowed("shop/web", "other/web")).isEqualTo(NONE);
    }

    // DomainNames: which addresses, nobody can say; accepted before a denial they may or may not pass.
    @Test
    void acceptedNamesBeforeADenialAreUnknownOutside() {
        var asked = shop(cluster("a", "Admin", 1, """
                egress:
                - action: Accept
                  to: [{domainNames: ["*.example.org"]}]
                  protocols: [{tcp: {destinationPort: {number: 443}}}]
                - {action: Deny, to: [{networks: [0.0.0.0/0]}]}
                """));
        assertThat(asked.unknown("shop/web", "8.8.8.8")).isEqualTo("TCP 443");
        assertThat(asked.allowed("shop/web", "8.8.8.8")).isEqualTo(NONE);
        assertThat(asked.cell("shop/web", "shop/db")).isEqualTo(Cell.NOTHING);
        var half = asked.explainTcp("shop/web", "8.8.8.8", 443).egress();
        assertThat(half.reason()).isEqualTo("DOMAIN_NAMES");
        assertThat(half.sentence()).startsWith(
                "egress from shop/web: the names *.example.org may stand for any address outside; ");
    }

    // ClusterNetworkPolicyIngressPeer, "fail closed".
    @Test
    void aPeerThatNobodyKnowsClosesItsRule() {
        var accept = "ingress: [{action: Accept, from: [{namespaces: {}}, {clusters: {}}]}]";
        var pass = "ingress: [{action: Pass, from: [{clusters: {}}]}]";
        assertThat(shop(cluster("a", "Admin", 1, accept), cluster("b", "Admin", 2, DENY_IN))
                        .allowed("shop/web", "shop/db"))
                .isEqualTo(NONE);
        assertThat(shop(cluster("a", "Admin", 1, pass)).allowed("8.8.8.8", "shop/db")).isEqualTo(NONE);
    }

    // Hairpin: a pod that connects to its own address is not subject to these policies.
    @Test
    void aPodReachesItself() {
        assertThat(shop(cluster("a", "Admin", 1, DENY_IN)).allowed("shop/db", "shop/db")).isEqualTo(ALL);
    }

    @Test
    void aRefusedPolicyIsUnknownUntilSomethingBeforeItDecides() {
        var refused = "ingress: [{action: Drop, from: [{namespaces: {}}]}]";
        var asked = shop(cluster("a", "Admin", 5, refused));
        assertThat(asked.unknown("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.explainTcp("shop/web", "shop/db", 80).ingress().sentence()).isEqualTo(
                "ingress to shop/db: ClusterNetworkPolicy a is refused (action \"Drop\" is not known), so nobody can "
                        + "say what stands in the cluster in its place");
        assertThat(shop(cluster("a", "Admin", 5, refused), cluster("b", "Admin", 4, DENY_IN))
                        .cell("shop/web", "shop/db"))
                .isEqualTo(Cell.NOTHING);
    }

    // A node without an address yet may be the one on which the pod stands. Source: network-policy-api, NPEP-126.
    @Test
    void aHostNetworkPodMayStandOnANodeWhoseAddressIsNotKnown() {
        var deny = admin("a", 1, "egress: [{action: Deny, to: [{nodes: {matchLabels: {pool: new}}}]}]");
        var fresh = new Node(ResourceKind.NODE.ref("", "n2"), Labels.of(Map.of("pool", "new")), List.of());
        var asked = shop(deny, () -> List.of(fresh));
        assertThat(asked.unknown("shop/db", "other/agent")).isEqualTo(ALL);
        assertThat(asked.explainTcp("shop/db", "other/agent", 80).verdict().word()).isEqualTo("unknown");
        assertThat(asked.allowed("shop/db", "shop/web")).isEqualTo(ALL);
    }
}
