package dev.weft.whatif.proposal;

import dev.weft.cluster.Problem;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Party;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.WorkloadReachability;
import dev.weft.whatif.FlowImpact;
import dev.weft.whatif.Step;
import dev.weft.whatif.spec.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a step would do, evaluated before it is chosen: pairs of workloads that it opens and closes, those that were
/// meant and those that were not, flows that were really seen, workloads that it isolates, and what is wrong with it.
///
/// The lists of pairs hold the first [#MOST], sorted by id; `counts` counts all.
public record Effects(
        List<PairLine> intended,
        List<PairLine> unintended,
        Counts counts,
        FlowImpact impact,
        List<String> isolated,
        List<Problem> problems) {
    /// More lines than this nobody reads in a popover.
    public static final int MOST = 200;

    /// One pair whose answer changes: traffic surely allowed after and not before, surely allowed before and denied
    /// after, and traffic whose answer changes from or to one that Weft cannot know.
    public record PairLine(
            Party source, Party destination, TrafficSet opened, TrafficSet closed, TrafficSet uncertain) {
        /// `shop/web to shop/db: opens TCP 5432, closes TCP 80`.
        public String words() {
            var parts = new ArrayList<String>();
            if (!opened.isEmpty()) {
                parts.add("opens " + Words.traffic(opened));
            }
            if (!closed.isEmpty()) {
                parts.add("closes " + Words.traffic(closed));
            }
            if (!uncertain.isEmpty()) {
                parts.add("not known or no longer so: " + Words.traffic(uncertain));
            }
            return name(source) + " to " + name(destination) + ": " + String.join(", ", parts);
        }

        private static String name(Party party) {
            return switch (party) {
                case Party.Group(var ref, _) -> ref.path();
                case Party.Outside(var addresses) -> new Anchor.OfOutside(addresses).words();
            };
        }
    }

    public record Counts(int intended, int unintended) {}

    public Effects {
        intended = List.copyOf(intended);
        unintended = List.copyOf(unintended);
        isolated = List.copyOf(isolated);
        problems = List.copyOf(problems);
    }

    /// `meant` says of a pair whether the step is about it.
    ///
    /// Cost: one evaluation, and what it costs to compare the two.
    public static Effects of(Ground ground, Step step, BiPredicate<Party, Party> meant) {
        return of(ground, step, ground.after(step), meant);
    }

    static Effects of(Ground ground, Step step, WorkloadReachability after, BiPredicate<Party, Party> meant) {
        var changes = ReachabilityDiff.between(ground.now(), after).changes();
        var intended = new ArrayList<PairLine>();
        var unintended = new ArrayList<PairLine>();
        for (var change : changes) {
            (meant.test(change.source(), change.destination()) ? intended : unintended).add(line(change));
        }
        return new Effects(
                intended.subList(0, Math.min(MOST, intended.size())),
                unintended.subList(0, Math.min(MOST, unintended.size())),
                new Counts(intended.size(), unintended.size()),
                FlowImpact.of(ground.flows(), ground.now(), after),
                isolated(ground.now(), after, step),
                problems(ground.now(), after));
    }

    /// As [#of], for a step about one pair of ends.
    public static Effects between(Ground ground, Step step, Anchor source, Anchor target) {
        return of(ground, step, (from, to) -> source.holds(from) && target.holds(to));
    }

    private static PairLine line(ReachabilityDiff.PairChange change) {
        var before = change.before();
        var after = change.after();
        var uncertain = after.unknown()
                .minus(before.unknown())
                .union(before.unknown().minus(after.unknown()));
        return new PairLine(
                change.source(), change.destination(), change.gained(), change.lost(), uncertain);
    }

    private static List<String> isolated(WorkloadReachability before, WorkloadReachability after, Step step) {
        var namespaces = step.edits().stream()
                .map(edit -> edit.object().namespace())
                .collect(Collectors.toSet());
        var then = new HashMap<String, Party>();
        before.parties().forEach(party -> then.put(party.id(), party));
        var isolated = new ArrayList<String>();
        for (var party : after.parties()) {
            if (party instanceof Party.Group(var ref, _) && namespaces.contains(ref.namespace())) {
                var was = Optional.ofNullable(then.get(party.id()));
                var now = after.isolation(party);
                boolean in = now.ingress() && was.filter(old -> before.isolation(old).ingress()).isEmpty();
                boolean out = now.egress() && was.filter(old -> before.isolation(old).egress()).isEmpty();
                if (in || out) {
                    isolated.add(ref.path() + (in && out ? "" : in ? " (ingress)" : " (egress)"));
                }
            }
        }
        return isolated;
    }

    private static List<Problem> problems(WorkloadReachability before, WorkloadReachability after) {
        var known = new HashSet<>(all(before));
        return all(after).stream().filter(problem -> !known.contains(problem)).toList();
    }

    private static List<Problem> all(WorkloadReachability side) {
        return Stream.concat(
                        side.reachability().policies().problems().stream(), side.reachability().problems().stream())
                .distinct()
                .toList();
    }
}
