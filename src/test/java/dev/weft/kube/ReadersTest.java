package dev.weft.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.EndpointSlice;
import dev.weft.cluster.Ingress;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Resource;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Service;
import dev.weft.cluster.Workload;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Objects of the API as our records, whole and with everything missing that may be missing.
class ReadersTest {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    @Test
    void aPodHasItsOwnerBothFamiliesAndThePortsOfAllContainers() {
        var pod = read(io.fabric8.kubernetes.api.model.Pod.class, """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: web-1
                  namespace: shop
                  labels: {app: web}
                  ownerReferences:
                  - {apiVersion: v1, kind: Thing, name: other}
                  - {apiVersion: apps/v1, kind: ReplicaSet, name: web, controller: true}
                spec:
                  nodeName: n1
                  hostNetwork: true
                  containers: [{ports: [{name: http, containerPort: 8080}, {containerPort: 0}, {containerPort: 70000}]}]
                  initContainers: [{ports: [{containerPort: 53, protocol: UDP}, {containerPort: 1, protocol: ICMP}]}]
                status: {phase: Running, podIP: 10.0.0.7, podIPs: [{ip: 10.0.0.7}, {ip: "fd00::7"}]}
                """);

        assertThat(pod).contains(new Pod(
                ObjectRef.ofPod("shop", "web-1"),
                Labels.of(Map.of("app", "web")),
                new ObjectRef("apps", "ReplicaSet", "shop", "web"),
                new Pod.Network(List.of(address("10.0.0.7"), address("fd00::7")), "n1", true),
                Pod.Phase.RUNNING,
                List.of(new ContainerPort("http", Protocol.TCP, 8080), new ContainerPort("", Protocol.UDP, 53))));
    }

    @Test
    void aPodBeingDeletedIsFinishedOnceItsAddressIsGone() {
        var leaving = "metadata: {name: a, deletionTimestamp: \"2026-01-01T00:00:00Z\"}\nstatus: {phase: Running%s}\n";

        assertThat(pod(leaving.formatted("")).finished()).isTrue();
        assertThat(pod(leaving.formatted(", podIP: 10.0.0.1")).finished()).isFalse();
        assertThat(pod("metadata: {name: a}\nstatus: {phase: Running}\n").finished()).isFalse();
    }

    @Test
    void aStaticPodIsOwnedByItsNodeWhichHasNoNamespace() {
        var pod = pod("metadata: {name: a, namespace: kube-system, "
                + "ownerReferences: [{apiVersion: v1, kind: Node, name: n1, controller: true}]}\n");

        assertThat(pod.owner()).isEqualTo(new ObjectRef("", "Node", "", "n1"));
    }

    private static Pod pod(String text) {
        return (Pod) read(io.fabric8.kubernetes.api.model.Pod.class, text).orElseThrow();
    }

    @Test
    void aServiceKnowsItsTypeAndWhereItsPortsLead() {
        var service = read(io.fabric8.kubernetes.api.model.Service.class, """
                metadata: {name: web, namespace: shop}
                spec:
                  clusterIP: 10.96.0.1
                  selector: {app: web}
                  ports:
                  - {name: a, port: 80, targetPort: http}
                  - {name: b, port: 81, targetPort: 8081}
                  - {name: c, port: 82, protocol: UDP}
                  - {name: d, port: 83, targetPort: "8083"}
                """);

        assertThat(service).contains(new Service(
                ObjectRef.ofService("shop", "web"),
                Service.Type.CLUSTER_IP,
                Optional.of(Selector.matchLabels(Map.of("app", "web"))),
                List.of(address("10.96.0.1")),
                List.of(
                        new Service.Port("a", Protocol.TCP, 80, 0, "http"),
                        new Service.Port("b", Protocol.TCP, 81, 8081, ""),
                        new Service.Port("c", Protocol.UDP, 82, 82, ""),
                        new Service.Port("d", Protocol.TCP, 83, 8083, "")),
                Optional.empty()));
        assertThat(service("{clusterIP: None}").type()).isEqualTo(Service.Type.HEADLESS);
        assertThat(service("{clusterIP: None}").addresses()).isEmpty();
        assertThat(service("{type: ExternalName, externalName: a.b, selector: {x: y}}"))
                .extracting(Service::selector, Service::externalName)
                .containsExactly(Optional.empty(), Optional.of("a.b"));
    }

    private static Service service(String spec) {
        return (Service) read(
                        io.fabric8.kubernetes.api.model.Service.class, "metadata: {name: a}\nspec: " + spec + "\n")
                .orElseThrow();
    }

    @Test
    void aSliceNamesItsServiceAndItsPods() {
        var slice = read(io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice.class, """
                metadata: {name: web-x, namespace: shop, labels: {kubernetes.io/service-name: web}}
                addressType: IPv4
                ports: [{name: http, port: 8080}, {name: every}]
                endpoints:
                - {addresses: [10.0.0.7], targetRef: {kind: Pod, name: web-1}}
                - {addresses: [10.0.0.8, not-an-address], conditions: {ready: false}}
                """);

        assertThat(slice).contains(new EndpointSlice(
                ResourceKind.ENDPOINT_SLICE.ref("shop", "web-x"),
                ObjectRef.ofService("shop", "web"),
                List.of(
                        new EndpointSlice.Backend(
                                address("10.0.0.7"), Optional.of(ObjectRef.ofPod("shop", "web-1")), true),
                        new EndpointSlice.Backend(address("10.0.0.8"), Optional.empty(), false)),
                List.of(new EndpointSlice.Port("http", Protocol.TCP, 8080))));
    }

    @Test
    void anIngressLeadsHostsAndPathsToServices() {
        var ingress = read(io.fabric8.kubernetes.api.model.networking.v1.Ingress.class, """
                metadata: {name: shop, namespace: shop, annotations: {kubernetes.io/ingress.class: old}}
                spec:
                  defaultBackend: {service: {name: web, port: {number: 80}}}
                  tls: [{hosts: [a.b]}]
                  rules:
                  - host: a.b
                    http: {paths: [{backend: {service: {name: api, port: {name: http}}}}, {path: /x, backend: {}}]}
                  - host: no-paths
                """);

        assertThat(ingress).contains(new Ingress(
                ResourceKind.INGRESS.ref("shop", "shop"),
                "old",
                List.of(
                        new Ingress.Route("", "", ObjectRef.ofService("shop", "web"), "80"),
                        new Ingress.Route("a.b", "/", ObjectRef.ofService("shop", "api"), "http")),
                List.of("a.b")));
    }

    @Test
    void aWorkloadWishesForOneReplicaUnlessItSaysOtherwise() {
        var spec = "metadata: {name: a, namespace: n}\nspec: {template: {metadata: {labels: {app: a}}}}\n";
        var template = Optional.of(new Workload.Template(Labels.of(Map.of("app", "a")), List.of(), false));

        assertThat(read(Deployment.class, spec)).contains(new Workload(
                new ObjectRef("apps", "Deployment", "n", "a"), Optional.empty(), 1, template));
        assertThat(read(DaemonSet.class, spec)).contains(new Workload(
                new ObjectRef("apps", "DaemonSet", "n", "a"), Optional.empty(), -1, template));
    }

    /// A hostile server, or an old one: nothing but a name, then nothing at all.
    @Test
    void whateverIsMissingNothingThrows() {
        for (var type : List.of(
                io.fabric8.kubernetes.api.model.Namespace.class,
                io.fabric8.kubernetes.api.model.Node.class,
                io.fabric8.kubernetes.api.model.Pod.class,
                io.fabric8.kubernetes.api.model.Service.class,
                io.fabric8.kubernetes.api.model.ReplicationController.class,
                io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice.class,
                io.fabric8.kubernetes.api.model.networking.v1.Ingress.class,
                io.fabric8.kubernetes.api.model.batch.v1.Job.class,
                io.fabric8.kubernetes.api.model.batch.v1.CronJob.class,
                io.fabric8.kubernetes.api.model.apps.ReplicaSet.class,
                io.fabric8.kubernetes.api.model.apps.StatefulSet.class,
                Deployment.class,
                DaemonSet.class)) {
            assertThat(read(type, "{}")).isEmpty();
            assertThat(read(type, "metadata: {}")).isEmpty();
            for (var spec : List.of("", "\nspec: {}\nstatus: {}", "\nspec: null\nstatus: null")) {
                var meta = "metadata: {name: a, labels: {x: null}, ownerReferences: [{controller: true}]}";
                var found = read(type, meta + spec);
                assertThat(found.map(it -> it.ref().name())).isIn(Optional.of("a"), Optional.empty());
            }
        }
    }

    private static Optional<Resource> read(Class<? extends HasMetadata> type, String text) {
        return Resources.read(YAML.unmarshal(text, type));
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
