package dev.weft.mesh;

import static dev.weft.mesh.MeshTexts.BARE;
import static dev.weft.mesh.MeshTexts.LINKERD;
import static dev.weft.mesh.MeshTexts.SIDECAR;
import static dev.weft.mesh.MeshTexts.absent;
import static dev.weft.mesh.MeshTexts.at;
import static dev.weft.mesh.MeshTexts.cluster;
import static dev.weft.mesh.MeshTexts.deployment;
import static dev.weft.mesh.MeshTexts.heard;
import static dev.weft.mesh.MeshTexts.live;
import static dev.weft.mesh.MeshTexts.namespace;
import static dev.weft.mesh.MeshTexts.peers;
import static dev.weft.mesh.MeshTexts.pod;
import static dev.weft.mesh.MeshTexts.refused;
import static dev.weft.mesh.MeshTexts.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.mesh.Stance.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How proxies take connections. Sources: reference mesh-zerotrust A.3 (Istio `ComposePeerAuthentication`), B.2 and B.3
/// (Linkerd "Authorization Policy"); the numbers are those of its test vectors, H.1.
class ReceptionTest {
    private static final String STRICT = "mtls: {mode: STRICT}";
    private static final String PERMISSIVE = "mtls: {mode: PERMISSIVE}";
    private static final String WEB = "selector: {matchLabels: {app: web}}, ";

    private static Mode mode(String... documents) {
        return at(cluster(documents), "shop/web", 9000).mode();
    }

    @Test
    void withoutAnyWordIstioIsPermissive() {
        assertThat(mode(pod("shop/web", SIDECAR))).isEqualTo(Mode.PERMISSIVE);
    }

    @Test
    void theNarrowerScopeGoesBeforeTheWider() {
        var web = pod("shop/web", SIDECAR);
        var mesh = peers("istio-system/default", STRICT);
        var shop = peers("shop/default", "mtls: {mode: DISABLE}");
        assertThat(mode(web, mesh)).isEqualTo(Mode.STRICT);
        assertThat(mode(web, mesh, shop)).isEqualTo(Mode.DISABLE);
        assertThat(mode(web, mesh, shop, peers("shop/web", WEB + PERMISSIVE))).isEqualTo(Mode.PERMISSIVE);
        assertThat(mode(web, peers("other/default", STRICT))).as("of another namespace").isEqualTo(Mode.PERMISSIVE);
    }

    /// H.1, 3.
    @Test
    void anUnsetModeInheritsAndAPortMayDiffer() {
        var cluster = cluster(
                pod("shop/web", SIDECAR), peers("istio-system/default", STRICT),
                peers("shop/default", "mtls: {mode: UNSET}"),
                peers("shop/web", WEB + PERMISSIVE + ", portLevelMtls: {8080: {mode: DISABLE}, 9090: {}}"));
        assertThat(at(cluster, "shop/web", 8080).mode()).isEqualTo(Mode.DISABLE);
        assertThat(at(cluster, "shop/web", 9090).mode()).as("unset: as the workload").isEqualTo(Mode.PERMISSIVE);
        assertThat(at(cluster, "shop/web", 7000).mode()).isEqualTo(Mode.PERMISSIVE);
        assertThat(at(cluster, "shop/web", 8080).words())
                .isEqualTo("PeerAuthentication shop/web DISABLE (3.yaml:1)");
    }

    @Test
    void portsOfAWorkloadsWordThatInheritsTakeWhatIsAbove() {
        assertThat(mode(
                        pod("shop/web", SIDECAR), peers("shop/default", STRICT),
                        peers("shop/web", WEB + "portLevelMtls: {9000: {mode: UNSET}}")))
                .isEqualTo(Mode.STRICT);
    }

    /// H.1, 4.
    @Test
    void aSelectorInTheRootNamespaceIsIgnored() {
        assertThat(mode(pod("shop/web", SIDECAR), peers("istio-system/web", WEB + STRICT)))
                .isEqualTo(Mode.PERMISSIVE);
    }

    @Test
    void theRootNamespaceIsWhereTheControlPlaneStands() {
        var web = pod("shop/web", SIDECAR);
        var word = peers("mesh/default", STRICT);
        assertThat(mode(web, word)).isEqualTo(Mode.PERMISSIVE);
        assertThat(mode(web, word, pod("mesh/istiod", BARE))).isEqualTo(Mode.STRICT);
    }

    /// H.1, 5.
    @Test
    void theOldestOfSeveralCountsAndSaysThatThereAreMore() {
        var cluster = cluster(
                pod("shop/web", SIDECAR), peers("shop/newer", 9, STRICT), peers("shop/older", 1, PERMISSIVE));
        assertThat(at(cluster, "shop/web", 9000).mode()).isEqualTo(Mode.PERMISSIVE);
        assertThat(at(cluster, "shop/web", 9000).words())
                .isEqualTo("PeerAuthentication shop/older PERMISSIVE (2.yaml:1), the oldest of 2");
    }

    @Test
    void filesTellNoAgeSoThatSeveralThatDifferLeaveItUnknown() {
        var web = pod("shop/web", SIDECAR);
        assertThat(mode(web, peers("shop/a", STRICT), peers("shop/b", PERMISSIVE))).isEqualTo(Mode.UNKNOWN);
        assertThat(mode(web, peers("shop/a", STRICT), peers("shop/b", STRICT))).isEqualTo(Mode.STRICT);
    }

    @Test
    void ambientKnowsNoDisable() {
        var ambient = pod("shop/web", "", "{ambient.istio.io/redirection: enabled}", BARE);
        assertThat(mode(ambient, peers("shop/default", "mtls: {mode: DISABLE}"))).isEqualTo(Mode.PERMISSIVE);
        assertThat(mode(ambient, peers("shop/default", STRICT))).isEqualTo(Mode.STRICT);
    }

    @Test
    void whatCouldNotBeReadIsUnknownUnlessANarrowerWordDecides() {
        var kind = MeshKinds.PEER_AUTHENTICATION;
        var one = cluster(pod("shop/web", SIDECAR), peers("shop/default", STRICT));
        assertThat(at(heard(one, refused(kind, "")), "shop/web", 9000).mode()).isEqualTo(Mode.UNKNOWN);
        assertThat(at(heard(one, absent(kind)), "shop/web", 9000).mode()).isEqualTo(Mode.UNKNOWN);
        assertThat(at(heard(one, live(kind)), "shop/web", 9000).mode()).isEqualTo(Mode.STRICT);
        var shopAlone = heard(one, refused(kind, ""), new dev.weft.cluster.KindStatus(
                kind, "shop", live(kind).status()));
        assertThat(at(shopAlone, "shop/web", 9000).mode()).as("the mesh's word does not matter").isEqualTo(
                Mode.STRICT);
    }

    @ParameterizedTest
    @CsvSource({
        "all-unauthenticated, PERMISSIVE", "all-authenticated, STRICT", "cluster-authenticated, STRICT",
        "cluster-unauthenticated, INSIDE", "deny, CLOSED", "audit, PERMISSIVE", "whatever, UNKNOWN"
    })
    void linkerdsDefaultIsWhatThePodOrItsProxyWasGiven(String policy, Mode expected) {
        var note = "{config.linkerd.io/default-inbound-policy: " + policy + "}";
        assertThat(mode(pod("shop/web", "", note, LINKERD))).isEqualTo(expected);
        var started = LINKERD.replace("name: linkerd-proxy", "name: linkerd-proxy, env: [{name: "
                + "LINKERD2_PROXY_INBOUND_DEFAULT_POLICY, value: " + policy + "}]");
        assertThat(mode(pod("shop/web", started))).isEqualTo(expected);
    }

    @Test
    void aNewPodTakesItsNamespacesDefaultAndOneThatRunsDoesNot() {
        var shop = namespace(
                "shop", "{}", "{linkerd.io/inject: enabled, config.linkerd.io/default-inbound-policy: deny}");
        var cluster = cluster(shop, deployment("shop/web", "", "{}", BARE), pod("shop/old", LINKERD));
        assertThat(at(cluster, "shop/web-0", 9000).mode()).isEqualTo(Mode.CLOSED);
        assertThat(at(cluster, "shop/old", 9000).mode()).isEqualTo(Mode.PERMISSIVE);
    }

    @Test
    void aServerDecidesForTheDeclaredPortThatItNames() {
        var cluster = cluster(
                pod("shop/web", LINKERD),
                server("shop/http", "podSelector: {matchLabels: {app: web}}, port: http"),
                server("shop/other", "podSelector: {matchLabels: {app: web}}, port: 7777"));
        assertThat(at(cluster, "shop/web", 8080).mode()).as("deny is its default").isEqualTo(Mode.GUARDED);
        assertThat(at(cluster, "shop/web", 8080).words()).isEqualTo("Server shop/http deny (1.yaml:1)");
        assertThat(at(cluster, "shop/web", 7777).mode()).as("not declared").isEqualTo(Mode.PERMISSIVE);
        assertThat(at(cluster, "shop/web", 9000).mode()).isEqualTo(Mode.PERMISSIVE);
    }

    @Test
    void portsThatRequireAnIdentityTakeMeshedPeersAlone() {
        var note = "{config.linkerd.io/proxy-require-identity-inbound-ports: '8080'}";
        var cluster = cluster(pod("shop/web", "", note, LINKERD));
        assertThat(at(cluster, "shop/web", 8080).mode()).isEqualTo(Mode.STRICT);
        assertThat(at(cluster, "shop/web", 9000).mode()).isEqualTo(Mode.PERMISSIVE);
    }
}
