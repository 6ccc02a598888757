package dev.weft.view.gesture;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ServiceBackends;
import dev.weft.net.IpSet;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.topology.Boxes;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.whatif.proposal.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whom a thing on the picture means when a policy is to speak about it.
final class Anchors {
    private Anchors() {}

    /// Empty for what no policy can name: edges, Ingresses, machines, outside peers known by name only, and Services
    /// with
    /// several workloads behind them, or none.
    static Optional<Anchor> of(Frame frame, Pick pick) {
        return switch (pick) {
            case Pick.OfGroup(var box) -> namespace(box);
            case Pick.OfNode(var id) -> of(frame, id);
            case Pick.OfEdge _ -> Optional.empty();
        };
    }

    static Optional<Anchor> of(Frame frame, NodeId id) {
        return switch (id.kind()) {
            case NAMESPACE -> namespace(id.key());
            case OUTSIDE -> IpSet.parse(id.key()).map(Anchor.OfOutside::new);
            case WORKLOAD ->
                frame.scene().topology().node(id)
                        .flatMap(TopologyNode::object)
                        .map(ref -> new Anchor.OfWorkload(whole(frame.meaning().snapshot(), ref)));
            case SERVICE -> frame.scene().topology().node(id)
                    .flatMap(TopologyNode::object)
                    .flatMap(service -> behind(frame.meaning().snapshot(), service));
            case GROUP, INGRESS, MACHINE -> Optional.empty();
        };
    }

    /// A box that is no namespace has no name in the cluster.
    private static Optional<Anchor> namespace(String box) {
        return Optional.of(box).filter(Boxes::isNamespace).map(Anchor.OfNamespace::new);
    }

    /// A pod that is drawn by itself stands for its workload: policies are not written for a single replica.
    private static ObjectRef whole(ClusterSnapshot snapshot, ObjectRef drawn) {
        return snapshot.pod(drawn).map(snapshot::workloadOf).orElse(drawn);
    }

    private static Optional<Anchor> behind(ClusterSnapshot snapshot, ObjectRef ref) {
        var backends = new ServiceBackends(snapshot);
        var workloads = snapshot.service(ref).stream()
                .flatMap(service -> service.ports().stream())
                .flatMap(port -> backends.targets(ref, port.protocol(), port.number()).stream())
                .flatMap(target -> snapshot.pod(target.pod()).stream())
                .map(snapshot::workloadOf)
                .collect(Collectors.toSet());
        return workloads.size() == 1
                ? Optional.of(new Anchor.OfWorkload(workloads.iterator().next()))
                : Optional.empty();
    }

    /// Everybody that can be named by typing: workloads and namespaces by name, then the outside.
    static List<Anchor> all(ClusterSnapshot snapshot) {
        var all = new ArrayList<Anchor>();
        snapshot.pods().stream().map(snapshot::workloadOf).distinct().sorted().forEach(ref ->
                all.add(new Anchor.OfWorkload(ref)));
        snapshot.namespaces().keySet().forEach(name -> all.add(new Anchor.OfNamespace(name)));
        all.add(new Anchor.OfOutside(IpSet.ALL));
        return all;
    }
}
