package dev.weft.flow;

import dev.weft.cluster.ClusterSnapshot;
import java.util.List;

/// Which flows are wanted, in the Hubble CLI's habit: terms of the same side and field are alternatives, all others must
/// hold together; of the negated ones none may hold. `flow.filter` reads and writes the text of one.
public record FlowFilter(List<Term> terms) {
    public static final FlowFilter ALL = new FlowFilter(List.of());

    /// `ANY` holds when either end fits.
    public enum Side {
        FROM,
        TO,
        ANY
    }

    public enum Field {
        /// `shop/web` and what begins with it, or `shop/`; `web` in any namespace.
        POD,
        NAMESPACE,
        /// `shop/web`, `shop/web[Deployment]`; `web` in any namespace.
        WORKLOAD,
        /// `shop/db` and what begins with it: the Service that was asked, or a pod behind it.
        SERVICE,
        /// A label selector of pods, `app=web,tier in (a,b)`.
        LABEL,
        /// An address or a CIDR.
        IP,
        /// `api.example.com`, or `*.example.com`: of somebody outside.
        FQDN,
        /// The destination's port.
        PORT,
        PROTOCOL,
        VERDICT,
        /// Who saw it: `hubble`.
        SOURCE,
        /// A part of the name of either end, in any case.
        TEXT
    }

    /// `not` turns the term round.
    public record Term(Side side, Field field, String value, boolean not) {}

    public FlowFilter {
        terms = List.copyOf(terms);
    }

    public boolean isAll() {
        return terms.isEmpty();
    }

    /// Does the flow fit, with labels, owners and addresses as they stand in the snapshot? A pod that left is known by
    /// its name alone.
    ///
    /// What cannot be known does not fit, and its negation does not fit either: `label:app=web` and `-label:app=web`
    /// both leave out a pod whose labels nobody knows any more.
    ///
    /// Cost: reads the terms each time; for many flows make one [FlowMatcher].
    public boolean matches(FlowKey key, FlowFacts facts, ClusterSnapshot snapshot) {
        return terms.isEmpty() || new FlowMatcher(this, snapshot).matches(key, facts);
    }
}
