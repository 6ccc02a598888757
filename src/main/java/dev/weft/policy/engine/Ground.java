package dev.weft.policy.engine;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Profile;
import dev.weft.policy.engine.Readings.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything made once for a reachability, in the order in which it is made.
final class Ground {
    private final ClusterSnapshot snapshot;
    private final PolicySet policies;
    private final Profile profile;
    private final List<UnreadKinds.Unread> unread;
    private final NamespaceLabels namespaces;
    private final EndpointClasses classes;
    private final Ends ends;
    private final Outcomes outcomes = new Outcomes();
    private final Rows ingress;
    private final Rows egress;

    Ground(ClusterSnapshot snapshot, PolicySet policies, Profile profile) {
        this.snapshot = snapshot;
        this.policies = policies;
        this.profile = profile;
        this.unread = UnreadKinds.of(snapshot, policies.kinds());
        this.namespaces = new NamespaceLabels(snapshot);
        var vocabulary = new Vocabulary(policies.policies(), snapshot);
        this.classes = new EndpointClasses(vocabulary, profile);
        this.ends = new Ends(snapshot, classes);
        var selections = new Selections(classes, namespaces);
        var targets = new RuleTargets(classes, vocabulary, selections);
        var makings = new Rows.Ground(classes, selections, targets, outcomes, this::unread);
        this.ingress = new Rows(Direction.INGRESS, makings, policies.policies());
        this.egress = new Rows(Direction.EGRESS, makings, policies.policies());
    }

    ClusterSnapshot snapshot() {
        return snapshot;
    }

    PolicySet policies() {
        return policies;
    }

    Profile profile() {
        return profile;
    }

    NamespaceLabels namespaces() {
        return namespaces;
    }

    EndpointClasses classes() {
        return classes;
    }

    Ends ends() {
        return ends;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    Rows rows(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }

    Cell cell(Reading reading) {
        if (reading.sameNode()) {
            return Outcomes.ALL;
        }
        return cell(reading.source(), reading.destination());
    }

    Cell cell(View source, View destination) {
        int from = source.column();
        int to = destination.column();
        return outcomes.both(egress.at(from, to), ingress.at(to, from));
    }

    /// Why the policies that may select pods of a namespace are not all known.
    Optional<Problem> unread(String namespace) {
        return unread.stream()
                .filter(kind -> kind.concerns(namespace))
                .map(UnreadKinds.Unread::why)
                .findFirst();
    }

    List<Problem> unreadProblems() {
        var problems = new ArrayList<>(unread.stream().map(UnreadKinds.Unread::why).toList());
        if (!namespaces.unread().isEmpty()) {
            problems.add(Problem.warning(
                    Problem.Place.of("Namespace"),
                    "labels of namespaces cannot be read; what selects by any but the name is unknown",
                    "run: kubectl auth can-i list namespaces"));
        }
        return problems;
    }
}
