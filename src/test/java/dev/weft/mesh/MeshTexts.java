package dev.weft.mesh;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Resource;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.SourceStatus;
import dev.weft.kube.TextCluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Clusters with meshes, as texts of manifests: each function is one document.
final class MeshTexts {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final String SIDECAR = "containers: [{name: app}, {name: istio-proxy}]";
    static final String LINKERD = "containers: [{name: app, ports: [{name: http, containerPort: 8080}]},"
            + " {name: linkerd-proxy}]";
    static final String BARE = "containers: [{name: app, ports: [{name: http, containerPort: 8080}]}]";

    private MeshTexts() {}

    static ClusterSnapshot cluster(String... documents) {
        return TextCluster.of(MeshKinds.inFiles(), List.of(documents));
    }

    /// The same objects with what their source said of each kind.
    static ClusterSnapshot heard(ClusterSnapshot cluster, KindStatus... statuses) {
        var builder = new SnapshotBuilder("text");
        var all = new ArrayList<Resource>();
        all.addAll(cluster.contents().namespaces().values());
        all.addAll(cluster.pods());
        all.addAll(cluster.services());
        all.addAll(cluster.meshes());
        all.forEach(resource -> builder.apply(new Change.Put(resource), NOW));
        List.of(statuses).forEach(status -> builder.apply(new Change.Status(status), NOW));
        return builder.snapshot();
    }

    static KindStatus live(ResourceKind kind) {
        return new KindStatus(kind, "", new SourceStatus.Live(NOW));
    }

    static KindStatus refused(ResourceKind kind, String namespace) {
        return new KindStatus(kind, namespace, new SourceStatus.Failed("forbidden", "ask for the right"));
    }

    static KindStatus absent(ResourceKind kind) {
        return new KindStatus(kind, "", new SourceStatus.Absent());
    }

    /// `labels` and `annotations` as flow maps: `{a: b}`.
    static String namespace(String name, String labels, String annotations) {
        return "{apiVersion: v1, kind: Namespace, metadata: {name: " + name + ", labels: " + labels
                + ", annotations: " + annotations + "}}";
    }

    static String namespace(String name, String labels) {
        return namespace(name, labels, "{}");
    }

    /// A running pod with its own name as the label `app`; `more` are further labels.
    static String pod(String path, String more, String annotations, String spec) {
        var parts = path.split("/", 2);
        return "{apiVersion: v1, kind: Pod, metadata: {namespace: " + parts[0] + ", name: " + parts[1] + ", labels: {"
                + "app: " + parts[1] + more + "}, annotations: " + annotations + "}, spec: {nodeName: n1, " + spec
                + "}, status: {phase: Running}}";
    }

    static String pod(String path, String spec) {
        return pod(path, "", "{}", spec);
    }

    /// A Deployment whose pods nobody has made; `more` are further labels of its template.
    static String deployment(String path, String more, String annotations, String spec) {
        var parts = path.split("/", 2);
        return "{apiVersion: apps/v1, kind: Deployment, metadata: {namespace: " + parts[0] + ", name: " + parts[1]
                + "}, spec: {replicas: 1, template: {metadata: {labels: {app: " + parts[1] + more
                + "}, annotations: " + annotations + "}, spec: {" + spec + "}}}}";
    }

    /// To the pods of that `app`, port 80 to 8080.
    static String service(String path) {
        var parts = path.split("/", 2);
        return "{apiVersion: v1, kind: Service, metadata: {namespace: " + parts[0] + ", name: " + parts[1]
                + "}, spec: {selector: {app: " + parts[1] + "}, ports: [{port: 80, targetPort: 8080}]}}";
    }

    static String peers(String path, String spec) {
        return object("security.istio.io/v1, kind: PeerAuthentication", path, "", spec);
    }

    /// `born` is the minute of its creation.
    static String peers(String path, int born, String spec) {
        return object(
                "security.istio.io/v1, kind: PeerAuthentication", path,
                ", creationTimestamp: '2026-01-01T00:%02d:00Z'".formatted(born), spec);
    }

    static String rule(String path, String spec) {
        return object("networking.istio.io/v1, kind: DestinationRule", path, "", spec);
    }

    static String server(String path, String spec) {
        return object("policy.linkerd.io/v1beta3, kind: Server", path, "", spec);
    }

    private static String object(String kind, String path, String metadata, String spec) {
        var parts = path.split("/", 2);
        return "{apiVersion: " + kind + ", metadata: {namespace: " + parts[0] + ", name: " + parts[1] + metadata
                + "}, spec: {" + spec + "}}";
    }

    static Pod pod(ClusterSnapshot cluster, String path) {
        var parts = path.split("/", 2);
        return cluster.pod(ObjectRef.ofPod(parts[0], parts[1])).orElseThrow();
    }

    static End end(ClusterSnapshot cluster, String path) {
        return Mesh.of(cluster).end(pod(cluster, path));
    }

    static Stance at(ClusterSnapshot cluster, String path, int port) {
        return end(cluster, path).reception().at(port);
    }

    static Passage passage(ClusterSnapshot cluster, String from, String to) {
        var mesh = Mesh.of(cluster);
        return mesh.between(mesh.end(pod(cluster, from)), mesh.end(pod(cluster, to)), 8080);
    }
}
