package dev.weft.cli.flows;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.PolicyWord;
import dev.weft.flow.filter.FlowMatcher;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.whatif.FlowJudge;
import org.jspecify.annotations.Nullable;

/// Takes what is heard, one after the other, and hands on what fits the filter. Policies are asked about each flow as
/// they stand when it comes.
///
/// Threads: confined to one.
final class Intake {
    /// What is done with what fits.
    interface Outlet {
        void flow(Flow flow, PolicyWord word, EndNames names);

        void status(FlowSourceStatus status);

        /// Nothing waits: what was printed may be shown.
        void idle();

        /// The end: `names` are those of the cluster as it stands now.
        void end(EndNames names);
    }

    private final FlowFilter filter;
    private final boolean pods;
    private final Profile profile;
    private final Outlet outlet;
    private final PolicyCompiler compiler = new PolicyCompiler(PolicyKinds.all());
    private ClusterSnapshot snapshot = new SnapshotBuilder("no cluster").snapshot();
    private @Nullable FlowMatcher matcher;
    private @Nullable EndNames names;
    private @Nullable FlowJudge judge;
    private boolean heard;

    Intake(FlowFilter filter, boolean pods, Profile profile, Outlet outlet) {
        this.filter = filter;
        this.pods = pods;
        this.profile = profile;
        this.outlet = outlet;
    }

    void cluster(ClusterSnapshot current) {
        if (!current.stamp().equals(snapshot.stamp())) {
            snapshot = current;
            matcher = null;
            names = null;
            judge = null;
        }
    }

    void flow(Flow flow) {
        heard = true;
        var fits = matcher;
        if (fits == null) {
            fits = new FlowMatcher(filter, snapshot);
            matcher = fits;
        }
        if (fits.matches(flow.key(), flow.facts())) {
            outlet.flow(flow, word(flow.key()), names());
        }
    }

    private EndNames names() {
        var current = names;
        if (current == null) {
            current = new EndNames(snapshot, pods);
            names = current;
        }
        return current;
    }

    private PolicyWord word(FlowKey key) {
        if (snapshot.pods().isEmpty()) {
            return PolicyWord.UNKNOWN;
        }
        var current = judge;
        if (current == null) {
            var engine = new ClassReachabilityEngine(profile);
            current = new FlowJudge(engine.evaluate(snapshot, compiler.compile(snapshot)));
            judge = current;
        }
        return current.word(key);
    }

    void status(FlowSourceStatus status) {
        outlet.status(status);
    }

    void idle() {
        outlet.idle();
    }

    /// Has any flow come, whether it fits or not?
    boolean heardAny() {
        return heard;
    }

    void end() {
        outlet.end(names());
    }
}
