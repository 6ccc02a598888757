package dev.weft.policy.classes;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Selector;
import dev.weft.cluster.SourceStatus;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.Policy;
import dev.weft.policy.PolicyKind.Reach;
import dev.weft.policy.Rule;
import dev.weft.policy.RuleRef;
import dev.weft.policy.TrafficMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which policy kinds could not be read, where. A namespace's own status counts before the one of the whole cluster;
/// a kind not heard yet is as unread as a forbidden one; a kind that is not served has no policies.
public final class UnreadKinds {
    /// A kind that could not be read: in one namespace, or everywhere when `namespace` is empty.
    public record Unread(Reach reach, String namespace, Problem why) {
        /// May the policy be one of those that were not read?
        public boolean holds(ObjectRef policy) {
            var kind = reach.resource();
            return policy.kind().equals(kind.kind())
                    && policy.group().equals(kind.group())
                    && (namespace.isEmpty() || namespace.equals(policy.namespace()));
        }

        /// A policy that may do all that those not read could do: in the first of their tiers, before all others there.
        public Policy standIn() {
            var ref = reach.resource().ref(namespace, "");
            var peers = List.<Peer>of(new Peer.Unsupported(why));
            var place = new RuleRef(ref, "", "", 0);
            var rules = Stream.of(Direction.values())
                    .map(direction -> new Rule(place, direction, Action.PASS, peers, TrafficMatch.ALL))
                    .toList();
            var scope = namespace.isEmpty() ? new Scope.Matching(Selector.EVERYTHING) : new Scope.Own(namespace);
            var subject = new PodSelection(scope, Selector.EVERYTHING, reach.host());
            return new Policy(ref, reach.first(), Integer.MIN_VALUE, subject, Set.of(), rules);
        }
    }

    private UnreadKinds() {}

    public static List<Unread> of(ClusterSnapshot snapshot, List<Reach> kinds) {
        var unread = new ArrayList<Unread>();
        for (var kind : kinds) {
            var statuses = snapshot.statuses().stream()
                    .filter(status -> status.kind().resource().equals(kind.resource().resource()))
                    .toList();
            if (!statuses.isEmpty()) {
                unread.addAll(of(snapshot, kind, statuses));
            }
        }
        return unread;
    }

    private static List<Unread> of(ClusterSnapshot snapshot, Reach kind, List<KindStatus> statuses) {
        var own = statuses.stream().filter(status -> !status.namespace().isEmpty()).toList();
        var whole = statuses.stream().filter(status -> status.namespace().isEmpty()).findFirst();
        var unread = new ArrayList<Unread>();
        own.forEach(status -> unread(kind, status.namespace(), status.status()).ifPresent(unread::add));
        if (whole.isEmpty()) {
            return unread;
        }
        if (own.isEmpty()) {
            unread(kind, "", whole.get().status()).ifPresent(unread::add);
            return unread;
        }
        for (var namespace : snapshot.namespaces().keySet()) {
            if (own.stream().noneMatch(status -> status.namespace().equals(namespace))) {
                unread(kind, namespace, whole.get().status()).ifPresent(unread::add);
            }
        }
        return unread;
    }

    private static Optional<Unread> unread(Reach kind, String namespace, SourceStatus status) {
        return switch (status) {
            case SourceStatus.Failed(var cause, _) -> {
                var where = namespace.isEmpty() ? "-A" : "-n " + namespace;
                yield Optional.of(new Unread(
                        kind,
                        namespace,
                        problem(kind.resource(), namespace, "cannot be read: " + cause,
                                "run: kubectl auth can-i list " + kind.resource().resource() + " " + where)));
            }
            case SourceStatus.Connecting _ ->
                Optional.of(new Unread(
                        kind,
                        namespace,
                        problem(kind.resource(), namespace, "is not read yet", "wait until it has been read")));
            case SourceStatus.Live _, SourceStatus.Stale _, SourceStatus.Absent _ -> Optional.empty();
        };
    }

    private static Problem problem(ResourceKind kind, String namespace, String what, String remedy) {
        var where = namespace.isEmpty() ? "every namespace" : "namespace " + namespace;
        return Problem.warning(
                Problem.Place.of(kind.kind() + (namespace.isEmpty() ? "" : " " + namespace)),
                kind.resource() + " in " + where + " " + what + "; what they may decide is unknown",
                remedy);
    }
}
