package dev.weft.flow.hubble;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowVerdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the agents said of one edge and verdict, made into [FlowFacts] when it changed.
///
/// A flow that is not marked as encrypted may be so all the same (the flag is set by some kinds of events only): it
/// stays unknown. Mutual authentication of Cilium proves identities but is no mTLS, and is told as a note.
final class EdgeFacts {
    private static final int MOST = 16;
    private static final String ARRIVAL_UNSEEN = "seen leaving, its arrival was not seen";

    private final Edge edge;
    private final FlowVerdict verdict;
    private final Set<ObjectRef> allowed = new TreeSet<>();
    private final Set<ObjectRef> denied = new TreeSet<>();
    private int dropReason;
    private String request = "";
    private @Nullable FlowFacts made;
    private boolean madeWithCorrelation;

    EdgeFacts(Edge edge, FlowVerdict verdict) {
        this.edge = edge;
        this.verdict = verdict;
    }

    void changed() {
        made = null;
    }

    void allowedBy(Collection<ObjectRef> policies) {
        if (!policies.isEmpty() && allowed.size() < MOST && allowed.addAll(policies)) {
            changed();
        }
    }

    void deniedBy(List<ObjectRef> policies) {
        if (!policies.isEmpty() && denied.size() < MOST && denied.addAll(policies)) {
            changed();
        }
    }

    void dropReason(int reason) {
        if (reason != 0 && reason != dropReason) {
            dropReason = reason;
            changed();
        }
    }

    void request(String text) {
        if (!text.isEmpty() && !text.equals(request)) {
            request = text;
            changed();
        }
    }

    /// `correlates`: this server has named a policy before.
    FlowFacts get(boolean correlates) {
        var ready = made;
        if (ready == null || madeWithCorrelation != correlates) {
            ready = make(correlates);
            made = ready;
            madeWithCorrelation = correlates;
        }
        return ready;
    }

    private FlowFacts make(boolean correlates) {
        var encrypted = edge.encrypted ? FlowFacts.Known.YES : FlowFacts.Known.UNKNOWN;
        return new FlowFacts(
                note(correlates),
                new FlowFacts.Security(FlowFacts.Known.UNKNOWN, encrypted),
                new FlowFacts.Policies(allowed, denied, DropReasons.words(dropReason), Optional.empty()),
                new FlowFacts.Peer(edge.names, edge.service),
                request);
    }

    private String note(boolean correlates) {
        var notes = new ArrayList<String>();
        if (verdict == FlowVerdict.UNKNOWN) {
            notes.add(ARRIVAL_UNSEEN);
        }
        if (dropReason == DropReasons.POLICY_DENIED && denied.isEmpty()) {
            notes.add(correlates
                    ? "default deny: no rule allows it, so no policy is named"
                    : "no policy is named: default deny, or the agents do not tell policies");
        }
        if (dropReason == DropReasons.DENY_RULE && denied.isEmpty()) {
            notes.add("the agents do not tell which policy denies it");
        }
        if (edge.authenticated) {
            notes.add("mutually authenticated (SPIRE)");
        }
        if (edge.guessed) {
            notes.add("who asked is told from the ports alone");
        }
        return String.join("; ", notes);
    }
}
