package dev.weft.topology.format;

import dev.weft.flow.FlowWindow;
import dev.weft.net.TrafficSet;
import dev.weft.topology.Evidence;
import dev.weft.topology.Sighting;
import dev.weft.topology.TopologyEdge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What speaks for an edge, of each kind of evidence taken together. On a merged edge what is declared or drafted is
/// true of some of its pairs.
record EdgeFacts(
        Optional<Evidence.Declared> declared,
        boolean refused,
        Optional<Evidence.Drafted> drafted,
        List<Evidence.Leads> leads,
        List<Sighting> seen) {
    static EdgeFacts of(TopologyEdge edge) {
        Optional<Evidence.Declared> declared = Optional.empty();
        Optional<Evidence.Drafted> drafted = Optional.empty();
        boolean refused = false;
        var leads = new ArrayList<Evidence.Leads>();
        var observed = new ArrayList<Evidence.Observed>();
        for (var evidence : edge.evidence()) {
            switch (evidence) {
                case Evidence.Declared one -> declared = Optional.of(declared.map(more -> both(more, one)).orElse(one));
                case Evidence.Drafted one -> drafted = Optional.of(drafted.map(more -> both(more, one)).orElse(one));
                case Evidence.Leads one -> leads.add(one);
                case Evidence.Observed one -> observed.add(one);
                case Evidence.Refused _ -> refused = true;
            }
        }
        return new EdgeFacts(
                declared, refused, drafted, List.copyOf(leads), Sighting.of(observed, FlowWindow.EMPTY));
    }

    private static Evidence.Declared both(Evidence.Declared one, Evidence.Declared other) {
        return new Evidence.Declared(one.allowed().union(other.allowed()), one.unknown().union(other.unknown()));
    }

    private static Evidence.Drafted both(Evidence.Drafted one, Evidence.Drafted other) {
        return new Evidence.Drafted(
                one.gained().union(other.gained()), one.lost().union(other.lost()), one.unsure().union(other.unsure()));
    }

    TrafficSet allowed() {
        return declared.map(Evidence.Declared::allowed).orElse(TrafficSet.NONE);
    }

    TrafficSet unknown() {
        return declared.map(Evidence.Declared::unknown).orElse(TrafficSet.NONE);
    }
}
