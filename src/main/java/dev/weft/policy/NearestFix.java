package dev.weft.policy;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Selector;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.net.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The smallest additional NetworkPolicies that would let a denied packet through: one for each side that blocks, which
/// allows just the labels of the one pod, those of the other, and the port. Nothing is offered that was not evaluated.
public final class NearestFix {
    /// `policies` are new ones, one for each side that blocks; `summary` is one sentence that also says which other
    /// pairs they would open and whom they would newly isolate.
    public record Fix(String summary, List<Manifest> policies) {
        public Fix {
            policies = List.copyOf(policies);
        }
    }

    /// Labels that a controller makes anew for each revision or pod: a policy that names them is soon about nobody.
    private static final Set<String> VOLATILE = Set.of(
            "pod-template-hash", "controller-revision-hash", "pod-template-generation", "controller-uid", "job-name",
            "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index", "batch.kubernetes.io/controller-uid",
            "batch.kubernetes.io/job-name", "batch.kubernetes.io/job-completion-index");
    /// More blocks than this nobody reads; the outside end is then too vague for a policy.
    private static final int MOST_BLOCKS = 16;
    private static final int MOST_NAMED = 5;
    private static final int LONGEST_NAME = 63;

    private final Function<ClusterSnapshot, Reachability> evaluation;

    /// `evaluation` compiles and evaluates a snapshot, as the reachability that explained the packet was made.
    public NearestFix(Function<ClusterSnapshot, Reachability> evaluation) {
        this.evaluation = evaluation;
    }

    /// Empty when the packet is not denied, or no NetworkPolicy could let it through.
    ///
    /// Cost: one evaluation, and a look-up for each pair that the new policies speak about.
    public Optional<Fix> of(Reachability reachability, Explanation denied) {
        if (!(denied.verdict() instanceof Verdict.Denied)) {
            return Optional.empty();
        }
        var policies = new ArrayList<Manifest>();
        for (var half : List.of(denied.egress(), denied.ingress())) {
            if (half.verdict() instanceof Verdict.Denied) {
                var policy = policy(reachability.snapshot(), denied, half.direction());
                if (policy.isEmpty()) {
                    return Optional.empty();
                }
                policies.add(policy.get());
            }
        }
        var after = evaluation.apply(reachability.snapshot().with(policies, List.of()));
        boolean passes = after.cell(denied.source(), denied.destination())
                .allowed()
                .contains(denied.traffic());
        return passes
                ? Optional.of(new Fix(new Effects(reachability, after, denied).summary(policies), policies))
                : Optional.empty();
    }

    private static Optional<Manifest> policy(ClusterSnapshot snapshot, Explanation denied, Direction direction) {
        boolean ingress = direction == Direction.INGRESS;
        var self = ingress ? denied.destination() : denied.source();
        var other = ingress ? denied.source() : denied.destination();
        var namespace = namespace(self);
        var labels = lasting(labels(self));
        var peers = peers(other);
        if (namespace.isEmpty() || labels.map().isEmpty() || peers.isEmpty()) {
            return Optional.empty();
        }
        var rule = new LinkedHashMap<String, Object>();
        rule.put(ingress ? "from" : "to", peers);
        rule.put("ports", List.of(ports(denied.traffic())));
        var spec = new LinkedHashMap<String, Object>();
        spec.put("podSelector", Map.of("matchLabels", labels.map()));
        spec.put("policyTypes", List.of(direction.word()));
        spec.put(direction.field(), List.of(rule));
        var ref = freeRef(snapshot, namespace, name(snapshot, denied, direction));
        return Optional.of(new Manifest(ResourceKind.NETWORK_POLICY, ref, body(ref, spec), Origin.LIVE));
    }

    private static Map<String, Object> body(ObjectRef ref, Map<String, Object> spec) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("name", ref.name());
        metadata.put("namespace", ref.namespace());
        var body = new LinkedHashMap<String, Object>();
        body.put("apiVersion", ResourceKind.NETWORK_POLICY.apiVersion());
        body.put("kind", ref.kind());
        body.put("metadata", metadata);
        body.put("spec", spec);
        return body;
    }

    private static Map<String, Object> ports(Traffic traffic) {
        var ports = new LinkedHashMap<String, Object>();
        ports.put("protocol", traffic.protocol().name());
        ports.put("port", traffic.port());
        return ports;
    }

    /// None when the end is too vague.
    private static List<Map<String, Object>> peers(Endpoint end) {
        return switch (end) {
            case Endpoint.OfPod(var pod) when pod.network().host() -> blocks(single(pod.network().addresses()));
            case Endpoint.OfPod _, Endpoint.OfTemplate _ -> List.of(pods(end));
            case Endpoint.OfNode(var node) -> blocks(single(node.addresses()));
            case Endpoint.Outside(var addresses) -> blocks(addresses);
        };
    }

    private static Map<String, Object> pods(Endpoint end) {
        var peer = new LinkedHashMap<String, Object>();
        peer.put("namespaceSelector", Map.of("matchLabels", Map.of(Namespace.NAME_LABEL, namespace(end))));
        var labels = lasting(labels(end)).map();
        peer.put("podSelector", labels.isEmpty() ? Map.of() : Map.of("matchLabels", labels));
        return peer;
    }

    private static IpSet single(List<IpAddress> addresses) {
        return addresses.stream().map(IpSet::of).reduce(IpSet.NONE, IpSet::union);
    }

    private static List<Map<String, Object>> blocks(IpSet addresses) {
        var blocks = addresses.cidrs();
        return blocks.size() > MOST_BLOCKS
                ? List.of()
                : blocks.stream()
                        .map(block -> Map.<String, Object>of("ipBlock", Map.of("cidr", block.toString())))
                        .toList();
    }

    private static String namespace(Endpoint end) {
        return end.object().map(ObjectRef::namespace).orElse("");
    }

    private static Labels labels(Endpoint end) {
        return switch (end) {
            case Endpoint.OfPod(var pod) -> pod.labels();
            case Endpoint.OfTemplate(var workload) ->
                workload.template().map(template -> template.labels()).orElse(Labels.NONE);
            case Endpoint.OfNode _, Endpoint.Outside _ -> Labels.NONE;
        };
    }

    private static Labels lasting(Labels labels) {
        var lasting = new TreeMap<>(labels.map());
        lasting.keySet().removeAll(VOLATILE);
        return Labels.of(lasting);
    }

    /// `allow-web-to-db-tcp-80-ingress`, within the bounds of a name.
    private static String name(ClusterSnapshot snapshot, Explanation denied, Direction direction) {
        var traffic = denied.traffic();
        var end = "-" + traffic.protocol() + "-" + traffic.port() + "-" + direction.field();
        var begin = "allow-" + shortName(snapshot, denied.source())
                + "-to-" + shortName(snapshot, denied.destination());
        var clean = begin.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var room = LONGEST_NAME - end.length() - 3; // a number may follow
        return clean.substring(0, Math.min(clean.length(), room)) + end.toLowerCase(Locale.ROOT);
    }

    private static String shortName(ClusterSnapshot snapshot, Endpoint end) {
        return switch (end) {
            case Endpoint.OfPod(var pod) -> snapshot.workloadOf(pod).name();
            case Endpoint.OfTemplate(var workload) -> workload.ref().name();
            case Endpoint.OfNode(var node) -> node.ref().name();
            case Endpoint.Outside _ -> "outside";
        };
    }

    private static ObjectRef freeRef(ClusterSnapshot snapshot, String namespace, String name) {
        var ref = ResourceKind.NETWORK_POLICY.ref(namespace, name);
        for (int i = 2; snapshot.manifest(ref).isPresent(); i++) {
            ref = ResourceKind.NETWORK_POLICY.ref(namespace, name + "-" + i);
        }
        return ref;
    }

    /// What the new policies change beside the packet that was asked about.
    private record Effects(Reachability before, Reachability after, Explanation asked) {
        String summary(List<Manifest> policies) {
            var names = policies.stream().map(policy -> policy.ref().label()).collect(Collectors.joining(" and "));
            return "add " + names + ": lets " + id(asked.source()) + " reach " + id(asked.destination()) + " on "
                    + asked.traffic() + "; " + others();
        }

        private String others() {
            var sources = alike(asked.source());
            var destinations = alike(asked.destination());
            var opened = new TreeSet<String>();
            for (var source : sources) {
                for (var destination : destinations) {
                    if (!isAsked(source, destination) && isOpened(source, destination)) {
                        opened.add(id(source) + " => " + id(destination));
                    }
                }
            }
            var isolated = new TreeSet<String>();
            sources.stream().filter(this::isIsolated).forEach(end -> isolated.add(id(end)));
            destinations.stream().filter(this::isIsolated).forEach(end -> isolated.add(id(end)));
            return (opened.isEmpty() ? "opens no other pair" : "also opens " + few(opened))
                    + (isolated.isEmpty() ? "" : "; newly isolates " + few(isolated));
        }

        /// The ends that the labels of the new policies select where they mean this one.
        private List<Endpoint> alike(Endpoint end) {
            if (end.object().isEmpty() || end instanceof Endpoint.OfNode) {
                return List.of(end);
            }
            var selector = Selector.matchLabels(lasting(labels(end)).map());
            return before.endpoints().stream()
                    .filter(other -> other.object().isPresent() && namespace(other).equals(namespace(end)))
                    .filter(other -> selector.matches(labels(other)))
                    .toList();
        }

        private boolean isAsked(Endpoint source, Endpoint destination) {
            return id(source).equals(id(asked.source())) && id(destination).equals(id(asked.destination()));
        }

        private boolean isOpened(Endpoint source, Endpoint destination) {
            return !before.cell(source, destination).allowed().contains(asked.traffic())
                    && after.cell(source, destination).allowed().contains(asked.traffic());
        }

        private boolean isIsolated(Endpoint end) {
            var then = before.isolation(end);
            var now = after.isolation(end);
            return (now.ingress() && !then.ingress()) || (now.egress() && !then.egress());
        }

        /// The workload, as replicas share its labels.
        private String id(Endpoint end) {
            return end instanceof Endpoint.OfPod(var pod)
                    ? before.snapshot().workloadOf(pod).id()
                    : end.id();
        }

        private static String few(Set<String> all) {
            var first = all.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
            return all.size() > MOST_NAMED ? first + " and " + (all.size() - MOST_NAMED) + " more" : first;
        }
    }
}
