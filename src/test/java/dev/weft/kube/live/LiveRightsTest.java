package dev.weft.kube.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user with few rights sees. Source: RBAC.
@Tag("server")
class LiveRightsTest {
    private static final String POLICY = "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: np, "
            + "namespace: NS}, spec: {podSelector: {}}}";
    private static final String NOT_SERVED = "policies.nowhere.weft.dev";

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private TestServer server;

    @BeforeEach
    void open() throws IOException {
        server = new TestServer();
        server.apply(POLICY);
    }

    @AfterEach
    void close() throws IOException {
        server.delete(clusterWide("[]"));
        server.close();
    }

    /// List and watch everywhere for the resources.
    private static String clusterWide(String resources) {
        return """
                {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: NS}, rules: [
                  {apiGroups: ["", apps, batch, discovery.k8s.io, networking.k8s.io],
                    resources: %s, verbs: [list, watch]}]}
                ---
                {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: NS},
                 roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: NS},
                 subjects: [{kind: ServiceAccount, name: watcher, namespace: NS}]}
                """
                .formatted(resources);
    }

    private static String within(String resources) {
        return """
                {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: NS}, rules: [
                  {apiGroups: ["", apps, batch, discovery.k8s.io, networking.k8s.io], resources: %s,
                   verbs: [get, list, watch]}]}
                ---
                {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: r, namespace: NS},
                 roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r},
                 subjects: [{kind: ServiceAccount, name: watcher, namespace: NS}]}
                """
                .formatted(resources);
    }

    private String statuses(ClusterSnapshot snapshot, String namespace) {
        var words = new TreeSet<String>();
        snapshot.statuses().stream()
                .filter(status -> status.namespace().equals(namespace))
                .map(KindStatus::status)
                .forEach(status -> words.add(status.word()));
        return words.toString();
    }

    @Test
    void oneForbiddenKindIsUnknownWithARemedyAndTheRestIsLive() throws Exception {
        server.apply(clusterWide("[namespaces, nodes, pods, services, endpointslices, ingresses, deployments, "
                + "replicasets, statefulsets, daemonsets, jobs, cronjobs]"));
        try (var live =
                TestServer.live(server.watcher(folder), TestServer.QUICK, ResourceKind.NETWORK_POLICY)) {
            live.start(recorder);
            var snapshot = recorder.awaitSynced();
            assertThat(recorder.status(ResourceKind.POD, "").orElseThrow().word()).isEqualTo("live");
            assertThat(recorder.status(ResourceKind.NETWORK_POLICY, ""))
                    .contains(new SourceStatus.Failed(
                            "networkpolicies.networking.k8s.io is forbidden: User \"system:serviceaccount:"
                                    + server.namespace() + ":watcher\" cannot list resource \"networkpolicies\" in API "
                                    + "group \"networking.k8s.io\" at the cluster scope",
                            "run: kubectl auth can-i list networkpolicies.networking.k8s.io -A"));
            assertThat(snapshot.unreadable(ResourceKind.NETWORK_POLICY, server.namespace())).isPresent();
            assertThat(snapshot.unreadable(ResourceKind.POD, server.namespace())).isEmpty();
        }
    }

    @Test
    void aRightThatIsGrantedLaterIsPickedUp() throws Exception {
        try (var live =
                TestServer.live(server.watcher(folder), TestServer.QUICK, ResourceKind.NETWORK_POLICY)) {
            live.start(recorder);
            recorder.awaitSynced();
            server.apply(clusterWide("[networkpolicies]"));
            recorder.awaitStatus(ResourceKind.NETWORK_POLICY, "", SourceStatus.Live.class);
            var snapshot = recorder.snapshot();
            assertThat(snapshot.manifests()).isNotEmpty();
            assertThat(snapshot.unreadable(ResourceKind.NETWORK_POLICY, server.namespace())).isEmpty();
        }
    }

    @Test
    void aUserWithoutAnyRightGetsAWholePictureOfFailures() throws Exception {
        var absent = new ResourceKind("nowhere.weft.dev", "v1", "Policy", "policies", true);
        try (var live = TestServer.live(server.watcher(folder), TestServer.QUICK, absent)) {
            live.start(recorder);
            var snapshot = recorder.awaitSynced();
            assertThat(statuses(snapshot, "")).isEqualTo("[absent, failed]");
            assertThat(recorder.status(absent, "")).contains(new SourceStatus.Absent());
            assertThat(snapshot.statuses())
                    .filteredOn(status -> status.status() instanceof SourceStatus.Absent)
                    .extracting(status -> status.kind().resource())
                    .containsExactly(NOT_SERVED);
            assertThat(snapshot.pods()).isEmpty();
        }
    }

    @Test
    void rightsWithinOneNamespaceShowThatNamespace() throws Exception {
        server.apply(within("[\"*\"]"));
        try (var live =
                TestServer.live(server.watcher(folder), TestServer.QUICK, ResourceKind.NETWORK_POLICY)) {
            live.start(recorder);
            var snapshot = recorder.awaitSynced();
            assertThat(statuses(snapshot, "")).isEqualTo("[failed]");
            assertThat(statuses(snapshot, server.namespace())).isEqualTo("[live]");
            assertThat(snapshot.unreadable(ResourceKind.NETWORK_POLICY, server.namespace())).isEmpty();
            assertThat(snapshot.unreadable(ResourceKind.NETWORK_POLICY, "elsewhere")).isPresent();
            assertThat(snapshot.namespaces().get(server.namespace()).labels().value("made-by")).contains("weft-test");
            assertThat(snapshot.manifests()).extracting(manifest -> manifest.ref().path())
                    .containsExactly(server.namespace() + "/np");
            server.delete(POLICY);
            recorder.await("the end of the policy", later -> later.manifests().isEmpty());
        }
    }

    @Test
    void whoMayListNamespacesIsShownEachOfThem() throws Exception {
        server.apply(clusterWide("[namespaces]"));
        server.apply(within("[networkpolicies]"));
        try (var live =
                TestServer.live(server.watcher(folder), TestServer.QUICK, ResourceKind.NETWORK_POLICY)) {
            live.start(recorder);
            recorder.awaitSynced();
            assertThat(recorder.status(ResourceKind.NETWORK_POLICY, server.namespace()).orElseThrow().word())
                    .isEqualTo("live");
            assertThat(recorder.status(ResourceKind.NETWORK_POLICY, "kube-system").orElseThrow())
                    .isInstanceOfSatisfying(SourceStatus.Failed.class, failed -> assertThat(failed.remedy())
                            .isEqualTo("run: kubectl auth can-i list "
                                    + "networkpolicies.networking.k8s.io -n kube-system"));
        }
    }
}
