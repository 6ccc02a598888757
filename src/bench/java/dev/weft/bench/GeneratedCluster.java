package dev.weft.bench;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Origin;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Resource;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.Workload;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A cluster of a given size, the same for the same seed. Its shape, after the clusters that people describe:
///
/// - one namespace for about 50 pods, half of them labelled with one of 10 teams;
/// - deployments of 5 pods each, labelled `app=<own>` and one of 4 tiers; a fifth of the pods carries a label with a
///   value of its own, as controllers set it, that no policy looks at;
/// - each pod has one IPv4 address, a named port `http` (one of 3 numbers) and `metrics` (always 9090);
/// - policies spread over the namespaces: half select one app, a third one tier, the rest the whole namespace; each has
///   1 or 2 ingress rules, half of them an egress rule with DNS; peers are an app of the own namespace (4 in 10), a
///   tier of all namespaces of a team (3 in 10), a namespace by name (2 in 10), or one of 50 blocks (1 in 10), among
///   them blocks inside the range of the pods; ports are numbers, a range, or the name `http`.
public final class GeneratedCluster {
    private static final int REPLICAS = 5;
    private static final int PODS_OF_A_NAMESPACE = 50;
    private static final String[] TIERS = {"front", "back", "data", "batch"};
    private final Random random;
    private final int namespaces;
    private final List<Resource> resources = new ArrayList<>();

    private GeneratedCluster(int pods, int policies, long seed) {
        random = new Random(seed);
        namespaces = Math.max(1, pods / PODS_OF_A_NAMESPACE);
        for (int number = 0; number < namespaces; number++) {
            var labels = number % 2 == 0 ? Map.of("team", "t" + number % 10) : Map.<String, String>of();
            resources.add(new Namespace(ObjectRef.ofNamespace(namespace(number)), Labels.of(labels)));
        }
        for (int app = 0; app < pods / REPLICAS; app++) {
            addDeployment(app);
        }
        for (int number = 0; number < policies; number++) {
            resources.add(policy(number, number));
        }
    }

    /// `seed` chooses among clusters of that shape.
    public static ClusterSnapshot of(int pods, int policies, long seed) {
        var builder = new SnapshotBuilder("generated");
        var cluster = new GeneratedCluster(pods, policies, seed);
        cluster.resources.forEach(resource -> builder.apply(new Change.Put(resource), Instant.EPOCH));
        builder.apply(new Change.Synced(Instant.EPOCH), Instant.EPOCH);
        return builder.snapshot();
    }

    /// The policy of that number as another throw of the dice would have made it.
    public static Manifest edited(ClusterSnapshot snapshot, int number, long seed) {
        int namespaces = snapshot.contents().namespaces().size();
        return new GeneratedCluster(namespaces * PODS_OF_A_NAMESPACE, 0, seed).policy(number, number);
    }

    private static String namespace(int number) {
        return "ns" + number;
    }

    private void addDeployment(int app) {
        var namespace = namespace(app % namespaces);
        var name = "app" + app / namespaces;
        var labels = Labels.of(Map.of("app", name, "tier", TIERS[app % TIERS.length]));
        var ports = List.of(
                new ContainerPort("http", Protocol.TCP, 8080 + app % 3),
                new ContainerPort("metrics", Protocol.TCP, 9090));
        var ref = new ObjectRef("apps", "Deployment", namespace, name);
        var template = new Workload.Template(labels, ports, false);
        resources.add(new Workload(ref, Optional.empty(), REPLICAS, Optional.of(template)));
        for (int replica = 0; replica < REPLICAS; replica++) {
            int number = app * REPLICAS + replica;
            var own = random.nextInt(5) == 0 ? labels.with("pod-template-hash", "h" + number) : labels;
            var address = IpAddress.ipv4(0x0A00_0000L + number);
            var network = new Pod.Network(List.of(address), "node" + random.nextInt(100), false);
            var pod = ObjectRef.ofPod(namespace, name + "-" + replica);
            resources.add(new Pod(pod, own, ref, network, Pod.Phase.RUNNING, ports));
        }
    }

    private Manifest policy(int number, int home) {
        var namespace = namespace(home % namespaces);
        var spec = new LinkedHashMap<String, Object>();
        spec.put("podSelector", subject());
        var ingress = new ArrayList<Object>();
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
            ingress.add(Map.of("from", List.of(peer()), "ports", List.of(port())));
        }
        spec.put("ingress", ingress);
        boolean egress = random.nextBoolean();
        if (egress) {
            spec.put("egress", List.of(
                    Map.of("to", List.of(peer(), peer())),
                    Map.of("ports", List.of(Map.of("protocol", "UDP", "port", 53)))));
        }
        spec.put("policyTypes", egress ? List.of("Ingress", "Egress") : List.of("Ingress"));
        var kind = ResourceKind.NETWORK_POLICY;
        var body = Map.<String, Object>of(
                "apiVersion", kind.apiVersion(),
                "kind", kind.kind(),
                "metadata", Map.of("name", "p" + number, "namespace", namespace),
                "spec", spec);
        return new Manifest(kind, kind.ref(namespace, "p" + number), body, Origin.LIVE);
    }

    private Map<String, Object> subject() {
        int choice = random.nextInt(6);
        if (choice < 3) {
            return matching("app", app());
        }
        return choice < 5 ? matching("tier", tier()) : Map.of();
    }

    private Map<String, Object> peer() {
        int choice = random.nextInt(10);
        if (choice < 4) {
            return Map.of("podSelector", matching("app", app()));
        }
        if (choice < 7) {
            return Map.of(
                    "namespaceSelector", matching("team", "t" + random.nextInt(5) * 2),
                    "podSelector", matching("tier", tier()));
        }
        if (choice < 9) {
            var name = namespace(random.nextInt(namespaces));
            return Map.of("namespaceSelector", matching(Namespace.NAME_LABEL, name));
        }
        int block = random.nextInt(50);
        return Map.of("ipBlock", Map.of("cidr", block < 25 ? "10.0." + block + ".0/24" : block + ".0.0.0/8"));
    }

    private Map<String, Object> port() {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("protocol", "TCP", "port", "http");
            case 1 -> Map.of("protocol", "TCP", "port", 8000, "endPort", 8080 + random.nextInt(3));
            default -> Map.of("protocol", "TCP", "port", 8080 + random.nextInt(3));
        };
    }

    private static Map<String, Object> matching(String key, String value) {
        return Map.of("matchLabels", Map.of(key, value));
    }

    private String app() {
        return "app" + random.nextInt(PODS_OF_A_NAMESPACE / REPLICAS);
    }

    private String tier() {
        return TIERS[random.nextInt(TIERS.length)];
    }
}
