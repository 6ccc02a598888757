package dev.weft.view.lens;

import dev.weft.topology.lens.Lens;
import java.util.Set;
import java.util.function.Consumer;

/// The lenses that were on when the window was left, and where a change of them is kept. `keep` is called on the FX
/// thread and returns at once.
public record LensHome(Set<Lens> first, Consumer<Set<Lens>> keep) {
    public LensHome {
        first = Set.copyOf(first);
    }

    /// As at a first start, and nothing is kept.
    public static LensHome none() {
        return new LensHome(Lens.USUAL, _ -> {});
    }
}
