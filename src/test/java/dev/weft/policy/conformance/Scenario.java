package dev.weft.policy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.kube.TextCluster;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Profile;
import dev.weft.policy.kind.PolicyKinds;
import java.util.ArrayList;
import java.util.List;

/// A cluster as YAML, and tables of what its policies allow.
///
/// The [#model] is that of the upstream tests: namespaces x, y, z with the label `ns`, pods a, b, c with the label
/// `pod` that serve 80 and 81 under names such as `serve-80-tcp`. All pods stand on node n1, but the c on n2.
final class Scenario {
    private static final List<String> NAMESPACES = List.of("x", "y", "z");
    private static final List<String> PODS = List.of("a", "b", "c");
    private final List<String> texts;

    private Scenario(List<String> texts) {
        this.texts = List.copyOf(texts);
    }

    static Scenario empty() {
        return new Scenario(List.of());
    }

    static Scenario model() {
        var scenario = empty().node("n1", "192.168.0.1").node("n2", "192.168.0.2");
        for (var namespace : NAMESPACES) {
            scenario = scenario.namespace(namespace, "ns: " + namespace);
            for (var pod : PODS) {
                scenario = scenario.pod(namespace + "/" + pod, "pod: " + pod, address(namespace, pod), """
                        nodeName: %s
                        containers:
                        - name: serve
                          ports:
                          - {name: serve-80-tcp, containerPort: 80}
                          - {name: serve-81-tcp, containerPort: 81}
                          - {name: serve-80-udp, containerPort: 80, protocol: UDP}
                          - {name: serve-81-sctp, containerPort: 81, protocol: SCTP}
                        """.formatted(pod.equals("c") ? "n2" : "n1"));
            }
        }
        return scenario;
    }

    /// x/a is 10.0.0.1, z/c 10.0.2.3.
    private static String address(String namespace, String pod) {
        return "10.0." + NAMESPACES.indexOf(namespace) + "." + (PODS.indexOf(pod) + 1);
    }

    /// One more text of any manifests.
    Scenario with(String yaml) {
        var more = new ArrayList<>(texts);
        more.add(yaml);
        return new Scenario(more);
    }

    Scenario node(String name, String address) {
        return with("""
                apiVersion: v1
                kind: Node
                metadata: {name: %s, labels: {node: %s}}
                status:
                  addresses:
                  - {type: InternalIP, address: "%s"}
                """.formatted(name, name, address));
    }

    /// `labels` as they stand in a flow map, `ns: x, team: a`.
    Scenario namespace(String name, String labels) {
        return with("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: %s, labels: {%s}}
                """.formatted(name, labels));
    }

    /// A running pod; `addresses` one, or one of each family joined by a comma.
    Scenario pod(String path, String labels, String addresses, String spec) {
        var ips = new StringBuilder();
        for (var address : addresses.split(",")) {
            ips.append("  - ip: \"").append(address).append("\"\n");
        }
        return with(head("v1", "Pod", path, labels) + spec(spec) + "status:\n  phase: Running\n  podIPs:\n" + ips);
    }

    /// A NetworkPolicy, `namespace/name`, by the text of its spec.
    Scenario policy(String path, String spec) {
        return with(head("networking.k8s.io/v1", "NetworkPolicy", path, "") + spec(spec));
    }

    /// A ClusterNetworkPolicy of v1alpha2 by the text of its spec.
    Scenario clusterPolicy(String name, String spec) {
        return with(head("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy", name, "") + spec(spec));
    }

    /// An AdminNetworkPolicy, or BaselineAdminNetworkPolicy, of v1alpha1 by the text of its spec.
    Scenario adminPolicy(String kind, String name, String spec) {
        return with(head("policy.networking.k8s.io/v1alpha1", kind, name, "") + spec(spec));
    }

    private static String head(String apiVersion, String kind, String path, String labels) {
        int slash = path.indexOf('/');
        return """
                apiVersion: %s
                kind: %s
                metadata:
                  name: %s
                %s  labels: {%s}
                """.formatted(
                apiVersion,
                kind,
                path.substring(slash + 1),
                slash < 0 ? "" : "  namespace: " + path.substring(0, slash) + "\n",
                labels);
    }

    private static String spec(String spec) {
        return "spec:\n" + spec.indent(2);
    }

    ClusterSnapshot cluster() {
        return TextCluster.of(PolicyKinds.all().stream().map(PolicyKind::resource).toList(), texts);
    }

    /// The manifests are without fault, and the table of that traffic (`TCP 80`) is the expected one. Its first row
    /// names the destinations, each other row a source and its cells: `.` allowed, `X` denied, `?` unknown, `-` not
    /// asked.
    Scenario shows(String traffic, String table) {
        var asked = new TruthTable(cluster(), Profile.UPSTREAM, true);
        assertThat(asked.problems()).extracting(Problem::line).isEmpty();
        return shows(asked, traffic, table);
    }

    /// As [#shows], of manifests in which something is wrong; the oracle is not asked.
    Scenario showsAllTheSame(String traffic, String table) {
        var asked = new TruthTable(cluster(), Profile.UPSTREAM, false);
        assertThat(asked.problems()).isNotEmpty();
        return shows(asked, traffic, table);
    }

    /// As [#shows], of manifests that a later API may hold: problems are allowed, and the oracle is asked.
    Scenario showsOfALaterApi(String traffic, String table) {
        return shows(new TruthTable(cluster(), Profile.UPSTREAM, true), traffic, table);
    }

    private Scenario shows(TruthTable asked, String traffic, String table) {
        assertThat(asked.like(traffic, table)).isEqualTo(TruthTable.aligned(table));
        return this;
    }
}
