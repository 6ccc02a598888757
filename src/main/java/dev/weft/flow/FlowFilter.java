package dev.weft.flow;

import java.util.List;

/// Which flows are wanted, in the Hubble CLI's habit: terms of the same side and field are alternatives, all others must
/// hold together.
public record FlowFilter(List<Term> terms) {
    public static final FlowFilter ALL = new FlowFilter(List.of());

    /// `ANY` holds when either end fits.
    public enum Side {
        FROM,
        TO,
        ANY
    }

    public enum Field {
        /// `shop/web` and what begins with it, or `shop/`.
        POD,
        NAMESPACE,
        WORKLOAD,
        SERVICE,
        /// A label selector, `app=web,tier in (a,b)`.
        LABEL,
        /// An address or a CIDR.
        IP,
        /// `api.example.com`, or `*.example.com`.
        FQDN,
        /// The destination's port.
        PORT,
        PROTOCOL,
        VERDICT,
        /// Who saw it: `hubble`.
        SOURCE
    }

    /// `not` turns the term round.
    public record Term(Side side, Field field, String value, boolean not) {}

    public FlowFilter {
        terms = List.copyOf(terms);
    }
}
