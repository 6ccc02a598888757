package dev.weft.whatif.proposal;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.whatif.spec.RuleExtension;
import java.util.List;

/// What can be chosen when a connection is to be allowed, the best first in each list. Nothing is offered that would
/// not let the packet pass. `notes` are sentences for the user: what is allowed already, what policies cannot reach.
public record AllowChoices(
        Anchor source, Anchor target, List<PortChoice> ports, List<Side> sides, Widths widths, List<String> notes) {
    /// `why` says where the choice comes from: `seen denied 12 times, last 14:02:07`, `declared by api`, `every port`.
    public record PortChoice(TrafficSet traffic, String label, String why, boolean preselected) {}

    /// One side of the connection, egress of the source or ingress of the target, for the preselected ports. `words`
    /// says what it does: `ingress of payment blocks: isolated by deny-all`. A side that blocks and has no place cannot
    /// be opened by a NetworkPolicy, and the words say why. One that does not block needs no place.
    public record Side(Direction direction, boolean blocks, String words, List<PlaceChoice> places) {
        public Side {
            places = List.copyOf(places);
        }
    }

    /// Whom one end is to be. `pods` are selected of the `of` that the cluster has: `selects 3 of 214`.
    public record WidthChoice(String label, int pods, int of, Width width) {
        /// `selects 3 of 214 pods`.
        public String count() {
            return "selects " + pods + " of " + of + (of == 1 ? " pod" : " pods");
        }
    }

    /// The first of each is preselected.
    public record Widths(List<WidthChoice> sources, List<WidthChoice> targets) {
        public Widths {
            sources = List.copyOf(sources);
            targets = List.copyOf(targets);
        }
    }

    /// Where the permission is written. `rule` is the number, from 0, of the rule that is extended, or [#NEW_RULE];
    /// `fresh` when the policy is a new one.
    public record PlaceChoice(String label, ObjectRef policy, int rule, boolean fresh) {
        public static final int NEW_RULE = RuleExtension.NO_RULE;
    }

    public AllowChoices {
        ports = List.copyOf(ports);
        sides = List.copyOf(sides);
        notes = List.copyOf(notes);
    }

    /// Cost: at most one evaluation for each place.
    public static AllowChoices of(Ground ground, Anchor source, Anchor target) {
        return new AllowOffers(ground, source, target).choices();
    }

    public List<WidthChoice> sources() {
        return widths.sources();
    }

    public List<WidthChoice> targets() {
        return widths.targets();
    }

    /// Is there something to allow, and a place for it on each side that blocks?
    public boolean possible() {
        return sides.stream().anyMatch(Side::blocks)
                && sides.stream().allMatch(side -> !side.blocks() || !side.places().isEmpty());
    }
}
