package dev.weft.flow.source;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Service;
import dev.weft.fixture.Part;
import dev.weft.net.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Source of the names and ports: the charts and manifests that are named in [PrometheusPlaces].
class PrometheusPlacesTest {
    private static List<String> places(Part... parts) {
        return PrometheusPlaces.in(cluster(parts)).stream()
                .map(found -> (found.https() ? "https " : "") + found.service().path() + ":" + found.portText())
                .toList();
    }

    @Test
    void theKnownPlacesAreFoundWhereverTheyStand() {
        assertThat(places(
                        service("mesh/prometheus", "app=prometheus").port(9090, 9090),
                        service("links/caretta-vm", "app=vm").port(8428, 8428),
                        service("obs/prometheus-server", "app=prom").port(80, 9090),
                        service("obs/vmsingle-main", "app=vms").port(8429, 8429),
                        service("openshift/thanos-querier", "app=thanos").port(9091, 9091)))
                .containsExactly(
                        "mesh/prometheus:9090", "obs/prometheus-server:80", "links/caretta-vm:8428",
                        "https openshift/thanos-querier:9091", "obs/vmsingle-main:8429");
    }

    @Test
    void partsOfItsSurroundingsAreNotTakenForAPrometheus() {
        assertThat(places(
                        service("obs/prometheus-alertmanager", "app=a").port(80, 9093),
                        service("obs/prometheus-node-exporter", "app=n").port(9090, 9100),
                        service("obs/prometheus-operator", "app=o").port(443, 10250),
                        service("obs/kube-prometheus-stack-grafana", "app=g").port(80, 3000)))
                .isEmpty();
    }

    @Test
    void twoServicesBeforeTheSamePodsAreOne() {
        assertThat(places(
                        pod("obs/prometheus-0", "app=prometheus").address("10.0.0.1"),
                        service("obs/prometheus-operated", "app=prometheus").port(9090, 9090),
                        service("obs/kube-prometheus-stack-prometheus", "app=prometheus").address("10.96.0.9")
                                .port(9090, 9090)))
                .containsExactly("obs/kube-prometheus-stack-prometheus:9090");
    }

    @Test
    void ofSeveralPortsTheOneForQuestionsIsTaken() {
        assertThat(places(service("obs/my-prometheus", "app=p")
                        .with(new Service.Port("reloader-web", Protocol.TCP, 8080, 8080, ""))
                        .with(new Service.Port("http-web", Protocol.TCP, 9090, 9090, ""))))
                .containsExactly("obs/my-prometheus:9090");
    }
}
