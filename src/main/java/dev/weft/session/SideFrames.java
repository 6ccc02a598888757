package dev.weft.session;

import dev.weft.layout.Layout;
import dev.weft.layout.Positions;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.TopologyRequest.Folds;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.lens.Isolations;
import dev.weft.topology.lens.MeshRulings;
import dev.weft.topology.scope.Regrouped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// A frame as each side of its draft would be drawn, nodes in the same places: for pictures beside each other.
///
/// Threads: one at a time, not the analysis thread's.
public final class SideFrames {
    private static final Duration STEP = Duration.ofMillis(30);
    /// Nearly every node has its place already.
    private static final int MOST_STEPS = 200;

    private final TopologyBuilder topologies;
    private final Layout layout;

    /// `layout` is its own: that of the analysis belongs to another thread.
    public SideFrames(TopologyBuilder topologies, Layout layout) {
        this.topologies = topologies;
        this.layout = layout;
    }

    /// Cost: a topology for each side.
    public Map<WhatIf.Side, Frame> of(Frame frame) {
        var sides = new EnumMap<WhatIf.Side, Frame>(WhatIf.Side.class);
        var places = frame.scene().positions();
        for (var side : List.of(WhatIf.Side.DIFFERENCE, WhatIf.Side.BEFORE, WhatIf.Side.AFTER)) {
            var request = frame.request().withWhatIf(frame.request().whatIf().with(side));
            var wish = Analyzer.drawn(sides(frame), frame.meaning().flows(), request).folding(folds(frame));
            var topology = topologies.build(wish);
            places = placed(topology, places);
            sides.put(
                    side,
                    new Frame(
                            frame.number(), request, frame.meaning(),
                            new Frame.Scene(topology, places, scenery(frame, wish), Frame.Beside.NONE),
                            frame.draft(), Map.of()));
        }
        return sides;
    }

    /// Divided as the frame is.
    private static Frame.Sides sides(Frame frame) {
        return frame.scene().scenery().sides().orElseGet(() -> new Frame.Sides(
                Regrouped.none(frame.meaning().reachability()),
                frame.draft().map(draft -> Regrouped.none(draft.after())),
                frame.draft().map(Frame.Outcome::difference)));
    }

    private static Frame.Scenery scenery(Frame frame, TopologyRequest drawn) {
        var known = frame.scene().scenery();
        return new Frame.Scenery(
                known.folds(), known.ghosts(), known.newcomers(), known.sides(), Isolations.of(drawn),
                MeshRulings.of(drawn));
    }

    /// As in the frame, whatever would fit now.
    private static Folds folds(Frame frame) {
        var drawn = frame.scene().scenery().folds();
        var folded = new HashSet<>(frame.request().folded());
        folded.addAll(drawn.folded());
        return new Folds(folded, drawn.groups());
    }

    private Positions placed(Topology topology, Positions before) {
        var places = layout.step(topology, before, STEP);
        for (int step = 1; step < MOST_STEPS && !places.settled(); step++) {
            places = layout.step(topology, places, STEP);
        }
        return places;
    }
}
