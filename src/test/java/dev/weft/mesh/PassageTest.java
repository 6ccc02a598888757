package dev.weft.mesh;

import static dev.weft.mesh.MeshTexts.BARE;
import static dev.weft.mesh.MeshTexts.LINKERD;
import static dev.weft.mesh.MeshTexts.SIDECAR;
import static dev.weft.mesh.MeshTexts.absent;
import static dev.weft.mesh.MeshTexts.cluster;
import static dev.weft.mesh.MeshTexts.heard;
import static dev.weft.mesh.MeshTexts.live;
import static dev.weft.mesh.MeshTexts.peers;
import static dev.weft.mesh.MeshTexts.pod;
import static dev.weft.mesh.MeshTexts.rule;
import static dev.weft.mesh.MeshTexts.server;
import static dev.weft.mesh.MeshTexts.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.mesh.Passage.Kind;
import dev.weft.net.PortSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What meshes make of a connection. Sources: reference mesh-zerotrust A.3, its edge matrix (Istio
/// `buildUpstreamTLSSettings`, "Understanding TLS Configuration"), and B.1 (Linkerd "Automatic mTLS").
class PassageTest {
    private static final String AMBIENT = "{ambient.istio.io/redirection: enabled}";

    private static String end(String path, String kind) {
        return switch (kind) {
            case "sidecar" -> pod(path, SIDECAR);
            case "ambient" -> pod(path, "", AMBIENT, BARE);
            case "linkerd" -> pod(path, LINKERD);
            default -> pod(path, BARE);
        };
    }

    private static Passage passage(String client, String rule, String server, String mode) {
        var texts = Stream.of(
                end("a/client", client), end("b/db", server), service("b/db"),
                mode.equals("-") ? "" : peers("b/default", "mtls: {mode: " + mode + "}"),
                rule.equals("-") ? "" : rule("a/db", "host: db.b.svc.cluster.local, trafficPolicy: {tls: {mode: "
                        + rule + "}}"));
        return MeshTexts.passage(cluster(texts.filter(text -> !text.isEmpty()).toArray(String[]::new)), "a/client",
                "b/db");
    }

    @ParameterizedTest
    @CsvSource({
        "sidecar, -,            sidecar, STRICT,     MTLS",
        "sidecar, -,            sidecar, PERMISSIVE, MTLS",
        "ambient, -,            ambient, STRICT,     MTLS",
        "ambient, -,            ambient, PERMISSIVE, MTLS",
        "ambient, -,            ambient, DISABLE,    MTLS",
        "sidecar, -,            sidecar, DISABLE,    PLAIN",
        "sidecar, -,            none,    -,          PLAIN",
        "ambient, -,            none,    -,          PLAIN",
        "none,    -,            sidecar, PERMISSIVE, PLAIN",
        "none,    -,            sidecar, DISABLE,    PLAIN",
        "none,    -,            sidecar, STRICT,     REFUSED",
        "none,    -,            ambient, STRICT,     REFUSED",
        "sidecar, DISABLE,      sidecar, STRICT,     REFUSED",
        "sidecar, DISABLE,      sidecar, PERMISSIVE, PLAIN",
        "sidecar, ISTIO_MUTUAL, sidecar, STRICT,     MTLS",
        "sidecar, MUTUAL,       sidecar, PERMISSIVE, MTLS",
        "sidecar, ISTIO_MUTUAL, sidecar, DISABLE,    REFUSED",
        "sidecar, ISTIO_MUTUAL, none,    -,          REFUSED",
        "sidecar, SIMPLE,       sidecar, STRICT,     REFUSED",
        "sidecar, SIMPLE,       none,    -,          TLS",
        "sidecar, -,            ambient, PERMISSIVE, UNKNOWN", // H.2 asks to verify it before it is claimed
        "sidecar, SIMPLE,       sidecar, PERMISSIVE, UNKNOWN",
        "none,    -,            none,    -,          APART",
        "linkerd, -,            linkerd, -,          MTLS",
        "none,    -,            linkerd, -,          PLAIN",
        "linkerd, -,            none,    -,          PLAIN",
        "linkerd, -,            sidecar, PERMISSIVE, UNKNOWN",
        "sidecar, -,            linkerd, -,          PLAIN",
    })
    void theMatrix(String client, String rule, String server, String mode, Kind expected) {
        assertThat(passage(client, rule, server, mode).kind()).isEqualTo(expected);
    }

    @Test
    void itSaysWhatDecides() {
        assertThat(passage("none", "-", "sidecar", "STRICT").why())
                .isEqualTo("the client is outside of the mesh, and the server takes mTLS alone: "
                        + "PeerAuthentication b/default STRICT (3.yaml:1)");
        assertThat(passage("sidecar", "DISABLE", "sidecar", "PERMISSIVE").why())
                .isEqualTo("the client gives up mTLS: DestinationRule a/db DISABLE (4.yaml:1)");
    }

    /// Source: Istio issue 37431 (a bare address is passed through as it is).
    @Test
    void aSidecarAddsNoMtlsToABareAddress() {
        var cluster = cluster(pod("a/client", SIDECAR), pod("b/db", SIDECAR));
        assertThat(MeshTexts.passage(cluster, "a/client", "b/db").kind()).isEqualTo(Kind.UNKNOWN);
    }

    private static Kind ruled(String... rules) {
        var texts = Stream.concat(
                Stream.of(pod("a/client", SIDECAR), pod("b/db", SIDECAR), service("b/db")), Stream.of(rules));
        return MeshTexts.passage(cluster(texts.toArray(String[]::new)), "a/client", "b/db").kind();
    }

    @Test
    void aRuleCountsForItsHostWhereTheClientSeesIt() {
        var off = "trafficPolicy: {tls: {mode: DISABLE}}";
        assertThat(ruled(rule("b/db", "host: db, " + off))).as("a short name").isEqualTo(Kind.PLAIN);
        assertThat(ruled(rule("a/db", "host: db, " + off))).as("another's short name").isEqualTo(Kind.MTLS);
        assertThat(ruled(rule("c/db", "host: db.b.svc.cluster.local, " + off))).as("elsewhere").isEqualTo(Kind.MTLS);
        assertThat(ruled(rule("istio-system/all", "host: '*.local', " + off))).isEqualTo(Kind.PLAIN);
        assertThat(ruled(rule("b/db", "host: db, exportTo: ['.'], " + off))).isEqualTo(Kind.MTLS);
        assertThat(ruled(rule("b/db", "host: db, trafficPolicy: {connectionPool: {}}"))).isEqualTo(Kind.MTLS);
    }

    @Test
    void aPortOfTheServiceMayHaveItsOwnTls() {
        var ports = "host: db, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}, portLevelSettings: "
                + "[{port: {number: %d}, tls: {mode: DISABLE}}]}";
        assertThat(ruled(rule("b/db", ports.formatted(80)))).isEqualTo(Kind.PLAIN);
        assertThat(ruled(rule("b/db", ports.formatted(8080)))).as("the container's port").isEqualTo(Kind.MTLS);
    }

    @Test
    void whereRulesDisagreeNobodyKnows() {
        assertThat(ruled(
                        rule("a/db", "host: db.b.svc.cluster.local, trafficPolicy: {tls: {mode: DISABLE}}"),
                        rule("b/db", "host: db, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}")))
                .isEqualTo(Kind.UNKNOWN);
        assertThat(ruled(rule("b/db", "host: db, subsets: [{name: v1, trafficPolicy: {tls: {mode: DISABLE}}}]")))
                .as("routes choose the subset")
                .isEqualTo(Kind.UNKNOWN);
        assertThat(ruled(rule("b/db", "host: db, workloadSelector: {matchLabels: {a: b}}, "
                        + "trafficPolicy: {tls: {mode: DISABLE}}")))
                .as("for some clients")
                .isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void rulesThatCouldNotBeReadLeaveASidecarUnknown() {
        var one = cluster(pod("a/client", SIDECAR), pod("b/db", SIDECAR), service("b/db"));
        var heard = heard(one, live(MeshKinds.PEER_AUTHENTICATION), absent(MeshKinds.DESTINATION_RULE));
        assertThat(MeshTexts.passage(heard, "a/client", "b/db").kind()).isEqualTo(Kind.UNKNOWN);
    }

    /// Source: Istio, "Resource Annotations"; A.2: an excluded port is treated as not in the mesh.
    @Test
    void anExcludedPortIsNotInTheMesh() {
        var in = "{traffic.sidecar.istio.io/excludeInboundPorts: '8080,9000'}";
        var only = "{traffic.sidecar.istio.io/includeInboundPorts: '9000'}";
        var out = "{traffic.sidecar.istio.io/excludeOutboundPorts: '80'}";
        var ranges = "{traffic.sidecar.istio.io/excludeOutboundIPRanges: 10.0.0.0/8}";
        assertThat(between("{}", in, "STRICT")).isEqualTo(Kind.PLAIN);
        assertThat(between("{}", only, "STRICT")).isEqualTo(Kind.PLAIN);
        assertThat(between(out, "{}", "STRICT")).as("by the Service's port").isEqualTo(Kind.REFUSED);
        assertThat(between(out, "{}", "PERMISSIVE")).isEqualTo(Kind.PLAIN);
        assertThat(between(ranges, "{}", "STRICT")).as("addresses decide").isEqualTo(Kind.UNKNOWN);
        assertThat(between("{}", in.replace("8080", "http"), "STRICT")).as("no port").isEqualTo(Kind.UNKNOWN);
    }

    private static Kind between(String client, String server, String mode) {
        var cluster = cluster(
                pod("a/client", "", client, SIDECAR), pod("b/db", "", server, SIDECAR), service("b/db"),
                peers("b/default", "mtls: {mode: " + mode + "}"));
        return MeshTexts.passage(cluster, "a/client", "b/db").kind();
    }

    @Test
    void linkerdDoesMtlsUnlessAPortIsSkippedAtEitherEnd() {
        var skip = "{config.linkerd.io/skip-%s-ports: '%s'}";
        assertThat(linkerd(skip.formatted("inbound", "8000-8100"), "{}")).isEqualTo(Kind.PLAIN);
        assertThat(linkerd("{}", skip.formatted("outbound", "80"))).isEqualTo(Kind.PLAIN);
        assertThat(linkerd("{}", skip.formatted("outbound", "443"))).isEqualTo(Kind.MTLS);
    }

    private static Kind linkerd(String server, String client) {
        var cluster = cluster(
                pod("a/client", "", client, LINKERD), pod("b/db", "", server, LINKERD), service("b/db"));
        return MeshTexts.passage(cluster, "a/client", "b/db").kind();
    }

    @Test
    void anUnmeshedClientIsTakenAsLinkerdsPoliciesSay() {
        assertThat(unmeshed("all-authenticated")).isEqualTo(Kind.REFUSED);
        assertThat(unmeshed("deny")).isEqualTo(Kind.REFUSED);
        assertThat(unmeshed("cluster-unauthenticated")).isEqualTo(Kind.PLAIN);
        assertThat(unmeshed(
                        "all-authenticated",
                        server("b/db", "podSelector: {}, port: 8080, accessPolicy: all-authenticated")))
                .as("AuthorizationPolicies may let it in")
                .isEqualTo(Kind.UNKNOWN);
        assertThat(unmeshed(
                        "deny", server("b/db", "podSelector: {}, port: 8080, accessPolicy: all-unauthenticated")))
                .isEqualTo(Kind.PLAIN);
    }

    private static Kind unmeshed(String policy, String... more) {
        var db = pod("b/db", "", "{config.linkerd.io/default-inbound-policy: " + policy + "}", LINKERD);
        var texts = Stream.concat(Stream.of(pod("a/client", BARE), db, service("b/db")), Stream.of(more));
        return MeshTexts.passage(cluster(texts.toArray(String[]::new)), "a/client", "b/db").kind();
    }

    @Test
    void somebodyOutsideOfTheClusterIsOutsideOfTheMesh() {
        var cluster = cluster(pod("b/db", SIDECAR), peers("b/default", "mtls: {mode: STRICT}"));
        var mesh = Mesh.of(cluster);
        assertThat(mesh.between(End.OUTSIDE, MeshTexts.end(cluster, "b/db"), 8080).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void portsThatDifferAreAskedForAndOthersByOneThatStandsForThem() {
        var cluster = cluster(
                pod("b/db", LINKERD), peers("b/default", "mtls: {mode: STRICT}"));
        var db = MeshTexts.end(cluster, "b/db");
        assertThat(db.asked(PortSet.ALL)).containsExactly(8080);
        assertThat(db.asked(PortSet.of(9000))).containsExactly(9000);
        assertThat(db.asked(PortSet.NONE)).isEmpty();
    }
}
