package dev.weft.cluster;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ServiceBackends.Backend;
import dev.weft.cluster.ServiceBackends.Target;
import dev.weft.fixture.Part;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Sources: ServiceSpec.selector, ServicePort.targetPort, EndpointSlice.
class ServiceBackendsTest {
    private static final ObjectRef DB = ObjectRef.ofService("shop", "db");

    @Test
    void aNamedTargetPortIsResolvedByEachPod() {
        var backends = backends(
                pod("shop/one", "app=db").port("pg", 5432),
                pod("shop/two", "app=db").port("pg", 6432),
                pod("shop/three", "app=db"),
                service("shop/db", "app=db").with(new Service.Port("", Protocol.TCP, 80, 0, "pg")));

        assertThat(backends.targets(DB, Protocol.TCP, 80))
                .containsExactlyInAnyOrder(target("one", 5432), target("two", 6432));
        assertThat(backends.targets(DB, Protocol.UDP, 80)).isEmpty();
    }

    @Test
    void slicesGoBeforeTheSelector() {
        var backends = backends(
                pod("shop/one", "app=db").address("10.0.0.1"),
                pod("shop/two", "app=db").address("10.0.0.2"),
                service("shop/db", "app=db").with(new Service.Port("", Protocol.TCP, 80, 5432, "")),
                slice("10.0.0.1", 5432));

        assertThat(backends.pods(DB)).extracting(pod -> pod.ref().name()).containsExactly("one");
        assertThat(backends.targets(DB, Protocol.TCP, 80)).containsExactly(target("one", 5432));
    }

    @Test
    void aSliceWithoutAPortNumberSaysNothing() {
        var backends = backends(
                pod("shop/one", "app=db").address("10.0.0.1"),
                service("shop/db", "app=db").with(new Service.Port("", Protocol.TCP, 80, 5432, "")),
                slice("10.0.0.1", 0));

        assertThat(backends.targets(DB, Protocol.TCP, 80)).isEmpty();
    }

    @Test
    void anEmptySelectorIsManagedFromOutside() {
        var backends = backends(
                pod("shop/one", "app=db"),
                service("shop/db", "").with(new Service.Port("", Protocol.TCP, 80, 5432, "")));

        assertThat(backends.pods(DB)).isEmpty();
    }

    @Test
    void otherNamespacesAreNotSelected() {
        var backends = backends(
                pod("bank/one", "app=db"),
                service("shop/db", "app=db").with(new Service.Port("", Protocol.TCP, 80, 5432, "")));

        assertThat(backends.pods(DB)).isEmpty();
    }

    @Test
    void aHeadlessServiceRewritesNoPort() {
        var backends = backends(
                pod("shop/one", "app=db").address("10.0.0.1"),
                service("shop/db", "app=db").with(new Service.Port("", Protocol.TCP, 80, 5432, "")));

        assertThat(backends.backends(DB, Protocol.TCP, 8080)).containsExactly(new Backend(
                Optional.of(ObjectRef.ofPod("shop", "one")), IpAddress.parse("10.0.0.1"), 8080, true));
    }

    @Test
    void whatASliceListsNeedNotBeAPod() {
        var backends = backends(
                service("shop/db", "").address("10.96.0.1").with(new Service.Port("", Protocol.TCP, 80, 5432, "")),
                slice("192.0.2.1", 5432));

        assertThat(backends.backends(DB, Protocol.TCP, 80)).containsExactly(
                new Backend(Optional.empty(), IpAddress.parse("192.0.2.1"), 5432, true));
        assertThat(backends.backends(DB, Protocol.TCP, 81)).isEmpty();
    }

    private static ServiceBackends backends(Part... parts) {
        return new ServiceBackends(cluster(parts));
    }

    private static Target target(String pod, int port) {
        return new Target(ObjectRef.ofPod("shop", pod), port);
    }

    /// A slice that knows its backend by address alone.
    private static Part slice(String address, int port) {
        return () -> List.of(new EndpointSlice(
                new ObjectRef("discovery.k8s.io", "EndpointSlice", "shop", "db-x"),
                DB,
                List.of(new EndpointSlice.Backend(
                        IpAddress.parse(address).orElseThrow(), Optional.empty(), true)),
                List.of(new EndpointSlice.Port("", Protocol.TCP, port))));
    }
}
