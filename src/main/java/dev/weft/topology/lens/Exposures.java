package dev.weft.topology.lens;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Service;
import dev.weft.cluster.ServiceBackends;
import dev.weft.policy.Cell;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.exposure.ExposureAnalysis;
import dev.weft.topology.FoldGroups;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.lens.Exposed.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Who may reach each workload of a picture, and the widest of each box. Pods on their node's network are not asked:
/// a node reaches its own pods whatever policies say, and nobody could be called closed.
public record Exposures(Map<ObjectRef, Exposed> workloads, Map<String, Exposed> boxes) {
    public static final Exposures NONE = new Exposures(Map.of(), Map.of());

    public Exposures {
        workloads = Map.copyOf(workloads);
        boxes = Map.copyOf(boxes);
    }

    /// Of the workloads that a topology is built from. `evaluation` says what policies mean for another cluster, as it
    /// was said for this one. Empty when `stop` says so on the way.
    ///
    /// Cost: one evaluation with a few pods more, then O(kinds of workloads²) look-ups, where a kind is what policies
    /// treat alike.
    public static Optional<Exposures> of(
            TopologyRequest request, Function<ClusterSnapshot, Reachability> evaluation, BooleanSupplier stop) {
        return new Search(request, evaluation).done(stop);
    }

    /// Empty for a node to which policies do not apply. `groups` are those of its topology.
    public Optional<Exposed> of(TopologyNode node, FoldGroups groups) {
        return switch (node.id().kind()) {
            case WORKLOAD -> node.object().flatMap(ref -> Optional.ofNullable(workloads.get(ref)));
            case NAMESPACE -> node.namespace().isEmpty()
                    ? Optional.ofNullable(boxes.get(node.id().key()))
                    : Optional.empty();
            case GROUP -> groups.members(node.id()).stream()
                    .flatMap(box -> Optional.ofNullable(boxes.get(box)).stream())
                    .reduce(Exposed::and);
            case SERVICE, INGRESS, MACHINE, OUTSIDE -> Optional.empty();
        };
    }

    /// Workloads that policies treat alike: any of them may stand for the others, beside itself. `onNodes`: it matters
    /// on which node it stands, and it is alone.
    private record Alike(List<Integer> numbers, Set<String> namespaces, boolean onNodes) {}

    private static final class Search {
        private final TopologyRequest request;
        private final Reachability reachability;
        private final List<Party> parties;
        private final Reachability.Crowds crowds;
        private final List<Reachability.Crowd> outside = new ArrayList<>();
        private final List<Alike> kinds = new ArrayList<>();
        private final ExposureAnalysis.Anyone anyone;
        private final Set<ObjectRef> led;

        Search(TopologyRequest request, Function<ClusterSnapshot, Reachability> evaluation) {
            WorkloadReachability cluster = request.reachability();
            this.request = request;
            this.reachability = cluster.reachability();
            this.parties = cluster.parties();
            this.crowds = cluster.crowds();
            this.anyone = new ExposureAnalysis(evaluation).anyone(reachability);
            this.led = led(reachability.snapshot());
            for (var party : parties) {
                if (party instanceof Party.Outside(var addresses)) {
                    outside.add(reachability.crowd(List.of(new Endpoint.Outside(addresses))));
                }
            }
        }

        Optional<Exposures> done(BooleanSupplier stop) {
            sort();
            var workloads = new HashMap<ObjectRef, Exposed>();
            var boxes = new HashMap<String, Exposed>();
            for (var kind : kinds) {
                if (stop.getAsBoolean()) {
                    return Optional.empty();
                }
                var known = new HashMap<String, Exposed>();
                for (int number : kind.numbers()) {
                    var group = group(number);
                    var namespace = group.ref().namespace();
                    var same = known.computeIfAbsent(namespace, name -> exposed(name, number));
                    var own = new Exposed(same.reach(), same.perhapsMore(), isLed(group));
                    workloads.put(group.ref(), own);
                    boxes.merge(request.box(group.ref()), own, Exposed::and);
                }
            }
            return Optional.of(new Exposures(workloads, boxes));
        }

        private void sort() {
            var known = new HashMap<Object, Alike>();
            for (int i = 0; i < crowds.size(); i++) {
                if (parties.get(i) instanceof Party.Group group) {
                    int number = i;
                    var kind = crowds.get(i).likeness()
                            .map(likeness -> known.computeIfAbsent(likeness, _ -> kind(false)))
                            .orElseGet(() -> kind(true));
                    kind.numbers().add(number);
                    kind.namespaces().add(group.ref().namespace());
                }
            }
        }

        private Alike kind(boolean onNodes) {
            var kind = new Alike(new ArrayList<>(), new LinkedHashSet<>(), onNodes);
            kinds.add(kind);
            return kind;
        }

        private Party.Group group(int number) {
            return (Party.Group) parties.get(number);
        }

        /// Of one kind in one namespace.
        private Exposed exposed(String namespace, int number) {
            var target = crowds.get(number);
            boolean unsure = false;
            for (var addresses : outside) {
                var cell = reachability.cell(addresses, target);
                if (!cell.allowed().isEmpty()) {
                    return new Exposed(Reach.OUTSIDE, false, false);
                }
                unsure |= !cell.unknown().isEmpty();
            }
            var any = anyone.to(group(number).members());
            if (!any.allowed().isEmpty()) {
                return new Exposed(Reach.CLUSTER, unsure, false);
            }
            return among(namespace, number, unsure || !any.unknown().isEmpty());
        }

        /// From the workloads that are there.
        private Exposed among(String namespace, int number, boolean doubt) {
            var widest = Reach.NOBODY;
            boolean unsure = doubt;
            for (var kind : kinds) {
                boolean own = kind.namespaces().contains(namespace);
                boolean others = kind.namespaces().size() > (own ? 1 : 0);
                if (!kind.onNodes() && (others || widest == Reach.NOBODY)) {
                    var cell = cell(kind, number);
                    unsure |= !cell.unknown().isEmpty();
                    if (!cell.allowed().isEmpty() && others) {
                        return new Exposed(Reach.OTHER_NAMESPACES, unsure, false);
                    }
                    widest = cell.allowed().isEmpty() ? widest : Reach.OWN_NAMESPACE;
                }
            }
            return new Exposed(widest, unsure, false);
        }

        /// What any of a kind but the workload itself may send to it.
        private Cell cell(Alike sources, int target) {
            int source = sources.numbers().getFirst();
            if (source == target) {
                if (sources.numbers().size() == 1) {
                    return reachability.cell(crowds.get(target), crowds.get(target));
                }
                source = sources.numbers().get(1);
            }
            return reachability.cell(crowds.get(source), crowds.get(target));
        }

        private boolean isLed(Party.Group group) {
            return group.members().stream()
                    .anyMatch(member -> member.object().filter(led::contains).isPresent());
        }

        /// The pods that something made for callers outside leads to.
        private static Set<ObjectRef> led(ClusterSnapshot snapshot) {
            var services = new HashSet<ObjectRef>();
            for (var service : snapshot.services()) {
                if (service.type() == Service.Type.LOAD_BALANCER || service.type() == Service.Type.NODE_PORT) {
                    services.add(service.ref());
                }
            }
            snapshot.ingresses().forEach(ingress -> ingress.routes().forEach(route -> services.add(route.service())));
            var backends = new ServiceBackends(snapshot);
            var pods = new HashSet<ObjectRef>();
            services.forEach(service -> backends.pods(service).forEach(pod -> pods.add(pod.ref())));
            return pods;
        }
    }
}
