package dev.weft.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.EndpointSlice;
import dev.weft.cluster.Ingress;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Origin;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Resource;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Workload;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.kind.PolicyKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class KubernetesShapesTest {
    private static final List<ResourceKind> POLICIES =
            PolicyKinds.all().stream().map(PolicyKind::resource).toList();
    private static final JsonMapper JSON = new JsonMapper();
    private final KubernetesShapes shapes = new KubernetesShapes(POLICIES);

    @Test
    void everyObjectOfTheDemoReadsBackAsItWas() throws InterruptedException {
        var objects = demo();

        assertThat(objects).hasSizeGreaterThan(50);
        assertThat(objects).allSatisfy(object -> assertThat(throughText(object)).contains(object));
    }

    @Test
    void whatOnlyALiveClusterHasReadsBackAsItWas() {
        var pod = ObjectRef.ofPod("shop", "web-1");
        var replicaSet = new ObjectRef("apps", "ReplicaSet", "shop", "web-5d");
        var address = IpAddress.parse("fd00::1").orElseThrow();
        List<Resource> objects = List.of(
                new Pod(pod, Labels.NONE, replicaSet, new Pod.Network(List.of(address), "n1", true),
                        Pod.Phase.RUNNING, List.of()),
                new Pod(ObjectRef.ofPod("shop", "mirror"), Labels.NONE, ResourceKind.NODE.ref("", "n1"),
                        Pod.Network.NONE, Pod.Phase.UNKNOWN, List.of()),
                new Workload(replicaSet, Optional.of(new ObjectRef("apps", "Deployment", "shop", "web")), -1,
                        Optional.empty()),
                new EndpointSlice(ResourceKind.ENDPOINT_SLICE.ref("shop", "web-x"), ObjectRef.ofService("shop", "web"),
                        List.of(new EndpointSlice.Backend(address, Optional.of(pod), false)),
                        List.of(new EndpointSlice.Port("", Protocol.TCP, 80))),
                new Ingress(ResourceKind.INGRESS.ref("shop", "in"), "nginx",
                        List.of(
                                new Ingress.Route("", "", ObjectRef.ofService("shop", "web"), "80"),
                                new Ingress.Route("a.b", "/x", ObjectRef.ofService("shop", "web"), "http")),
                        List.of("a.b")));

        assertThat(objects).allSatisfy(object -> assertThat(throughText(object)).contains(object));
    }

    @Test
    void whatObjectsShowOfMeshesReadsBackAsItWas() {
        var marks = new Pod.MeshMarks(
                Labels.of(Map.of("config.linkerd.io/skip-inbound-ports", "25", "sidecar.istio.io/status", "")),
                List.of(new Pod.MeshMarks.Proxy("istio-proxy", ""), new Pod.MeshMarks.Proxy("linkerd-proxy", "deny")));
        var pod = ObjectRef.ofPod("shop", "web-1");
        var deployment = new ObjectRef("apps", "Deployment", "shop", "web");
        List<Resource> objects = List.of(
                new Pod(pod, Labels.NONE, pod, new Pod.Network(List.of(), "n1", false, marks), Pod.Phase.RUNNING,
                        List.of()),
                new Pod(pod, Labels.NONE, deployment, new Pod.Network(List.of(), "", false, marks),
                        Pod.Phase.SYNTHETIC, List.of()),
                new Workload(deployment, Optional.empty(), 2, Optional.of(
                        new Workload.Template(Labels.NONE, List.of(), false, marks))),
                new Namespace(ObjectRef.ofNamespace("shop"), Labels.NONE,
                        Labels.of(Map.of("linkerd.io/inject", "enabled"))));

        assertThat(objects).allSatisfy(object -> assertThat(throughText(object)).contains(object));
    }

    @Test
    void whatKubectlKeepsInAnnotationsIsNotWritten() {
        var body = Map.<String, Object>of(
                "apiVersion", "networking.k8s.io/v1",
                "kind", "NetworkPolicy",
                "metadata", Map.of(
                        "name", "x",
                        "namespace", "shop",
                        "managedFields", List.of(Map.of("manager", "kubectl")),
                        "annotations", Map.of("kubectl.kubernetes.io/last-applied-configuration", "{}", "team", "a")),
                "spec", Map.of("podSelector", Map.of()));
        var kind = ResourceKind.NETWORK_POLICY;

        var written = shapes.write(new Manifest(kind, kind.ref("shop", "x"), body, Origin.LIVE));

        assertThat(written.get("metadata"))
                .isEqualTo(Map.of("name", "x", "namespace", "shop", "annotations", Map.of("team", "a")));
        assertThat(written.get("spec")).isEqualTo(body.get("spec"));
    }

    @Test
    void whatIsNoObjectIsNotRead() {
        assertThat(shapes.read(Map.of("kind", "Secret", "apiVersion", "v1"), Origin.LIVE)).isEmpty();
        assertThat(shapes.read(Map.of("kind", "Pod", "apiVersion", "v1", "spec", 7), Origin.LIVE)).isEmpty();
        assertThat(shapes.read(
                        Map.of("kind", "NetworkPolicy", "apiVersion", "networking.k8s.io/v1"), Origin.LIVE))
                .isEmpty();
    }

    @SuppressWarnings("unchecked") // a JSON object is a map of texts
    private Optional<Resource> throughText(Resource object) {
        var text = JSON.writeValueAsString(shapes.write(object));
        var origin = object instanceof Manifest manifest ? manifest.origin() : Origin.LIVE;
        return shapes.read(JSON.readValue(text, Map.class), origin);
    }

    private static List<Resource> demo() throws InterruptedException {
        var changes = new LinkedBlockingQueue<Change>();
        var objects = new ArrayList<Resource>();
        try (var source = ManifestFolder.demo(POLICIES)) {
            source.start(changes::add);
            for (var next = changes.poll(30, TimeUnit.SECONDS);
                    !(next instanceof Change.Synced);
                    next = changes.poll(30, TimeUnit.SECONDS)) {
                if (next instanceof Change.Put(var resource)) {
                    objects.add(resource);
                }
            }
        }
        return objects;
    }
}
