package dev.weft.cli.diff;

import dev.weft.cli.WholeCluster;
import dev.weft.cluster.Problem;
import dev.weft.policy.Party;
import dev.weft.policy.WorkloadReachability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The two clusters that are compared, under the names by which they were asked for.
final class DiffSides {
    /// One of them.
    record Side(String name, WorkloadReachability reachability, List<Problem> problems) {
        static Side of(String name, WholeCluster cluster) {
            var reachability = WorkloadReachability.ofWorkloads(cluster.reachability());
            return new Side(name, reachability, cluster.problems(reachability.problems()));
        }
    }

    private final Side before;
    private final Side after;
    private final Map<String, Party> groupsBefore;
    private final Map<String, Party> groupsAfter;

    DiffSides(Side before, Side after) {
        this.before = before;
        this.after = after;
        this.groupsBefore = groups(before);
        this.groupsAfter = groups(after);
    }

    private static Map<String, Party> groups(Side side) {
        var groups = new HashMap<String, Party>();
        for (var party : side.reachability().parties()) {
            if (party instanceof Party.Group) {
                groups.put(party.id(), party);
            }
        }
        return groups;
    }

    Side before() {
        return before;
    }

    Side after() {
        return after;
    }

    boolean isOnBoth(Party party) {
        return in(before, party).isPresent() && in(after, party).isPresent();
    }

    /// The party of that id on one side, which holds other objects than on the other; addresses are on both.
    Optional<Party> in(Side side, Party party) {
        return switch (party) {
            case Party.Outside outside -> Optional.of(outside);
            case Party.Group group ->
                Optional.ofNullable((side.equals(before) ? groupsBefore : groupsAfter).get(group.id()));
        };
    }

    /// What is wrong on either side, errors first. What is wrong on both alike is said once, anything else with the
    /// name of its side.
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        for (var problem : before.problems()) {
            problems.add(after.problems().contains(problem) ? problem : of(before, problem));
        }
        for (var problem : after.problems()) {
            if (!before.problems().contains(problem)) {
                problems.add(of(after, problem));
            }
        }
        return problems;
    }

    private static Problem of(Side side, Problem problem) {
        var place = problem.place();
        var object = place.object() + " of " + side.name();
        return new Problem(
                problem.severity(),
                new Problem.Place(object, place.path(), place.file(), place.line()),
                problem.message(),
                problem.remedy());
    }
}
