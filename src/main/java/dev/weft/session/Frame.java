package dev.weft.session;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.flow.FlowWindow;
import dev.weft.layout.Ghost;
import dev.weft.layout.Positions;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.WorkloadReachability;
import dev.weft.session.lens.FindingMarks;
import dev.weft.session.lens.Sights;
import dev.weft.topology.FoldState;
import dev.weft.topology.Topology;
import dev.weft.topology.TruthTable;
import dev.weft.topology.lens.Isolations;
import dev.weft.topology.lens.MeshRulings;
import dev.weft.topology.scope.Regrouped;
import dev.weft.whatif.FlowImpact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that one screen shows, bundled: immutable, numbered by `number` (rising).
public record Frame(
        long number,
        ViewRequest request,
        Meaning meaning,
        Scene scene,
        Optional<Outcome> draft,
        Map<String, Duration> timings) {
    /// What the live cluster means. `problems` are those of reading and of meaning together.
    public record Meaning(
            ClusterSnapshot snapshot, WorkloadReachability reachability, FlowWindow flows, List<Problem> problems) {}

    /// What is drawn, and where. While a draft is open the topology shows its difference.
    /// `marks` say where its findings belong.
    public record Scene(
            Topology topology, Positions positions, Scenery scenery, Beside beside, FindingMarks marks) {
        public Scene(Topology topology, Positions positions, Scenery scenery, Beside beside) {
            this(topology, positions, scenery, beside, FindingMarks.of(
                    topology, scenery.isolations(), beside.sights().findings()));
        }

        public Scene(Topology topology, Positions positions) {
            this(topology, positions, Scenery.NONE, Beside.NONE);
        }

        /// The same, with findings where they were counted already.
        Scene marked(FindingMarks others) {
            return new Scene(topology, positions, scenery, beside, others);
        }

        /// The same elsewhere, for a moment.
        public Scene at(Positions others) {
            return new Scene(topology, others, scenery, beside, marks);
        }
    }

    /// What is to say about how it is drawn: what is folded, who is gone, and how many came since everything was drawn
    /// anew, for whom there was room somewhere.
    ///
    /// `sides` is what the topology was made of; absent where it was made of nothing. `isolations` and `meshes` are
    /// those of the side that is drawn.
    public record Scenery(
            FoldState folds,
            List<Ghost> ghosts,
            int newcomers,
            Optional<Sides> sides,
            Isolations isolations,
            MeshRulings meshes) {
        public static final Scenery NONE = new Scenery(FoldState.NONE, List.of(), 0);

        public Scenery(FoldState folds, List<Ghost> ghosts, int newcomers) {
            this(folds, ghosts, newcomers, Optional.empty(), Isolations.NONE, MeshRulings.NONE);
        }
    }

    /// The cluster as the picture divides it, before and after a draft, and what the draft changes between the nodes
    /// that are drawn. Verdicts, impact and findings are those of [Meaning] and [Outcome].
    public record Sides(Regrouped before, Optional<Regrouped> after, Optional<ReachabilityDiff> difference) {}

    /// What panels beside the picture show. `truth` is there while it is asked for; `looking` until it is known which
    /// flow sources the cluster offers; `review` is what is known of the draft and the pinned verdicts so far, `sights`
    /// what is of the lenses.
    public record Beside(
            Optional<TruthTable> truth, FlowRows rows, boolean looking, Review review, Sights sights) {
        public static final Beside NONE = new Beside(Optional.empty(), FlowRows.NONE, false);

        public Beside(Optional<TruthTable> truth, FlowRows rows, boolean looking) {
            this(truth, rows, looking, Review.NONE, Sights.NONE);
        }
    }

    /// What the draft would change. `problems` are those of the drafted policies alone.
    public record Outcome(
            WorkloadReachability after, ReachabilityDiff difference, FlowImpact impact, List<Problem> problems) {}

    /// The same frame, with what is said later of its draft.
    public Frame with(Review review) {
        return with(review, scene.beside().sights());
    }

    /// The same frame, with what is said later.
    public Frame with(Review review, Sights sights) {
        var beside = scene.beside();
        return review.equals(beside.review()) && sights.equals(beside.sights())
                ? this
                : showing(new Scene(
                        scene.topology(),
                        scene.positions(),
                        scene.scenery(),
                        new Beside(beside.truth(), beside.rows(), beside.looking(), review, sights)));
    }

    /// The same frame, another scene.
    Frame showing(Scene other) {
        return new Frame(number, request, meaning, other, draft, timings);
    }

    public Frame {
        timings = Map.copyOf(timings);
    }
}
