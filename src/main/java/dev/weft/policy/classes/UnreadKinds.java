package dev.weft.policy.classes;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which policy kinds could not be read, where. A namespace's own status counts before the one of the whole cluster;
/// a kind not heard yet is as unread as a forbidden one; a kind that is not served has no policies.
public final class UnreadKinds {
    /// A kind that could not be read: in one namespace, or everywhere when `namespace` is empty.
    public record Unread(ResourceKind kind, String namespace, Problem why) {
        public boolean concerns(String other) {
            return namespace.isEmpty() || namespace.equals(other);
        }
    }

    private UnreadKinds() {}

    public static List<Unread> of(ClusterSnapshot snapshot, List<ResourceKind> kinds) {
        var unread = new ArrayList<Unread>();
        for (var kind : kinds) {
            var statuses = snapshot.statuses().stream()
                    .filter(status -> status.kind().resource().equals(kind.resource()))
                    .toList();
            if (!statuses.isEmpty()) {
                unread.addAll(of(snapshot, kind, statuses));
            }
        }
        return unread;
    }

    private static List<Unread> of(ClusterSnapshot snapshot, ResourceKind kind, List<KindStatus> statuses) {
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

    private static Optional<Unread> unread(ResourceKind kind, String namespace, SourceStatus status) {
        return switch (status) {
            case SourceStatus.Failed(var cause, _) -> {
                var where = namespace.isEmpty() ? "-A" : "-n " + namespace;
                yield Optional.of(new Unread(
                        kind,
                        namespace,
                        problem(kind, namespace, "cannot be read: " + cause,
                                "run: kubectl auth can-i list " + kind.resource() + " " + where)));
            }
            case SourceStatus.Connecting _ ->
                Optional.of(new Unread(
                        kind, namespace, problem(kind, namespace, "is not read yet", "wait until it has been read")));
            case SourceStatus.Live _, SourceStatus.Stale _, SourceStatus.Absent _ -> Optional.empty();
        };
    }

    private static Problem problem(ResourceKind kind, String namespace, String what, String remedy) {
        var where = namespace.isEmpty() ? "every namespace" : "namespace " + namespace;
        return Problem.warning(
                Problem.Place.of(kind.kind() + (namespace.isEmpty() ? "" : " " + namespace)),
                kind.resource() + " in " + where + " " + what + "; verdicts about its pods are unknown",
                remedy);
    }
}
