package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.cluster;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.Part;
import dev.weft.net.Cidr;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;

/// A cluster evaluated, and its ends by name: `shop/web` a pod (or a controller without pods), `node n1`, an address,
/// a block.
record Asked(Reachability reachability) {
    static Asked of(Part... parts) {
        return of(cluster(parts), Profile.UPSTREAM);
    }

    static Asked of(ClusterSnapshot snapshot, Profile profile) {
        return new Asked(evaluated(snapshot, profile));
    }

    static Reachability evaluated(ClusterSnapshot snapshot, Profile profile) {
        return new ClassReachabilityEngine(profile)
                .evaluate(snapshot, new PolicyCompiler(PolicyKinds.all()).compile(snapshot));
    }

    ClusterSnapshot snapshot() {
        return reachability.snapshot();
    }

    Cell cell(String source, String destination) {
        return reachability.cell(end(source), end(destination));
    }

    /// What is surely allowed, as `weft list` writes it.
    String allowed(String source, String destination) {
        return cell(source, destination).allowed().toString();
    }

    String unknown(String source, String destination) {
        return cell(source, destination).unknown().toString();
    }

    Explanation explain(String source, String destination, Protocol protocol, int port) {
        return reachability.explain(end(source), end(destination), new Traffic(protocol, port));
    }

    Explanation explainTcp(String source, String destination, int port) {
        return explain(source, destination, Protocol.TCP, port);
    }

    Endpoint end(String text) {
        if (text.startsWith("node ")) {
            return snapshot().nodes().stream()
                    .filter(node -> node.ref().name().equals(text.substring(5)))
                    .<Endpoint>map(Endpoint.OfNode::new)
                    .findFirst()
                    .orElseThrow();
        }
        var block = Cidr.parse(text);
        if (block.isPresent()) {
            return new Endpoint.Outside(block.get().asSet());
        }
        var address = IpAddress.parse(text);
        return address.isPresent() ? new Endpoint.Outside(IpSet.of(address.get())) : inside(text);
    }

    private Endpoint inside(String path) {
        int slash = path.indexOf('/');
        var pod = snapshot().pod(ObjectRef.ofPod(path.substring(0, slash), path.substring(slash + 1)));
        return pod.<Endpoint>map(Endpoint.OfPod::new).orElseGet(() -> snapshot().workloads().stream()
                .filter(workload -> workload.ref().path().equals(path))
                .<Endpoint>map(Endpoint.OfTemplate::new)
                .findFirst()
                .orElseThrow());
    }
}
