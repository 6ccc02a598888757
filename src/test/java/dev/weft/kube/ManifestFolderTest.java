package dev.weft.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.ResourceKind;
import dev.weft.mesh.MeshKinds;
import dev.weft.net.Protocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Manifests on disk as a cluster.
class ManifestFolderTest {
    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              replicas: 2
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: main
                    ports: [{name: http, containerPort: 8080}]
                  initContainers:
                  - name: proxy
                    restartPolicy: Always
                    ports: [{containerPort: 15090, protocol: UDP}]
            """;
    private static final String POLICY = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: deny}
            spec:
              podSelector: {}
            """;

    @TempDir
    Path folder;

    @Test
    void whatMeshesAreToldIsReadInAnyVersionAndStandsApartFromPolicies() {
        FolderReading.write(folder, "mesh.yaml", """
                apiVersion: security.istio.io/v1beta1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec:
                  mtls: {mode: STRICT}
                """);
        var snapshot = FolderReading.snapshot(ManifestFolder.of(folder, MeshKinds.inFiles()));
        assertThat(snapshot.manifests()).isEmpty();
        assertThat(snapshot.meshes()).singleElement().satisfies(one -> {
            assertThat(one.ref()).isEqualTo(MeshKinds.PEER_AUTHENTICATION.ref("shop", "default"));
            assertThat(one.manifest().origin().line("spec.mtls.mode")).isEqualTo(5);
        });
        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.statuses()).extracting(status -> status.kind().resource()).doesNotHaveDuplicates();
    }

    @Test
    void aWorkloadRunsSyntheticPods() {
        FolderReading.write(folder, "web.yaml", WEB);

        var snapshot = FolderReading.snapshot(folder);

        var owner = new ObjectRef("apps", "Deployment", "shop", "web");
        var ports = List.of(
                new ContainerPort("http", Protocol.TCP, 8080), new ContainerPort("", Protocol.UDP, 15_090));
        assertThat(snapshot.pods()).containsExactly(
                synthetic("web-0", owner, ports), synthetic("web-1", owner, ports));
        assertThat(snapshot.workload(owner)).get().satisfies(workload -> {
            assertThat(workload.replicas()).isEqualTo(2);
            assertThat(workload.template().orElseThrow().labels()).isEqualTo(Labels.of(Map.of("app", "web")));
        });
        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.stamp().synced()).isTrue();
    }

    private static Pod synthetic(String name, ObjectRef owner, List<ContainerPort> ports) {
        return new Pod(ObjectRef.ofPod("shop", name), Labels.of(Map.of("app", "web")), owner, Pod.Network.NONE,
                Pod.Phase.SYNTHETIC, ports);
    }

    @Test
    void noReplicasMeanNoPodButTheWorkloadStays() {
        FolderReading.write(folder, "web.yaml", WEB.replace("replicas: 2", "replicas: 0"));

        var snapshot = FolderReading.snapshot(folder);

        assertThat(snapshot.pods()).isEmpty();
        assertThat(snapshot.workloads()).singleElement()
                .satisfies(workload -> assertThat(workload.template()).isPresent());
    }

    @Test
    void aThousandReplicasAreEnough() {
        FolderReading.write(folder, "web.yaml", WEB.replace("replicas: 2", "replicas: 20000"));

        var snapshot = FolderReading.snapshot(folder);

        assertThat(snapshot.pods()).hasSize(1_000);
        assertThat(FolderReading.problems(folder)).containsExactly("Deployment shop/web: wishes for 20,000 replicas, "
                + "of which 1,000 are shown; nothing to do: all replicas of a workload share the same policies");
    }

    @Test
    void podsOfADumpReplaceSyntheticOnes() {
        FolderReading.write(folder, "dump.yaml", WEB + """
                ---
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata:
                  name: web-1
                  namespace: shop
                  ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, controller: true}]
                spec: {replicas: 2, template: {metadata: {labels: {app: web}}}}
                ---
                apiVersion: v1
                kind: Pod
                metadata:
                  name: web-1-x
                  namespace: shop
                  ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, controller: true}]
                spec: {nodeName: n1}
                status: {phase: Running, podIP: 10.0.0.7}
                """);

        var snapshot = FolderReading.snapshot(folder);

        assertThat(snapshot.pods()).singleElement().satisfies(pod -> {
            assertThat(pod.ref()).isEqualTo(ObjectRef.ofPod("shop", "web-1-x"));
            assertThat(pod.phase()).isEqualTo(Pod.Phase.RUNNING);
            assertThat(snapshot.workloadOf(pod).id()).isEqualTo("shop/web[Deployment]");
        });
    }

    @Test
    void aPolicyKeepsItsFileItsLinesAndTheDefaultNamespace() {
        FolderReading.write(folder, "net/deny.yml", "# first\n" + POLICY);

        var manifest = FolderReading.snapshot(folder).manifests().iterator().next();

        assertThat(manifest.ref().label()).isEqualTo("NetworkPolicy default/deny");
        assertThat(manifest.origin().file()).isEqualTo("net/deny.yml");
        assertThat(manifest.origin().line("spec.podSelector")).isEqualTo(6);
    }

    @Test
    void oneFileIsASourceToo() {
        FolderReading.write(folder, "policy.txt", POLICY);

        assertThat(FolderReading.snapshot(folder.resolve("policy.txt")).manifests()).hasSize(1);
    }

    @Test
    void filesAreReadInTheOrderOfTheirNamesAndSyncedIsTheLastWord() {
        FolderReading.write(folder, "b.yaml", POLICY.replace("deny", "b"));
        FolderReading.write(folder, "a/z.json",
                "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"a\"}}");

        var changes = FolderReading.changes(ManifestFolder.of(folder, List.of(ResourceKind.NETWORK_POLICY)));

        assertThat(changes).filteredOn(Change.Put.class::isInstance)
                .extracting(change -> ((Change.Put) change).resource().ref().label())
                .containsExactly("Namespace a", "NetworkPolicy default/b");
        assertThat(changes.getLast()).isInstanceOf(Change.Synced.class);
    }

    @Test
    void theDemoClusterIsWholeAndRight() {
        var snapshot = FolderReading.snapshot(ManifestFolder.demo(List.of(ResourceKind.NETWORK_POLICY)));

        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.namespaces().keySet())
                .containsExactly("gateway", "kube-system", "monitoring", "payments", "sandbox", "shop");
        assertThat(snapshot.pods()).hasSize(29).allSatisfy(pod -> {
            assertThat(pod.phase()).isEqualTo(Pod.Phase.RUNNING);
            assertThat(pod.network().addresses()).hasSize(1);
            assertThat(snapshot.workloadOf(pod).kind()).isNotIn("ReplicaSet", "Job", "Pod");
        });
        assertThat(snapshot.nodes()).hasSize(3);
        assertThat(snapshot.services()).hasSize(14);
        assertThat(snapshot.ingresses()).hasSize(2);
        assertThat(snapshot.manifests()).hasSize(20);
    }
}
