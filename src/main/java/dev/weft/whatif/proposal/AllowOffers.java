package dev.weft.whatif.proposal;

import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation.Half;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Verdict;
import dev.weft.whatif.proposal.AllowChoices.PlaceChoice;
import dev.weft.whatif.proposal.AllowChoices.PortChoice;
import dev.weft.whatif.proposal.AllowChoices.Side;
import dev.weft.whatif.proposal.AllowChoices.Widths;
import dev.weft.whatif.spec.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The choices for one connection, each place tried before it is offered.
final class AllowOffers {
    private final Ground ground;
    private final Anchor source;
    private final Anchor target;
    private final Inhabitants inhabitants;
    private final List<Endpoint> sources;
    private final List<Endpoint> targets;

    AllowOffers(Ground ground, Anchor source, Anchor target) {
        this.ground = ground;
        this.source = source;
        this.target = target;
        this.inhabitants = new Inhabitants(ground.reachability());
        this.sources = inhabitants.of(source);
        this.targets = inhabitants.of(target);
    }

    AllowChoices choices() {
        var widths = new WidthOffers(inhabitants);
        var both = new Widths(widths.of(source), widths.of(target));
        var whole = Blocking.of(ground.reachability(), sources, targets, TrafficSet.ALL);
        var ports = whole.denied().isEmpty()
                ? List.<PortChoice>of()
                : new PortOffers(ground, inhabitants, source, target, whole.denied()).all();
        var asked = ports.stream()
                .filter(PortChoice::preselected)
                .map(PortChoice::traffic)
                .reduce(TrafficSet.NONE, TrafficSet::union);
        var blocking = asked.equals(TrafficSet.ALL)
                ? whole
                : Blocking.of(ground.reachability(), sources, targets, asked);
        var offered = new ArrayList<Side>();
        for (var direction : List.of(Direction.EGRESS, Direction.INGRESS)) {
            offered.add(side(direction, blocking, both, asked));
        }
        var choices = new AllowChoices(source, target, ports, offered, both, notes(whole));
        return choices.possible() ? tried(choices) : choices;
    }

    private Side side(Direction direction, Blocking blocking, Widths widths, TrafficSet asked) {
        var self = direction == Direction.EGRESS ? source : target;
        var name = direction.field() + " of " + self.name();
        var half = blocking.halves().get(direction);
        if (half == null) {
            return new Side(direction, false, name + " does not block", List.of());
        }
        var ends = new PlaceOffers.Ends(
                source, target, widths.sources().getFirst().width(), widths.targets().getFirst().width(), asked);
        var places = new PlaceOffers(ground, inhabitants, ends, direction).all();
        return new Side(direction, true, name + " blocks: " + why(half), places);
    }

    /// `isolated by deny-all and db`, `denied by AdminNetworkPolicy x spec.ingress[0]`.
    private static String why(Half half) {
        var by = half.verdict() instanceof Verdict.Denied(var rules) ? rules : List.<RuleRef>of();
        boolean isolated = by.stream().allMatch(rule -> rule.path().equals("spec"));
        return isolated
                ? "isolated by " + Words.few(by.stream().map(rule -> rule.policy().name()).distinct().toList())
                : "denied by " + Words.few(by.stream().map(RuleRef::label).distinct().toList());
    }

    /// With those places alone that let the packet pass, the first of the other side taken with each.
    private AllowChoices tried(AllowChoices choices) {
        var first = new EnumMap<>(AllowAnswer.first(choices).places());
        boolean passes = AllowPlan.passes(ground, inhabitants, choices, first);
        var sides = choices.sides().stream()
                .map(side -> tried(choices, side, first, passes))
                .toList();
        return new AllowChoices(source, target, choices.ports(), sides, choices.widths(), choices.notes());
    }

    private Side tried(AllowChoices choices, Side side, Map<Direction, PlaceChoice> first, boolean passes) {
        var places = side.places().stream()
                .filter(place -> place.equals(first.get(side.direction()))
                        ? passes
                        : passes(choices, side, first, place))
                .toList();
        var words = side.blocks() && places.isEmpty()
                ? side.words() + "; no NetworkPolicy can allow it without isolating anybody"
                : side.words();
        return new Side(side.direction(), side.blocks(), words, places);
    }

    private boolean passes(AllowChoices choices, Side side, Map<Direction, PlaceChoice> first, PlaceChoice place) {
        var places = new EnumMap<>(first);
        places.put(side.direction(), place);
        return AllowPlan.passes(ground, inhabitants, choices, places);
    }

    private List<String> notes(Blocking whole) {
        var notes = new ArrayList<String>();
        note(source, sources, notes);
        note(target, targets, notes);
        if (whole.denied().isEmpty() && whole.unknown().isEmpty() && !sources.isEmpty() && !targets.isEmpty()) {
            notes.add("every port is allowed already");
        }
        if (!whole.unknown().isEmpty()) {
            notes.add("not known: " + Words.traffic(whole.unknown()) + "; a policy may not change that");
        }
        return notes;
    }

    private static void note(Anchor anchor, List<Endpoint> ends, List<String> notes) {
        if (ends.isEmpty()) {
            notes.add(anchor.words() + " has no pods that run: nobody can say what policies do with them");
        }
        if (ends.stream().anyMatch(Inhabitants::isHost)) {
            notes.add(anchor.words() + " is on its node's network: whether policies reach it depends on the plugin");
        }
    }
}
