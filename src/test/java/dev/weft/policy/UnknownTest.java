package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.NOW;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.SourceStatus;
import dev.weft.fixture.Part;
import dev.weft.policy.kind.PolicyKinds;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The third value: what cannot be known is unknown, never allowed and never denied.
class UnknownTest {
    private static final String ALL = "All Connections";
    private static final SourceStatus FORBIDDEN = new SourceStatus.Failed("forbidden", "ask for the right");
    private static final SourceStatus LIVE = new SourceStatus.Live(NOW);
    private static final List<Part> PODS = List.of(
            pod("shop/web", "app=web"),
            pod("shop/db", "app=db"),
            pod("other/web", "app=web"),
            pod("other/db", "app=db"));

    private static KindStatus status(ResourceKind kind, String namespace, SourceStatus status) {
        return new KindStatus(kind, namespace, status);
    }

    private static Asked asked(List<KindStatus> statuses, Part... more) {
        var builder = new SnapshotBuilder("fixture");
        Stream.concat(PODS.stream(), Stream.of(more))
                .flatMap(part -> part.resources().stream())
                .forEach(resource -> builder.apply(new Change.Put(resource), NOW));
        statuses.forEach(status -> builder.apply(new Change.Status(status), NOW));
        return Asked.of(builder.snapshot(), Profile.UPSTREAM);
    }

    private static Part manifest(String group, String kind, String name, Map<String, Object> spec) {
        var resource = PolicyKinds.all().stream()
                .map(PolicyKind::resource)
                .filter(known -> known.group().equals(group) && known.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        var manifest = new Manifest(resource, resource.ref("shop", name), Map.of("spec", spec), Origin.LIVE);
        return () -> List.of(manifest);
    }

    // Issue 3: 403 on one kind: the rest works, and what depends on it is unknown with a remedy.
    @Test
    void podsOfANamespaceWhosePoliciesCannotBeReadAreUnknown() {
        var asked = asked(List.of(status(ResourceKind.NETWORK_POLICY, "shop", FORBIDDEN)));
        assertThat(asked.unknown("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.unknown("other/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.unknown("shop/db", "8.8.8.8")).isEqualTo(ALL);
        assertThat(asked.allowed("other/web", "other/db")).isEqualTo(ALL);
        assertThat(asked.reachability().problems()).extracting(Problem::remedy)
                .containsExactly("run: kubectl auth can-i list networkpolicies.networking.k8s.io -n shop");
        assertThat(asked.explainTcp("shop/web", "shop/db", 80).ingress().reason()).isEqualTo("UNREADABLE");
    }

    @Test
    void whatTheOtherSideDeniesStaysDenied() {
        var asked = asked(
                List.of(status(ResourceKind.NETWORK_POLICY, "shop", FORBIDDEN)),
                networkPolicy("other/deny").types("Egress"));
        assertThat(asked.cell("other/web", "shop/db")).isEqualTo(Cell.NOTHING);
    }

    @Test
    void aKindForbiddenForTheWholeClusterMayStillBeReadInOneNamespace() {
        var asked = asked(List.of(
                status(ResourceKind.NETWORK_POLICY, "", FORBIDDEN), status(ResourceKind.NETWORK_POLICY, "shop", LIVE)));
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.unknown("other/web", "other/db")).isEqualTo(ALL);
    }

    @Test
    void aKindThatIsNotReadYetLeavesEverythingUnknown() {
        var connecting = new SourceStatus.Connecting("reading");
        assertThat(asked(List.of(status(ResourceKind.NETWORK_POLICY, "", connecting))).unknown("shop/web", "shop/db"))
                .isEqualTo(ALL);
    }

    @Test
    void aKindThatIsNotServedOrStaleLeavesNothingUnknown() {
        var stale = new SourceStatus.Stale(NOW, "watch lost");
        var cilium = PolicyKinds.all().stream()
                .map(PolicyKind::resource)
                .filter(kind -> kind.kind().equals("CiliumNetworkPolicy"))
                .findFirst()
                .orElseThrow();
        var asked = asked(List.of(
                status(ResourceKind.NETWORK_POLICY, "", stale), status(cilium, "", new SourceStatus.Absent())));
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.reachability().problems()).isEmpty();
    }

    @Test
    void withoutNamespaceLabelsSelectorsOnOtherLabelsThanTheNameAreUnknown() {
        var statuses = List.of(status(ResourceKind.NAMESPACE, "", FORBIDDEN));
        var byLabel = asked(
                statuses, networkPolicy("shop/in").on("app=db").ingress(from(namespaces("team=a")), tcp(80)));
        assertThat(byLabel.unknown("other/web", "shop/db")).isEqualTo("TCP 80");
        assertThat(byLabel.allowed("other/web", "shop/db")).isEqualTo("No Connections");
        assertThat(byLabel.cell("8.8.8.8", "shop/db")).isEqualTo(Cell.NOTHING);
        var byName = asked(
                statuses,
                networkPolicy("shop/in").on("app=db").ingress(from(namespaces("kubernetes.io/metadata.name=other"))));
        assertThat(byName.allowed("other/web", "shop/db")).isEqualTo(ALL);
        assertThat(byName.cell("shop/web", "shop/db")).isEqualTo(Cell.NOTHING);
        var byBoth = asked(
                statuses,
                networkPolicy("shop/in").on("app=db")
                        .ingress(from(namespaces("team=a, kubernetes.io/metadata.name=shop"))));
        assertThat(byBoth.cell("other/web", "shop/db")).isEqualTo(Cell.NOTHING);
        assertThat(byBoth.reachability().problems()).extracting(Problem::remedy)
                .containsExactly("run: kubectl auth can-i list namespaces");
    }

    @Test
    void aNamespaceThatWasReadKeepsItsLabels() {
        var asked = asked(
                List.of(status(ResourceKind.NAMESPACE, "", FORBIDDEN)),
                namespace("other", "team=b"),
                networkPolicy("shop/in").on("app=db").ingress(from(namespaces("team=a"))));
        assertThat(asked.cell("other/web", "shop/db")).isEqualTo(Cell.NOTHING);
    }

    @Test
    void aBrokenSubjectMakesThePodsOfItsNamespaceUnknown() {
        var broken = networkPolicy("shop/broken").with("podSelector", Map.of("matchLabels", List.of("app")));
        var asked = asked(List.of(), broken);
        assertThat(asked.unknown("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.allowed("other/web", "other/db")).isEqualTo(ALL);
        assertThat(asked.explainTcp("other/web", "shop/db", 80).ingress().reason()).isEqualTo("NOT_EVALUATED");
    }

    // Policies add up: what a readable one allows, no other can take away.
    @Test
    void whatAnotherPolicyAllowsStaysAllowedBesideABrokenSubject() {
        var asked = asked(
                List.of(),
                networkPolicy("shop/broken").with("podSelector", Map.of("matchLabels", List.of("app"))),
                networkPolicy("shop/in").on("app=db").ingress(from(namespaces("").pods("app=web")), tcp(80)));
        assertThat(asked.allowed("other/web", "shop/db")).isEqualTo("TCP 80");
        assertThat(asked.unknown("other/web", "shop/db")).isEqualTo("SCTP 1-65535,TCP 1-79,81-65535,UDP 1-65535");
        assertThat(asked.reachability().isolation(asked.end("shop/db")).ingress()).isTrue();
    }

    @Test
    void aKindThatIsNotEvaluatedMakesWhatItTouchesUnknown() {
        var app = Map.<String, Object>of("endpointSelector", Map.of("matchLabels", Map.of("app", "db")));
        var asked = asked(List.of(), manifest("cilium.io", "CiliumNetworkPolicy", "x", app));
        assertThat(asked.unknown("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.allowed("shop/web", "other/db")).isEqualTo(ALL);
        assertThat(asked.explainTcp("shop/web", "shop/db", 80).ingress().steps())
                .extracting(step -> step.effect().word())
                .containsExactly("unknown");
    }

    // Source: network-policy-api: NetworkPolicy is final for the pods it selects, Baseline is asked after it.
    @Test
    void aRefusedBaselinePolicyIsUnknownOnlyWhereNoNetworkPolicyIsolates() {
        var baseline = manifest(
                "policy.networking.k8s.io", "BaselineAdminNetworkPolicy", "default",
                Map.of("subject", Map.of("namespaces", Map.of()), "ingress", List.of(Map.of("action", "Deny"))));
        var asked = asked(List.of(), baseline, networkPolicy("shop/in").on("app=db").ingress(from("app=web")));
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.cell("other/web", "shop/db")).isEqualTo(Cell.NOTHING);
        assertThat(asked.unknown("shop/db", "shop/web")).isEqualTo(ALL);
        assertThat(asked.allowed("shop/db", "8.8.8.8")).isEqualTo(ALL);
    }

    // A thing that is gone is not allowed: nobody knows.
    @Test
    void anEndThatIsNotInTheSnapshotIsUnknown() {
        var asked = asked(List.of());
        var gone = new Endpoint.OfPod(Asked.of(pod("gone/x", "")).snapshot().pods().iterator().next());
        assertThat(asked.reachability().cell(gone, asked.end("shop/db")).unknown().isAll()).isTrue();
    }

    private static final Map<String, Object> DENY_IN =
            Map.of("action", "Deny", "from", List.of(Map.of("namespaces", Map.of())));

    private static KindStatus forbidden(String kind) {
        var resource = PolicyKinds.all().stream()
                .map(PolicyKind::resource)
                .filter(known -> known.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        return status(resource, "", FORBIDDEN);
    }

    // Source: network-policy-api, "API overview": what the Admin tier decides no later tier is asked about.
    @Test
    void networkPoliciesThatCannotBeReadHideNothingThatAdminDecides() {
        var spec = Map.<String, Object>of(
                "priority", 1, "subject", Map.of("namespaces", Map.of()), "ingress", List.of(DENY_IN));
        var asked = asked(
                List.of(status(ResourceKind.NETWORK_POLICY, "shop", FORBIDDEN)),
                manifest("policy.networking.k8s.io", "AdminNetworkPolicy", "deny", spec));
        assertThat(asked.cell("other/web", "shop/db")).isEqualTo(Cell.NOTHING);
        assertThat(asked.explainTcp("other/web", "shop/db", 80).ingress().reason()).isEqualTo("DENIED_BY_RULE");
        assertThat(asked.unknown("8.8.8.8", "shop/db")).isEqualTo(ALL);
    }

    // Baseline is asked only where no NetworkPolicy isolates.
    @Test
    void aBaselineThatCannotBeReadHidesNothingThatNetworkPoliciesDecide() {
        var asked = asked(
                List.of(forbidden("BaselineAdminNetworkPolicy")),
                networkPolicy("shop/in").on("app=db").ingress(from("app=web")));
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo("No Connections");
        assertThat(asked.unknown("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.allowed("8.8.8.8", "shop/web")).isEqualTo("No Connections");
        assertThat(asked.cell("other/web", "shop/db")).isEqualTo(Cell.NOTHING);
        var both = asked(
                List.of(forbidden("BaselineAdminNetworkPolicy")),
                networkPolicy("shop/in").on("app=db").ingress(from("app=web")),
                networkPolicy("shop/out").on("app=web").types("Egress").egress());
        assertThat(both.allowed("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(both.explainTcp("shop/db", "8.8.8.8", 80).egress().reason()).isEqualTo("UNREADABLE");
    }

    @Test
    void anAdminTierThatCannotBeReadHidesWhatNetworkPoliciesDecide() {
        var asked = asked(List.of(forbidden("AdminNetworkPolicy")), networkPolicy("shop/in").on("app=db"));
        assertThat(asked.unknown("other/web", "shop/db")).isEqualTo(ALL);
        assertThat(asked.explainTcp("other/web", "shop/db", 80).ingress().sentence())
                .isEqualTo("ingress to shop/db: " + asked.reachability().problems().getFirst().message());
        assertThat(asked.reachability().isolation(asked.end("shop/db")).policies())
                .extracting(policy -> policy.label())
                .containsExactly("NetworkPolicy shop/in");
    }

    // A kind that nobody could read may have lost what was known of it.
    @Test
    void aPolicyOfAKindThatCannotBeReadIsNotBelieved() {
        var asked = asked(
                List.of(status(ResourceKind.NETWORK_POLICY, "shop", FORBIDDEN)),
                networkPolicy("shop/in").on("app=db").ingress(from(namespaces(""))));
        assertThat(asked.unknown("other/web", "shop/db")).isEqualTo(ALL);
    }
}
