package dev.weft.whatif.proposal;

import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.whatif.proposal.AllowChoices.PlaceChoice;
import dev.weft.whatif.proposal.AllowChoices.PortChoice;
import dev.weft.whatif.proposal.AllowChoices.WidthChoice;
import java.util.EnumMap;
import java.util.Map;

/// What was chosen of [AllowChoices]. A side without a place gets the first of its places if it turns out to block.
public record AllowAnswer(
        TrafficSet ports, WidthChoice source, WidthChoice target, Map<Direction, PlaceChoice> places) {
    public AllowAnswer {
        places = Map.copyOf(places);
    }

    /// The answer of who takes what is preselected.
    public static AllowAnswer first(AllowChoices choices) {
        var ports = choices.ports().stream()
                .filter(PortChoice::preselected)
                .map(PortChoice::traffic)
                .reduce(TrafficSet.NONE, TrafficSet::union);
        var places = new EnumMap<Direction, PlaceChoice>(Direction.class);
        for (var side : choices.sides()) {
            if (side.blocks() && !side.places().isEmpty()) {
                places.put(side.direction(), side.places().getFirst());
            }
        }
        return new AllowAnswer(ports, choices.sources().getFirst(), choices.targets().getFirst(), places);
    }
}
