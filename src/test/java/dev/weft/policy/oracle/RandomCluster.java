package dev.weft.policy.oracle;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.Node;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Resource;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.SourceStatus;
import dev.weft.cluster.Workload;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A small cluster by chance: up to four namespaces, some without an object; up to eight pods of few labels, some of
/// them finished, pending, on the host's network; at times a controller without pods; one or both address families, the
/// same for all; up to six policies; now and then a namespace whose policies cannot be read.
public final class RandomCluster {
    private static final List<String> NAMESPACES = List.of("a", "b", "c", "d");
    private final Dice dice;
    private final boolean v4;
    private final boolean v6;
    private final List<String> namespaces;
    private final List<Resource> resources = new ArrayList<>();
    private final boolean tiers;

    private RandomCluster(long seed, boolean tiers) {
        dice = new Dice(seed);
        this.tiers = tiers;
        int stack = dice.between(0, 9);
        v4 = stack < 8;
        v6 = stack > 4;
        namespaces = NAMESPACES.subList(0, dice.between(1, 4));
    }

    public static ClusterSnapshot of(long seed) {
        return new RandomCluster(seed, false).snapshot();
    }

    /// With policies of the network policy API too, and labels on the nodes.
    public static ClusterSnapshot withTiers(long seed) {
        return new RandomCluster(seed, true).snapshot();
    }

    private ClusterSnapshot snapshot() {
        for (var name : namespaces) {
            if (dice.chance(70)) {
                resources.add(new Namespace(ObjectRef.ofNamespace(name), labels("team", "env")));
            }
        }
        for (int number = 1; number <= 2; number++) {
            var labels = tiers ? labels("zone", "disk") : Labels.NONE;
            resources.add(new Node(ResourceKind.NODE.ref("", "n" + number), labels, nodeAddresses(number)));
        }
        int pods = dice.between(1, 8);
        for (int number = 0; number < pods; number++) {
            resources.add(pod(number));
        }
        if (dice.chance(20)) {
            resources.add(controller());
        }
        var policies = new RandomPolicies(dice);
        int count = dice.between(0, tiers ? 2 : 6);
        for (int number = 0; number < count; number++) {
            resources.add(policies.policy(dice.one(namespaces), "p" + number));
        }
        if (tiers) {
            resources.addAll(new RandomTiers(dice).policies());
        }
        return built();
    }

    private ClusterSnapshot built() {
        var builder = new SnapshotBuilder("random");
        resources.forEach(resource -> builder.apply(new Change.Put(resource), Instant.EPOCH));
        if (dice.chance(tiers ? 10 : 4)) {
            var where = dice.chance(30) ? "" : dice.one(namespaces);
            var kind = ResourceKind.NETWORK_POLICY;
            if (tiers) {
                kind = dice.one(kind, kind, TierKinds.BANP, TierKinds.ANP, TierKinds.CNP);
                where = kind.namespaced() ? where : "";
            }
            var failed = new SourceStatus.Failed("403", "run: kubectl auth can-i list networkpolicies");
            var status = new KindStatus(kind, where, failed);
            builder.apply(new Change.Status(status), Instant.EPOCH);
        }
        return builder.snapshot();
    }

    private Pod pod(int number) {
        var namespace = dice.one(namespaces);
        var ref = ObjectRef.ofPod(namespace, "pod" + number);
        var phase = dice.chance(80)
                ? Pod.Phase.RUNNING
                : dice.one(Pod.Phase.SUCCEEDED, Pod.Phase.FAILED, Pod.Phase.PENDING, Pod.Phase.SYNTHETIC);
        boolean placed = phase != Pod.Phase.SYNTHETIC && (phase != Pod.Phase.PENDING || dice.chance(50));
        int node = dice.between(1, 2);
        boolean host = dice.chance(12);
        boolean addressed = placed && phase != Pod.Phase.PENDING;
        var addresses = host ? nodeAddresses(node) : podAddresses(NAMESPACES.indexOf(namespace), number);
        var network = new Pod.Network(addressed ? addresses : List.of(), placed ? "n" + node : "", host);
        return new Pod(ref, labels("app", "tier"), ref, network, phase, ports());
    }

    private Workload controller() {
        var ref = new ObjectRef("apps", "Deployment", dice.one(namespaces), "idle");
        var template = new Workload.Template(labels("app", "tier"), ports(), dice.chance(10));
        return new Workload(ref, Optional.empty(), 0, Optional.of(template));
    }

    /// No pod declares one name twice for one protocol; the same name for another protocol may be another number.
    private List<ContainerPort> ports() {
        var ports = new TreeMap<String, ContainerPort>();
        for (int left = dice.between(0, 3); left > 0; left--) {
            var name = dice.one("http", "dns", "metrics", "");
            var protocol = dice.one(Protocol.TCP, Protocol.TCP, Protocol.UDP, Protocol.SCTP);
            ports.put(name + protocol, new ContainerPort(name, protocol, dice.one(53, 80, 81, 8080)));
        }
        return List.copyOf(ports.values());
    }

    private Labels labels(String key, String otherKey) {
        var labels = new TreeMap<String, String>();
        for (var name : List.of(key, otherKey)) {
            if (dice.chance(70)) {
                labels.put(name, dice.chance(5) ? "" : dice.one("x", "y", "z"));
            }
        }
        return Labels.of(Map.copyOf(labels));
    }

    private List<IpAddress> podAddresses(int namespace, int number) {
        return addresses("10.0." + namespace + "." + number, "fd00::" + namespace + ":" + number);
    }

    private List<IpAddress> nodeAddresses(int number) {
        return addresses("192.168.0." + (number * 3 - 2), "fd01::" + number);
    }

    private List<IpAddress> addresses(String four, String six) {
        var addresses = new ArrayList<IpAddress>();
        if (v4) {
            addresses.add(IpAddress.parse(four).orElseThrow());
        }
        if (v6) {
            addresses.add(IpAddress.parse(six).orElseThrow());
        }
        return addresses;
    }
}
