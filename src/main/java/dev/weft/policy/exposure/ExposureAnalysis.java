package dev.weft.policy.exposure;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Selector.Operator;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.HostPods;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.Policy;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Reachability;
import dev.weft.policy.Reachability.Crowd;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.exposure.Exposure.Entry;
import dev.weft.policy.exposure.Exposure.Unprotected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds the exposure of every workload: each selector of a rule is filled with pods that are not there, and the whole
/// is evaluated anew.
///
/// Invariant: an entry says what the engine said of pods that the entry's selector selects, so it is never more than
/// all tiers on both sides let through. A workload that no policy limits on a side has one entry there, for the whole
/// cluster; any other has one for each selector whose newcomers fare otherwise than those of the whole cluster.
///
/// Cost: one evaluation with a few pods more for each different selector; then a look-up for each workload and
/// selector.
public final class ExposureAnalysis {
    private final Function<ClusterSnapshot, Reachability> evaluation;

    /// `evaluation` compiles and evaluates a snapshot as the reachability that is asked about was made.
    public ExposureAnalysis(Function<ClusterSnapshot, Reachability> evaluation) {
        this.evaluation = evaluation;
    }

    /// Of every party of `cluster` that is no outside one.
    public Exposure of(WorkloadReachability cluster) {
        var now = cluster.reachability();
        var directions = selections(now.policies());
        var names = NamedStandIns.of(now.policies());
        var newcomers = new Newcomers(now.snapshot(), names.ports(), directions.keySet());
        var plain = newcomers.plain();
        var made = new ArrayList<Made>();
        directions.forEach((selection, sides) -> {
            if (!fitsARealPod(now.snapshot(), selection)) {
                made.add(new Made(selection, sides, newcomers.of(selection)));
            }
        });
        var then = evaluation.apply(now.snapshot().with(newcomers.made(), List.of()));
        var selected = made.stream()
                .filter(it -> !it.pods().isEmpty())
                .map(it -> new Selected(it.selection(), it.directions(), then.crowd(it.pods())))
                .toList();
        return new Judge(then, names, then.crowd(plain), selected).judge(cluster.parties());
    }

    /// Pods that no selector singles out, in the cluster as it would be with them.
    public record Anyone(Reachability then, Crowd pods) {
        /// What all of them may send to these pods of the cluster.
        public Cell to(List<Endpoint> members) {
            return then.cell(pods, then.crowd(members));
        }
    }

    /// Any pod of whatever namespace. Cost: one evaluation with a few pods more.
    public Anyone anyone(Reachability now) {
        var directions = selections(now.policies());
        var newcomers = new Newcomers(
                now.snapshot(), NamedStandIns.of(now.policies()).ports(), directions.keySet());
        var plain = newcomers.plain();
        var then = evaluation.apply(now.snapshot().with(newcomers.made(), List.of()));
        return new Anyone(then, then.crowd(plain));
    }

    /// What rules select, each once, and on which side of a connection; without what selects every pod there is.
    private static Map<PodSelection, Set<Direction>> selections(PolicySet policies) {
        var directions = new LinkedHashMap<PodSelection, Set<Direction>>();
        for (var policy : policies.policies()) {
            for (var rule : policy.rules()) {
                for (var peer : rule.peers()) {
                    if (peer instanceof Peer.Pods(var selection) && !isEverything(selection)) {
                        directions.computeIfAbsent(plain(selection), _ -> EnumSet.noneOf(Direction.class))
                                .add(rule.direction());
                    }
                }
            }
        }
        return directions;
    }

    /// A namespace chosen by its name alone is the same as that of the policy itself; a newcomer is no host-network
    /// pod.
    private static PodSelection plain(PodSelection selection) {
        var scope = selection.namespaces() instanceof Scope.Matching(var selector)
                        && selector.requirements().size() == 1
                        && isEquality(selector.requirements().getFirst())
                        && selector.requirements().getFirst().key().equals(Namespace.NAME_LABEL)
                ? new Scope.Own(selector.requirements().getFirst().values().getFirst())
                : sorted(selection.namespaces());
        return new PodSelection(scope, sorted(selection.pods()));
    }

    private static Scope sorted(Scope scope) {
        return scope instanceof Scope.Matching(var selector) ? new Scope.Matching(sorted(selector)) : scope;
    }

    /// The same requirements in another order are the same selector.
    private static Selector sorted(Selector selector) {
        return new Selector(selector.requirements().stream()
                .distinct()
                .sorted(Comparator.comparing(Selector.Requirement::toString))
                .toList());
    }

    private static boolean isEverything(PodSelection selection) {
        return selection.pods().selectsEverything()
                && selection.namespaces() instanceof Scope.Matching(var selector)
                && selector.selectsEverything();
    }

    /// Labels in, on both levels, and somebody has them all.
    private static boolean fitsARealPod(ClusterSnapshot snapshot, PodSelection selection) {
        boolean bySelector = selection.namespaces() instanceof Scope.Matching(var selector)
                && (selector.selectsEverything() || !isEqualities(selector));
        if (bySelector || selection.pods().selectsEverything() || !isEqualities(selection.pods())) {
            return false;
        }
        return snapshot.pods().stream()
                .anyMatch(pod -> Optional.ofNullable(snapshot.namespaces().get(pod.namespace()))
                        .filter(namespace -> selection.selects(namespace, pod.labels()))
                        .isPresent());
    }

    private static boolean isEqualities(Selector selector) {
        return selector.requirements().stream().allMatch(ExposureAnalysis::isEquality);
    }

    private static boolean isEquality(Selector.Requirement requirement) {
        return requirement.operator() == Operator.IN && requirement.values().size() == 1;
    }

    private record Made(PodSelection selection, Set<Direction> directions, List<Endpoint> pods) {}

    /// Newcomers of one selection as the evaluation knows them, and the directions in which some rule speaks of it.
    private record Selected(PodSelection selection, Set<Direction> directions, Crowd newcomers) {}

    /// One direction of one workload.
    private record Side(Party party, Crowd workload, Direction direction) {}

    /// Asks the evaluation with newcomers about every workload.
    private record Judge(
            Reachability then, NamedStandIns names, Crowd plain, List<Selected> selected) {
        Exposure judge(List<Party> parties) {
            var entries = new ArrayList<Entry>();
            var unprotected = new ArrayList<Unprotected>();
            for (var party : parties) {
                if (party instanceof Party.Group(_, var members)) {
                    var workload = then.crowd(members);
                    for (var direction : List.of(Direction.EGRESS, Direction.INGRESS)) {
                        boolean limited = isLimited(members, direction);
                        if (!limited) {
                            unprotected.add(new Unprotected(party, direction));
                        }
                        entries.addAll(entries(new Side(party, workload, direction), limited));
                    }
                }
            }
            return new Exposure(entries, unprotected);
        }

        private List<Entry> entries(Side side, boolean limited) {
            var entries = new ArrayList<Entry>();
            var whole = entry(side, Optional.empty(), plain);
            if (!whole.closed()) {
                entries.add(whole);
            }
            if (limited) {
                selected.stream()
                        .filter(it -> it.directions().contains(side.direction()))
                        .map(it -> entry(side, Optional.of(it.selection()), it.newcomers()))
                        .filter(it -> !it.cell().equals(whole.cell()) || !it.named().equals(whole.named()))
                        .forEach(entries::add);
            }
            return entries;
        }

        private Entry entry(Side side, Optional<PodSelection> selection, Crowd newcomers) {
            if (side.direction() == Direction.INGRESS) {
                var cell = then.cell(newcomers, side.workload());
                return new Entry(side.party(), side.direction(), selection, cell, List.of());
            }
            var cell = then.cell(side.workload(), newcomers);
            return new Entry(side.party(), side.direction(), selection, names.numbered(cell), names.opened(cell));
        }

        private boolean isLimited(List<Endpoint> members, Direction direction) {
            return members.stream().allMatch(member -> isLimited(member, direction, then.policies()));
        }

        private boolean isLimited(Endpoint member, Direction direction, PolicySet policies) {
            return policies.policies().stream()
                    .filter(policy -> speaks(policy, direction))
                    .anyMatch(policy -> selects(policy, member));
        }

        private static boolean speaks(Policy policy, Direction direction) {
            return policy.isolates().contains(direction)
                    || policy.rules().stream().anyMatch(rule -> rule.direction() == direction);
        }

        private boolean selects(Policy policy, Endpoint member) {
            boolean passedOver = policy.subject().host() == HostPods.EXCLUDED && member.isOnHostNetwork();
            return !passedOver && member.object()
                    .flatMap(ref -> Optional.ofNullable(then.snapshot().namespaces().get(ref.namespace())))
                    .filter(namespace -> policy.subject().selects(namespace, member.labels()))
                    .isPresent();
        }
    }
}
