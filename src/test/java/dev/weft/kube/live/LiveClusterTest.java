package dev.weft.kube.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Resource;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class LiveClusterTest {
    private static final String EVERYTHING = """
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: NS}, spec: {replicas: 1,
              selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}},
              spec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}}}}
            ---
            {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db, namespace: NS}, spec: {replicas: 0,
              serviceName: db, selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}},
              spec: {containers: [{name: c, image: i}]}}}}
            ---
            {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: log, namespace: NS}, spec: {
              selector: {matchLabels: {app: log}}, template: {metadata: {labels: {app: log}},
              spec: {nodeSelector: {no: node}, containers: [{name: c, image: i}]}}}}
            ---
            {apiVersion: batch/v1, kind: Job, metadata: {name: once, namespace: NS}, spec: {suspend: true,
              template: {spec: {restartPolicy: Never, containers: [{name: c, image: i}]}}}}
            ---
            {apiVersion: batch/v1, kind: CronJob, metadata: {name: often, namespace: NS}, spec: {suspend: true,
              schedule: "0 0 1 1 *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never,
              containers: [{name: c, image: i}]}}}}}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: web, namespace: NS}, spec: {selector: {app: web},
              ports: [{port: 80}]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: in, namespace: NS}, spec: {
              defaultBackend: {service: {name: web, port: {number: 80}}}}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: np, namespace: NS},
              spec: {podSelector: {}}}
            """;

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private TestServer server;

    @BeforeEach
    void open() throws IOException {
        server = new TestServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private List<String> kinds(ClusterSnapshot snapshot) {
        var everything = new ArrayList<Resource>(snapshot.pods());
        everything.addAll(snapshot.workloads());
        everything.addAll(snapshot.services());
        everything.addAll(snapshot.slices());
        everything.addAll(snapshot.ingresses());
        everything.addAll(snapshot.manifests());
        return everything.stream()
                .map(Resource::ref)
                .filter(ref -> ref.namespace().equals(server.namespace()))
                .map(ObjectRef::kind)
                .distinct()
                .sorted()
                .toList();
    }

    private ObjectRef policy(String name) {
        return ResourceKind.NETWORK_POLICY.ref(server.namespace(), name);
    }

    private String policyYaml(String name) {
        return "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: " + name
                + ", namespace: NS}, spec: {podSelector: {matchLabels: {a: b}}}}";
    }

    @Test
    void everyKindIsSeenComingChangingAndGoing() throws Exception {
        try (var live = server.live(ResourceKind.NETWORK_POLICY)) {
            live.start(recorder);
            assertThat(recorder.awaitSynced().nodes()).isNotEmpty();
            server.apply(EVERYTHING);
            recorder.await("every kind", snapshot -> kinds(snapshot)
                    .equals(List.of(
                            "CronJob", "DaemonSet", "Deployment", "EndpointSlice", "Ingress", "Job", "NetworkPolicy",
                            "Pod", "ReplicaSet", "Service", "StatefulSet")));
            var pod = recorder.snapshot().pods().stream()
                    .filter(one -> one.ref().namespace().equals(server.namespace()))
                    .findFirst()
                    .orElseThrow();
            assertThat(recorder.snapshot().workloadOf(pod).label())
                    .isEqualTo("Deployment " + server.namespace() + "/web");
            server.apply(policyYaml("np"));
            recorder.await("the change of the policy", snapshot -> snapshot.manifest(policy("np"))
                    .filter(manifest -> manifest.body().toString().contains("matchLabels"))
                    .isPresent());
            server.delete(EVERYTHING);
            recorder.await("the end of every kind", snapshot -> kinds(snapshot).isEmpty());
        }
    }

    @Test
    void namespacesComeAndGoWithTheirLabels() throws Exception {
        try (var live = server.live()) {
            live.start(recorder);
            var labels = recorder.awaitSynced().namespaces().get(server.namespace()).labels();
            assertThat(labels.value("made-by")).contains("weft-test");
            server.writer().namespaces().withName(server.namespace()).delete();
            recorder.await("its end", snapshot -> !snapshot.namespaces().containsKey(server.namespace()));
        }
    }

    @Test
    void managedFieldsAndTheLastAppliedCopyAreDropped() throws Exception {
        server.apply(policyYaml("np")
                .replace("namespace: NS}", "namespace: NS, annotations: {kept: y, "
                        + "kubectl.kubernetes.io/last-applied-configuration: '{}'}}"));
        server.apply(EVERYTHING.substring(0, EVERYTHING.indexOf("---")));
        try (var live = server.live(ResourceKind.NETWORK_POLICY)) {
            live.start(recorder);
            recorder.awaitSynced();
            var metadata = (java.util.Map<?, ?>) recorder.snapshot()
                    .manifest(policy("np"))
                    .orElseThrow()
                    .body()
                    .get("metadata");
            assertThat(metadata.containsKey("managedFields")).isFalse();
            assertThat(metadata.get("annotations")).isEqualTo(java.util.Map.of("kept", "y"));
            var replicaSets = recorder.await("a ReplicaSet", snapshot -> replicaSets(snapshot).count() == 1);
            assertThat(replicaSets(replicaSets).findFirst().orElseThrow().template()).isEmpty();
        }
    }

    private Stream<dev.weft.cluster.Workload> replicaSets(ClusterSnapshot snapshot) {
        return snapshot.workloads().stream()
                .filter(one -> one.ref().kind().equals("ReplicaSet"))
                .filter(one -> one.ref().namespace().equals(server.namespace()));
    }

    @Test
    void aKindWhoseDefinitionComesLateIsAbsentThenLiveThenAbsentAgain() throws Exception {
        var group = server.namespace() + ".weft.dev";
        var kind = new ResourceKind(group, "v1", "Late", "lates", true);
        var definition = """
                {apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition,
                 metadata: {name: lates.NS.weft.dev},
                 spec: {group: NS.weft.dev, scope: Namespaced, names: {kind: Late, plural: lates}, versions: [{name: v1,
                 served: true, storage: true, schema: {openAPIV3Schema: {type: object,
                 x-kubernetes-preserve-unknown-fields: true}}}]}}
                """;
        try (var live = server.live(kind)) {
            live.start(recorder);
            recorder.awaitSynced();
            assertThat(recorder.status(kind, "")).contains(new SourceStatus.Absent());
            server.apply(definition);
            recorder.awaitStatus(kind, "", SourceStatus.Live.class);
            server.apply("{apiVersion: NS.weft.dev/v1, kind: Late, "
                    + "metadata: {name: one, namespace: NS}, spec: {a: 1}}");
            recorder.await("the object", snapshot -> snapshot.manifest(kind.ref(server.namespace(), "one"))
                    .filter(manifest -> manifest.body().get("spec").equals(java.util.Map.of("a", 1)))
                    .isPresent());
            server.delete(definition);
            recorder.awaitStatus(kind, "", SourceStatus.Absent.class);
            assertThat(recorder.snapshot().manifests()).noneMatch(manifest -> manifest.kind().equals(kind));
        } finally {
            server.delete(definition);
        }
    }

    @Test
    void twoThousandObjectsAreReadInPages() throws Exception {
        fill(2000);
        var timings = new Timings(
                100,
                TestServer.QUICK.heartbeat(),
                TestServer.QUICK.answer(),
                TestServer.QUICK.silence(),
                TestServer.QUICK.forbidden(),
                TestServer.QUICK.discovery());
        try (var gateway = new Gateway(server.writer(), path -> path);
                var live = TestServer.live(
                        server.through(folder, gateway.address()), timings, ResourceKind.NETWORK_POLICY)) {
            live.start(recorder);
            var mine = recorder.awaitSynced().manifests().stream()
                    .filter(manifest -> manifest.ref().namespace().equals(server.namespace()))
                    .count();
            assertThat(mine).isEqualTo(2000);
            assertThat(gateway.requests().stream().filter(line -> line.contains("networkpolicies?limit=100")))
                    .hasSizeGreaterThanOrEqualTo(20);
            assertThat(recorder.changes())
                    .anyMatch(change -> change instanceof Change.Status(var status)
                            && status.status() instanceof SourceStatus.Connecting(var detail)
                            && detail.matches("reading networkpolicies, 1\\d00 so far"));
        }
    }

    private void fill(int policies) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var all = IntStream.range(0, policies)
                    .mapToObj(number -> threads.submit(() -> {
                        server.apply(policyYaml("p" + number));
                        return number;
                    }))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
    }

    @Test
    void onlyKnownKindsAreAskedForAndNeverASecret() throws Exception {
        try (var gateway = new Gateway(server.writer(), path -> path);
                var live = TestServer.live(
                        server.through(folder, gateway.address()), TestServer.QUICK, ResourceKind.NETWORK_POLICY)) {
            live.start(recorder);
            recorder.awaitSynced();
            recorder.await("every watch", _ -> gateway.requests().stream()
                            .filter(line -> line.contains("watch=true"))
                            .count() >= 13);
            var plain = "GET /(api/v1|apis/(apps|batch|discovery.k8s.io|networking.k8s.io)/v1|version)";
            var kinds = "/(namespaces|nodes|pods|services|endpointslices|ingresses|deployments|replicasets|statefulsets"
                    + "|daemonsets|jobs|cronjobs|networkpolicies)\\?.*";
            assertThat(gateway.requests()).allMatch(line -> line.matches(plain + "(" + kinds + ")?"));
            assertThat(gateway.requests()).noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("secret"));
        }
    }

    // Source: API concepts, "410 Gone": the version is older than what the server remembers, so list again.
    @Test
    void afterGoneTheKindIsListedAgainAndWhatWentAwayIsTakenBack() throws Exception {
        server.apply(policyYaml("stays"));
        server.apply(policyYaml("goes"));
        var old = new java.util.concurrent.atomic.AtomicBoolean();
        try (var gateway = new Gateway(server.writer(), path -> bent(path, old));
                var wire = new Wire(gateway.address());
                var live = TestServer.live(
                        server.through(folder, wire.address().replace("https", "http")),
                        TestServer.QUICK,
                        ResourceKind.NETWORK_POLICY)) {
            live.start(recorder);
            recorder.awaitSynced();
            wire.pinch(true);
            server.delete(policyYaml("goes"));
            server.apply(policyYaml("came"));
            old.set(true);
            wire.cut();
            wire.pinch(false);
            recorder.await("the new list", snapshot -> snapshot.manifest(policy("came")).isPresent()
                    && snapshot.manifest(policy("goes")).isEmpty()
                    && snapshot.manifest(policy("stays")).isPresent());
            assertThat(old).isFalse();
            recorder.awaitStatus(ResourceKind.NETWORK_POLICY, "", SourceStatus.Live.class);
        }
    }

    /// The first watch of policies from now on begins at a version that no server remembers.
    private static String bent(String path, java.util.concurrent.atomic.AtomicBoolean old) {
        return path.contains("/networkpolicies?watch") && old.compareAndSet(true, false)
                ? path.replaceAll("resourceVersion=\\d+", "resourceVersion=1")
                : path;
    }

    @Test
    void afterCloseNothingIsSentAndNoThreadRemains() throws Exception {
        var live = server.live(ResourceKind.NETWORK_POLICY);
        live.start(recorder);
        recorder.awaitSynced();
        live.close();
        live.close();
        assertThat(live.ended()).isTrue();
        int sent = recorder.changes().size();
        server.apply(policyYaml("late"));
        Thread.sleep(1000);
        assertThat(recorder.changes()).hasSize(sent);
    }
}
