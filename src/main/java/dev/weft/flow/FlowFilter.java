package dev.weft.flow;

import java.util.List;

/// Which flows are wanted, in the Hubble CLI's habit: terms of the same side and field are alternatives, all others
/// must
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
        /// A part of an object's own name, in any case, its namespace left aside.
        NAME,
        /// `Deployment`, `Pod`, `Service`, `Node`, `Outside`, in any case; `Workload` for all that runs pods.
        KIND,
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
}
