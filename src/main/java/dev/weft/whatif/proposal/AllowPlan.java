package dev.weft.whatif.proposal;

import dev.weft.cluster.ResourceKind;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.whatif.Step;
import dev.weft.whatif.proposal.AllowChoices.PlaceChoice;
import dev.weft.whatif.spec.RuleExtension;
import dev.weft.whatif.spec.SpecParts;
import dev.weft.whatif.spec.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The step that allows what was answered.
///
/// A side is opened only where it denies, and for nobody whom no policy isolates yet: a policy that is meant to allow
/// never isolates. Where a width takes in pods of both sorts, the new policies select as those do that isolate.
public final class AllowPlan {
    /// A side that is opened may show the other one.
    private static final int MOST_ROUNDS = 4;

    private final Ground ground;
    private final Inhabitants inhabitants;
    private final AllowAnswer answer;
    private final Side source;
    private final Side target;

    /// One end of the connection: whom the answer means, and the narrowest that pods of it can be selected by.
    private record Side(Anchor anchor, Width width, Width own) {
        Width subject() {
            return width instanceof Width.Pods ? width : own;
        }

        List<Endpoint> ends(Inhabitants inhabitants) {
            var ends = new ArrayList<>(inhabitants.of(anchor));
            if (width instanceof Width.Pods) {
                inhabitants.of(width).stream().filter(end -> !ends.contains(end)).forEach(ends::add);
            }
            return ends;
        }
    }

    AllowPlan(Ground ground, Inhabitants inhabitants, Anchor source, Anchor target, AllowAnswer answer) {
        var widths = new WidthOffers(inhabitants);
        this.ground = ground;
        this.inhabitants = inhabitants;
        this.answer = answer;
        this.source = new Side(source, answer.source().width(), widths.own(source));
        this.target = new Side(target, answer.target().width(), widths.own(target));
    }

    /// Policies are written only where a side blocks, so an answer that is allowed already is an
    /// [IllegalArgumentException]: see [AllowChoices#possible].
    public static Step step(Ground ground, AllowChoices choices, AllowAnswer answer) {
        var inhabitants = new Inhabitants(ground.reachability());
        var writing = new AllowPlan(ground, inhabitants, choices.source(), choices.target(), answer).written();
        var ends = choices.source().words() + " to " + choices.target().words();
        var what = ends + " on " + Words.traffic(answer.ports());
        if (writing.isEmpty()) {
            throw new IllegalArgumentException("no NetworkPolicy keeps " + what);
        }
        return writing.step("Allow " + what);
    }

    /// What is written, side after side, until none denies that was not written for.
    Writing written() {
        var writing = new Writing(ground);
        var done = EnumSet.noneOf(Direction.class);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var blocking = blocking(writing);
            var next = blocking.halves().keySet().stream().filter(side -> !done.contains(side)).sorted().toList();
            if (next.isEmpty()) {
                break;
            }
            next.forEach(direction -> write(writing, direction));
            done.addAll(next);
        }
        return writing;
    }

    /// What still keeps the traffic of the answer from passing.
    Blocking blocking(Writing writing) {
        return Blocking.of(
                writing.now().reachability(),
                source.ends(inhabitants),
                target.ends(inhabitants),
                answer.ports());
    }

    private void write(Writing writing, Direction direction) {
        var self = direction == Direction.EGRESS ? source : target;
        var other = direction == Direction.EGRESS ? target : source;
        if (!(self.subject() instanceof Width.Pods subject)) {
            return;
        }
        var peers = other.width().peers(subject.namespace());
        var ports = SpecParts.ports(answer.ports());
        var rule = SpecParts.rule(direction, peers, ports);
        var place = answer.places().get(direction);
        var isolated = new Isolating(ground.reachability(), inhabitants, direction);
        if (place != null && !place.fresh() && isolated.selectsAll(place.policy(), subject)) {
            writing.spec(place.policy()).ifPresent(spec -> writing.respec(
                    place.policy(), new RuleExtension(direction, rule, answer.ports()).in(spec, place.rule())));
            return;
        }
        var wish = place != null && place.fresh()
                ? place.policy().name()
                : name(source.anchor(), target.anchor(), direction);
        for (var selector : isolated.subjects(subject)) {
            writing.put(
                    ResourceKind.NETWORK_POLICY,
                    writing.free(ResourceKind.NETWORK_POLICY, subject.namespace(), wish),
                    SpecParts.spec(selector, Set.of(direction), Map.of(direction, List.of(rule))));
        }
    }

    /// `allow-web-to-db`; of the policy for the source's egress `allow-web-to-db-egress`.
    static String name(Anchor source, Anchor target, Direction direction) {
        var name = "allow-" + source.name() + "-to-" + target.name();
        return direction == Direction.EGRESS ? Writing.name(name, "-egress") : Writing.name(name, "");
    }

    /// Does the packet pass, on the preselected ports, with the permission written at these places?
    static boolean passes(
            Ground ground, Inhabitants inhabitants, AllowChoices choices, Map<Direction, PlaceChoice> at) {
        var first = AllowAnswer.first(choices);
        var answer = new AllowAnswer(first.ports(), first.source(), first.target(), at);
        var plan = new AllowPlan(ground, inhabitants, choices.source(), choices.target(), answer);
        var writing = plan.written();
        return !writing.isEmpty() && plan.blocking(writing).denied().isEmpty();
    }
}
