package dev.weft.session.lens;

import dev.weft.lint.Finding;
import dev.weft.topology.lens.Exposures;
import java.util.List;
import java.util.Optional;

/// What is known so far of the lenses that take longer than the picture. `exposures` and `findings` are there once
/// they were asked for; `unenforced` is the finding that nothing in the cluster carries policies out. While `current`
/// is false it is about an earlier cluster, or an earlier draft.
public record Sights(
        Optional<Exposures> exposures,
        Optional<List<Finding>> findings,
        Optional<Finding> unenforced,
        boolean current) {
    /// Nothing is asked for.
    public static final Sights NONE =
            new Sights(Optional.empty(), Optional.empty(), Optional.empty(), true);

    public Sights {
        findings = findings.map(List::copyOf);
    }

    public Sights outdated() {
        return current ? new Sights(exposures, findings, unenforced, false) : this;
    }
}
