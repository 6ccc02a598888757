package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static dev.weft.fixture.ClusterFixture.udp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Service;
import dev.weft.fixture.Part;
import dev.weft.net.Protocol;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Source: Kubernetes documentation, "DNS for Services and Pods": names are asked for on port 53 of the DNS Service,
/// which leads to its pods before policies look.
class EgressWithoutNamesTest {
    private static final Part WEB = pod("shop/web", "app=web");
    private static final Part API = pod("shop/api", "app=api");
    private static final Part DNS = pod("kube-system/coredns", "k8s-app=kube-dns").address("10.0.0.53");

    private static Part dnsService(int target) {
        return service("kube-system/kube-dns", "k8s-app=kube-dns")
                .address("10.96.0.10")
                .with(new Service.Port("dns", Protocol.UDP, 53, target, ""));
    }

    private static Linted linted(Part... parts) {
        var all = new Part[parts.length + 2];
        System.arraycopy(parts, 0, all, 2, parts.length);
        all[0] = WEB;
        all[1] = API;
        return Linted.of(new EgressWithoutNames(), all);
    }

    @Test
    void aPodThatMayConnectButNotAskForNamesGetsAPolicyThatOnlyOpens() {
        var linted = linted(
                DNS, dnsService(53), networkPolicy("shop/web-out").on("app=web").egress(to("app=api"), tcp(80)));

        assertThat(linted.lines()).containsExactly("WARNING NetworkPolicy shop/web-out: spec.egress: shop/web may "
                + "connect out, but no rule allows them to ask Service kube-system/kube-dns for names");
        assertThat(linted.patches()).containsExactly(Map.of(
                "podSelector", Map.of("matchLabels", Map.of("app", "web")),
                "policyTypes", List.of("Egress"),
                "egress", List.of(Map.of(
                        "to", List.of(Map.of(
                                "namespaceSelector",
                                Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "kube-system")),
                                "podSelector",
                                Map.of("matchLabels", Map.of("k8s-app", "kube-dns")))),
                        "ports", List.of(Map.of("protocol", "UDP", "port", 53))))));
    }

    @Test
    void aPodThatMayConnectNowhereIsARemark() {
        assertThat(linted(DNS, dnsService(53), networkPolicy("shop/deny").types("Egress")).lines())
                .containsExactly("INFO NetworkPolicy shop/deny: spec: shop/api, shop/web may connect nowhere, names "
                        + "included");
    }

    @Test
    void anotherPolicyMayAllowTheNames() {
        assertThat(linted(
                        DNS, dnsService(53),
                        networkPolicy("shop/web-out").on("app=web").egress(to("app=api"), tcp(80)),
                        networkPolicy("shop/dns").egress(
                                to(namespaces("kubernetes.io/metadata.name=kube-system").pods("k8s-app=kube-dns")),
                                udp(53)))
                .lines())
                .isEmpty();
    }

    @Test
    void theNameServersOwnPortCountsNotTheServices() {
        var parts = new Part[] {
            DNS, dnsService(5353), networkPolicy("shop/dns").egress(to(namespaces("")), udp(53))
        };

        assertThat(linted(parts).places()).containsExactly("WARNING NetworkPolicy shop/dns: spec.egress");
        assertThat(linted(parts).remedies()).containsExactly("allow egress to the name servers on UDP 5353");
    }

    @Test
    void aBlockOnPort53IsSomeNameServer() {
        assertThat(linted(
                        DNS, dnsService(53),
                        networkPolicy("shop/out").egress(to(block("169.254.20.10/32")), udp(53)).egress(to("app=api")))
                .lines())
                .isEmpty();
    }

    @Test
    void withoutTheClustersServersEveryRuleOnPort53Counts() {
        assertThat(linted(networkPolicy("shop/out").egress(to(namespaces("team=dns")), udp(53))).lines()).isEmpty();
        assertThat(linted(networkPolicy("shop/out").egress(to(namespaces("")))).lines()).isEmpty();
        assertThat(linted(networkPolicy("shop/out").egress(to("app=api"))).places())
                .containsExactly("WARNING NetworkPolicy shop/out: spec.egress");
    }

    @Test
    void ingressPoliciesAndOpenEgressAreFine() {
        assertThat(linted(networkPolicy("shop/in").types("Ingress"), networkPolicy("shop/out").egress()).lines())
                .isEmpty();
    }
}
