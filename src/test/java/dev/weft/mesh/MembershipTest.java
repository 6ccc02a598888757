package dev.weft.mesh;

import static dev.weft.mesh.MeshTexts.BARE;
import static dev.weft.mesh.MeshTexts.LINKERD;
import static dev.weft.mesh.MeshTexts.SIDECAR;
import static dev.weft.mesh.MeshTexts.cluster;
import static dev.weft.mesh.MeshTexts.deployment;
import static dev.weft.mesh.MeshTexts.end;
import static dev.weft.mesh.MeshTexts.heard;
import static dev.weft.mesh.MeshTexts.live;
import static dev.weft.mesh.MeshTexts.namespace;
import static dev.weft.mesh.MeshTexts.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ResourceKind;
import dev.weft.mesh.Membership.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who stands in a mesh. Sources: reference mesh-zerotrust A.2 (Istio `pkg/kube/inject`, `cni/pkg/util`) and B.1
/// (Linkerd `pkg/inject/report.go`); the numbers are those of its test vectors, H.1.
class MembershipTest {
    private static final String NATIVE =
            "containers: [{name: app}], initContainers: [{name: istio-proxy, restartPolicy: Always}]";

    private static Kind kind(String path, String... documents) {
        return end(cluster(documents), path).membership().kind();
    }

    @Test
    void aPodThatRunsIsWhatItsContainersSay() {
        assertThat(kind("a/p", pod("a/p", SIDECAR))).isEqualTo(Kind.SIDECAR);
        assertThat(kind("a/p", pod("a/p", LINKERD))).isEqualTo(Kind.LINKERD);
        assertThat(kind("a/p", pod("a/p", BARE))).isEqualTo(Kind.NONE);
    }

    /// H.1, 15.
    @Test
    void anInitContainerThatNeverEndsIsASidecarToo() {
        assertThat(kind("a/p", pod("a/p", NATIVE))).isEqualTo(Kind.SIDECAR);
        assertThat(kind("a/p", pod("a/p", NATIVE.replace("Always", "OnFailure")))).isEqualTo(Kind.NONE);
    }

    /// H.1, 16: ztunnel's own container is called `istio-proxy`.
    @Test
    void theProxyOfANodeIsNoWorkload() {
        assertThat(kind("istio-system/ztunnel", pod("istio-system/ztunnel", SIDECAR))).isEqualTo(Kind.ZTUNNEL);
    }

    @Test
    void redirectionSaysWhatIsAmbientAndPendingIsNotKnown() {
        var text = "{ambient.istio.io/redirection: %s}";
        assertThat(kind("a/p", pod("a/p", "", text.formatted("enabled"), BARE))).isEqualTo(Kind.AMBIENT);
        assertThat(kind("a/p", pod("a/p", "", text.formatted("pending"), BARE))).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void gatewaysAndWaypointsAreProxiesForOthers() {
        assertThat(kind("a/p", pod("a/p", ", istio: ingressgateway", "{}", SIDECAR))).isEqualTo(Kind.GATEWAY);
        assertThat(kind("a/p", pod(
                        "a/p", ", gateway.networking.k8s.io/gateway-name: w,"
                                + " gateway.istio.io/managed: istio.io-mesh-controller", "{}", SIDECAR)))
                .isEqualTo(Kind.WAYPOINT);
        assertThat(kind("a/p", pod("a/p", ", gateway.networking.k8s.io/gateway-name: other", "{}", BARE)))
                .as("of another maker")
                .isEqualTo(Kind.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{istio-injection: enabled}      |                                     | SIDECAR",
        "{istio-injection: enabled}      | , sidecar.istio.io/inject: 'false'  | NONE",
        "{istio-injection: disabled}     | , sidecar.istio.io/inject: 'true'   | NONE", // H.1, 13
        "{istio.io/rev: canary}          |                                     | SIDECAR",
        "{}                              | , sidecar.istio.io/inject: 'true'   | SIDECAR",
        "{}                              | , istio.io/rev: canary              | SIDECAR",
        "{istio.io/dataplane-mode: ambient} |                                  | AMBIENT",
        "{istio.io/dataplane-mode: ambient} | , istio.io/dataplane-mode: none  | NONE",
        "{}                              | , istio.io/dataplane-mode: ambient  | AMBIENT",
    })
    void aPodThatNobodyHasMadeIsWhatTheInjectorWouldMakeOfIt(String namespace, String labels, Kind expected) {
        var more = labels == null ? "" : labels;
        var cluster = cluster(namespace("a", namespace), deployment("a/p", more, "{}", BARE));
        var membership = end(cluster, "a/p-0").membership();
        assertThat(membership.kind()).isEqualTo(expected);
        assertThat(membership.foretold()).isEqualTo(expected != Kind.NONE);
    }

    /// H.1, 14: the annotation is looked at inside the webhook.
    @Test
    void anAnnotationRefusesInjectionToo() {
        assertThat(kind(
                        "a/p-0", namespace("a", "{istio.io/rev: canary}"),
                        deployment("a/p", "", "{sidecar.istio.io/inject: 'false'}", BARE)))
                .isEqualTo(Kind.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "enabled, enabled, LINKERD", "enabled, disabled, NONE", "disabled, enabled, LINKERD", "ingress, , LINKERD",
        "enabled, yes please, NONE", ", enabled, LINKERD", "disabled, , NONE"
    })
    void linkerdAsksTheAnnotationsOfPodAndNamespace(String namespace, String own, Kind expected) {
        assertThat(kind(
                        "a/p-0", namespace("a", "{}", inject(namespace)), deployment("a/p", "", inject(own), BARE)))
                .isEqualTo(expected);
    }

    private static String inject(String value) {
        return value == null ? "{}" : "{linkerd.io/inject: " + value + "}";
    }

    @Test
    void aPodOnItsNodesNetworkIsNeverInjected() {
        assertThat(kind(
                        "a/p-0", namespace("a", "{istio-injection: enabled}"),
                        deployment("a/p", "", "{}", "hostNetwork: true, " + BARE)))
                .isEqualTo(Kind.NONE);
    }

    @Test
    void aNamespaceWhoseLabelsNobodyToldForetellsNothing() {
        assertThat(kind("b/p-0", pod("a/q", SIDECAR), deployment("b/p", "", "{}", BARE))).isEqualTo(Kind.UNKNOWN);
    }

    /// As Istio's own analysis IST0103.
    @Test
    void aPodOlderThanItsNamespacesLabelIsNotInTheMeshAndSaysSo() {
        var cluster = cluster(namespace("a", "{istio-injection: enabled}"), pod("a/p", BARE));
        assertThat(end(cluster, "a/p").membership().words())
                .isEqualTo("not in a mesh (a new pod would have one: it is older)");
    }

    @Test
    void whereNothingSpeaksOfAMeshThereIsNothingToSay() {
        assertThat(Mesh.of(cluster(namespace("a", "{team: a}"), pod("a/p", BARE))).present()).isFalse();
        assertThat(Mesh.of(cluster(namespace("a", "{}"), pod("a/p", SIDECAR))).present()).isTrue();
        assertThat(Mesh.of(heard(cluster(pod("a/p", SIDECAR)), live(ResourceKind.POD))).present())
                .as("a source that never looked for a mesh")
                .isFalse();
    }
}
