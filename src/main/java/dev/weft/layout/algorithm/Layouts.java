package dev.weft.layout.algorithm;

import dev.weft.layout.Layout;
import java.util.List;

/// Every layout, the default first.
public final class Layouts {
    private Layouts() {}

    public static List<Layout> all() {
        return List.of(
                new CompoundLayout(),
                new CompoundLayout(CompoundLayout.Outer.RINGS),
                new CompoundLayout(CompoundLayout.Outer.LAYERS),
                new CompoundLayout(CompoundLayout.Outer.FREE),
                new GridLayout());
    }
}
