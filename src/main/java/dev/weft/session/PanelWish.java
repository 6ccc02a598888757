package dev.weft.session;

import dev.weft.topology.lens.Lens;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which panels are open, and which lenses on, that cost analysis: nobody counts what nobody looks at.
public record PanelWish(boolean truth, Optional<TableWish> table, Set<Lens> lenses) {
    public static final PanelWish NONE = new PanelWish(false, Optional.empty());

    /// The lenses that are worked out beside the analysis, and the one whose words tips say only while it is on.
    private static final Set<Lens> ASKED = Set.of(Lens.ISOLATION, Lens.EXPOSURE, Lens.FINDINGS, Lens.MTLS);

    public PanelWish {
        lenses = Set.copyOf(lenses);
    }

    public PanelWish(boolean truth, Optional<TableWish> table) {
        this(truth, table, Set.of());
    }

    public PanelWish withTruth(boolean open) {
        return new PanelWish(open, table, lenses);
    }

    public PanelWish withTable(Optional<TableWish> other) {
        return new PanelWish(truth, other, lenses);
    }

    /// Of those that are on, the ones that a frame must know of.
    public PanelWish withLenses(Set<Lens> on) {
        return new PanelWish(
                truth, table, on.stream().filter(ASKED::contains).collect(Collectors.toSet()));
    }
}
