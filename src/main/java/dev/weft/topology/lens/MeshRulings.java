package dev.weft.topology.lens;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Workload;
import dev.weft.flow.FlowVerdict;
import dev.weft.lazy.Lazy;
import dev.weft.mesh.End;
import dev.weft.mesh.Mesh;
import dev.weft.mesh.Passage;
import dev.weft.net.PortSet;
import dev.weft.net.Protocol;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.FoldGroups;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What meshes make of the workloads and the edges of a picture, as their objects say. Of folded boxes only what is
/// true of every pair that they may hide.
///
/// Threads: any thread. Cost: nothing until it is asked; then once O(pods), and once for each edge.
public final class MeshRulings {
    public static final MeshRulings NONE = new MeshRulings(Optional.empty());
    /// Boxes with more pairs than this are not gone through.
    private static final int MOST_PAIRS = 600;

    /// The ends of workloads, and of all that stand in a box.
    private record Known(Mesh mesh, Map<NodeId, Set<End>> workloads, Map<String, Set<End>> boxes) {}

    /// Of one edge, with the evidence that it had.
    private record Said(TopologyEdge edge, Optional<MeshRuling> ruling) {}

    private final Optional<TopologyRequest> drawn;
    private final Lazy<Known> known;
    private final Map<EdgeId, Said> said = new ConcurrentHashMap<>();

    private MeshRulings(Optional<TopologyRequest> drawn) {
        this.drawn = drawn;
        this.known = Lazy.of(() -> looked(drawn.orElseThrow()));
    }

    /// Of the workloads that a topology is built from, in the boxes that it has.
    public static MeshRulings of(TopologyRequest request) {
        return new MeshRulings(Optional.of(request));
    }

    /// Have the ends been found? Who must not wait asks this first.
    public boolean isKnown() {
        return drawn.isEmpty() || known.known().isPresent();
    }

    /// Does anything in the cluster speak of a mesh?
    public boolean present() {
        return drawn.isPresent() && known().mesh().present();
    }

    /// Empty for what is no workload, and where no mesh is. `groups` are those of its topology.
    public Optional<MeshStanding> of(TopologyNode node, FoldGroups groups) {
        if (!present()) {
            return Optional.empty();
        }
        var ends = ends(node.id(), groups);
        return ends.isEmpty() ? Optional.empty() : Optional.of(MeshStanding.of(ends));
    }

    /// Empty where no mesh takes part, or where it cannot be said in one word what it does.
    @SuppressWarnings("ReferenceEquality") // an edge with the same evidence is the same object
    public Optional<MeshRuling> of(TopologyEdge edge, FoldGroups groups) {
        if (!present()) {
            return Optional.empty();
        }
        var last = said.get(edge.id());
        if (last != null && last.edge() == edge) {
            return last.ruling();
        }
        var made = ruling(edge, groups);
        said.put(edge.id(), new Said(edge, made));
        return made;
    }

    /// What was found of it already: who must not wait asks this.
    @SuppressWarnings("ReferenceEquality") // an edge with the same evidence is the same object
    public Optional<MeshRuling> known(TopologyEdge edge) {
        return Optional.ofNullable(said.get(edge.id()))
                .filter(last -> last.edge() == edge)
                .flatMap(Said::ruling);
    }

    private Optional<MeshRuling> ruling(TopologyEdge edge, FoldGroups groups) {
        var sources = edge.id().source().kind() == NodeId.Kind.OUTSIDE
                ? Set.of(End.OUTSIDE)
                : ends(edge.id().source(), groups);
        var targets = ends(edge.id().target(), groups);
        var ports = ports(edge.evidence());
        if ((long) sources.size() * targets.size() > MOST_PAIRS || ports.isEmpty()) {
            return Optional.empty();
        }
        var passages = new LinkedHashSet<Passage>();
        for (var target : targets) {
            for (int port : target.asked(ports)) {
                sources.forEach(source -> passages.add(known().mesh().between(source, target, port)));
            }
        }
        if (passages.stream().allMatch(passage -> passage.kind() == Passage.Kind.APART)) {
            return Optional.empty();
        }
        boolean folded = edge.id().source().isFold() || edge.id().target().isFold();
        boolean same = passages.stream().map(Passage::kind).distinct().count() == 1;
        boolean foretold = Stream.concat(sources.stream(), targets.stream())
                .anyMatch(end -> end.membership().foretold());
        return !folded || same
                ? Optional.of(MeshRuling.of(List.copyOf(passages), foretold))
                : Optional.empty();
    }

    /// The TCP ports that the edge is about: what policies may allow, what a draft would, what was seen to pass.
    private static PortSet ports(List<Evidence> evidence) {
        var ports = PortSet.NONE;
        for (var one : evidence) {
            ports = ports.union(switch (one) {
                case Evidence.Declared(var allowed, var unknown) ->
                    allowed.union(unknown).of(Protocol.TCP);
                case Evidence.Drafted(var gained, _, var unsure) ->
                    gained.union(unsure).of(Protocol.TCP);
                case Evidence.Observed seen when seen.key().verdict() != FlowVerdict.DROPPED ->
                    seen.key().traffic().exact()
                            .filter(traffic -> traffic.protocol() == Protocol.TCP)
                            .map(traffic -> PortSet.of(traffic.port()))
                            .orElse(PortSet.NONE);
                case Evidence.Observed _, Evidence.Refused _, Evidence.Leads _ -> PortSet.NONE;
            });
        }
        return ports;
    }

    private Set<End> ends(NodeId id, FoldGroups groups) {
        return switch (id.kind()) {
            case WORKLOAD -> known().workloads().getOrDefault(id, Set.of());
            case NAMESPACE -> known().boxes().getOrDefault(id.key(), Set.of());
            case GROUP -> {
                var all = new HashSet<End>();
                groups.members(id).forEach(box -> all.addAll(known().boxes().getOrDefault(box, Set.of())));
                yield all;
            }
            case SERVICE, INGRESS, MACHINE, OUTSIDE -> Set.of();
        };
    }

    private Known known() {
        return known.get();
    }

    private static Known looked(TopologyRequest request) {
        var reachability = request.reachability();
        var mesh = Mesh.of(reachability.reachability().snapshot());
        var workloads = new HashMap<NodeId, Set<End>>();
        var boxes = new HashMap<String, Set<End>>();
        if (mesh.present()) {
            for (var party : reachability.parties()) {
                if (party instanceof Party.Group group) {
                    var ends = new HashSet<End>();
                    group.members().forEach(member -> pod(member).ifPresent(pod -> ends.add(mesh.end(pod))));
                    workloads.put(NodeId.ofWorkload(group.ref()), ends);
                    boxes.computeIfAbsent(request.box(group.ref()), _ -> new HashSet<>()).addAll(ends);
                }
            }
        }
        return new Known(mesh, workloads, boxes);
    }

    /// A finished pod takes no connection. A controller without pods is what one of them would be.
    private static Optional<Pod> pod(Endpoint member) {
        return switch (member) {
            case Endpoint.OfPod(var pod) -> pod.finished() ? Optional.empty() : Optional.of(pod);
            case Endpoint.OfTemplate(var workload) ->
                workload.template().map(template -> wished(workload, template));
            case Endpoint.OfNode _, Endpoint.Outside _ -> Optional.empty();
        };
    }

    private static Pod wished(Workload workload, Workload.Template template) {
        var ref = ObjectRef.ofPod(workload.ref().namespace(), workload.ref().name());
        var network = new Pod.Network(List.of(), "", template.hostNetwork(), template.mesh());
        return new Pod(ref, template.labels(), workload.ref(), network, Pod.Phase.SYNTHETIC, template.ports());
    }
}
