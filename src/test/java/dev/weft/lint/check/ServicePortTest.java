package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.everyPort;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Source: Service.spec.ports[].targetPort; Kubernetes documentation, "Network Policies": rules speak about pods.
class ServicePortTest {
    private static final Part WEB = pod("shop/web", "app=web");
    private static final Part API = pod("shop/api", "app=api").port("http", 8080);

    private static Linted linted(Part... parts) {
        var all = new Part[parts.length + 2];
        System.arraycopy(parts, 0, all, 2, parts.length);
        all[0] = WEB;
        all[1] = API;
        return Linted.of(new ServicePort(), all);
    }

    @Test
    void anEgressRuleOnTheServicesPortIsCorrectedToThePods() {
        var linted = linted(
                service("shop/api", "app=api").port(80, 8080),
                networkPolicy("shop/web-out").on("app=web").egress(to("app=api"), tcp(80)));

        assertThat(linted.lines()).containsExactly("ERROR NetworkPolicy shop/web-out: spec.egress[0].ports[0].port: "
                + "TCP 80 is the port of Service shop/api; its pods listen on 8080, and no pod meant here declares 80");
        assertThat(linted.patches()).containsExactly(Map.of(
                "podSelector", Map.of("matchLabels", Map.of("app", "web")),
                "egress", List.of(Map.of(
                        "to", List.of(Map.of("podSelector", Map.of("matchLabels", Map.of("app", "api")))),
                        "ports", List.of(Map.of("protocol", "TCP", "port", 8080))))));
    }

    @Test
    void anIngressRuleOnTheServicesPortToo() {
        assertThat(linted(
                        service("shop/api", "app=api").port(80, "http"),
                        networkPolicy("shop/api-in").on("app=api").ingress(from("app=web"), tcp(80)))
                .places())
                .containsExactly("ERROR NetworkPolicy shop/api-in: spec.ingress[0].ports[0].port");
    }

    @Test
    void thePodsPortBesideItIsEnough() {
        assertThat(linted(
                        service("shop/api", "app=api").port(80, 8080),
                        networkPolicy("shop/a").egress(to("app=api"), tcp(80), tcp(8080)),
                        networkPolicy("shop/b").egress(to("app=api"), tcp(80), tcp("http")),
                        networkPolicy("shop/c").egress(to("app=api"), everyPort("TCP")))
                .lines())
                .isEmpty();
    }

    @Test
    void aPortThatSomePodMeantListensOnIsNoMistake() {
        assertThat(linted(
                        service("shop/api", "app=api").port(80, 8080),
                        pod("shop/old", "app=old").port("http", 80),
                        networkPolicy("shop/out").on("app=web").egress(to(""), tcp(80)))
                .lines())
                .isEmpty();
        assertThat(linted(
                        service("shop/api", "app=api").port(80, 8080),
                        service("shop/api-direct", "app=api").port(81, 80),
                        networkPolicy("shop/out").on("app=web").egress(to("app=api"), tcp(80)))
                .lines())
                .isEmpty();
    }

    @Test
    void aServiceThatKeepsThePortIsFine() {
        assertThat(linted(
                        service("shop/api", "app=api").port(8080, 8080),
                        networkPolicy("shop/out").egress(to("app=api"), tcp(8080)))
                .lines())
                .isEmpty();
    }
}
