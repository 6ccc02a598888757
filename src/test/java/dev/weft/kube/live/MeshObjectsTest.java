package dev.weft.kube.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import dev.weft.mesh.Membership;
import dev.weft.mesh.Mesh;
import dev.weft.mesh.MeshKinds;
import dev.weft.mesh.Stance.Mode;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What meshes are told, as a real API server with Istio's and Linkerd's own definitions serves it.
@Tag("server")
class MeshObjectsTest {
    private static final String OBJECTS = """
            {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: default, namespace: NS},
              spec: {mtls: {mode: STRICT}}}
            ---
            {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: web, namespace: NS},
              spec: {host: web, trafficPolicy: {tls: {mode: DISABLE}}}}
            ---
            {apiVersion: policy.linkerd.io/v1beta3, kind: Server, metadata: {name: web, namespace: NS},
              spec: {podSelector: {matchLabels: {app: web}}, port: 8080, accessPolicy: all-unauthenticated}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: NS, labels: {app: web},
              annotations: {sidecar.istio.io/status: '{"initContainers":["istio-proxy"]}', other: thing}},
              spec: {containers: [{name: app, image: i}], initContainers: [
                {name: istio-proxy, image: i, restartPolicy: Always}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: meshed, namespace: NS,
              annotations: {config.linkerd.io/skip-inbound-ports: '4222'}},
              spec: {containers: [{name: app, image: i}, {name: linkerd-proxy, image: i, env: [
                {name: OTHER, value: x}, {name: LINKERD2_PROXY_INBOUND_DEFAULT_POLICY, value: deny}]}]}}
            """;

    @Test
    void kindsOfMeshesAreAbsentWithoutThemAndWatchedWithThem() throws Exception {
        try (var minicluster = new Minicluster("weft-mesh-" + ProcessHandle.current().pid());
                var server = new TestServer(minicluster.kubeconfig());
                var live = server.live(MeshKinds.watched().toArray(ResourceKind[]::new))) {
            var recorder = new Recorder();
            live.start(recorder);
            recorder.awaitSynced();
            for (var kind : MeshKinds.watched()) {
                assertThat(recorder.status(kind, "")).contains(new SourceStatus.Absent());
            }
            minicluster.run("crds", "istio", "linkerd");
            for (var kind : MeshKinds.watched()) {
                recorder.awaitStatus(kind, "", SourceStatus.Live.class);
            }
            server.apply(OBJECTS);
            var snapshot = recorder.await("all of them", seen -> seen.meshes().size() == 3
                    && pod(seen, server, "web") && pod(seen, server, "meshed"));
            assertThat(snapshot.manifests()).as("they are no policies").isEmpty();
            assertThat(snapshot.meshes()).extracting(Manifest.OfMesh::manifest).allSatisfy(manifest ->
                    assertThat(manifest.created()).as("whose age counts").isPresent());
            judged(snapshot, server.namespace());
        }
    }

    private static boolean pod(ClusterSnapshot snapshot, TestServer server, String name) {
        return snapshot.pod(ObjectRef.ofPod(server.namespace(), name)).isPresent();
    }

    private static void judged(ClusterSnapshot snapshot, String namespace) {
        var mesh = Mesh.of(snapshot);
        var web = snapshot.pod(ObjectRef.ofPod(namespace, "web")).orElseThrow();
        assertThat(web.network().mesh().annotations().map()).isEqualTo(Map.of("sidecar.istio.io/status", ""));
        assertThat(mesh.end(web).membership().kind()).isEqualTo(Membership.Kind.SIDECAR);
        assertThat(mesh.end(web).reception().usual().mode()).isEqualTo(Mode.STRICT);
        assertThat(mesh.end(web).reception().usual().words())
                .isEqualTo("PeerAuthentication " + namespace + "/default STRICT");
        var meshed = mesh.end(snapshot.pod(ObjectRef.ofPod(namespace, "meshed")).orElseThrow());
        assertThat(meshed.membership().kind()).isEqualTo(Membership.Kind.LINKERD);
        assertThat(meshed.reception().usual().mode()).isEqualTo(Mode.CLOSED);
        assertThat(meshed.bypass().inbound().contains(4222)).isTrue();
    }
}
