package dev.weft.layout.route;

import dev.weft.layout.Box;
import java.util.Optional;

/// A line to be routed, from a node to a node. `from` and `to` are the boxes around them, absent for what stands alone.
/// Lines of different `strand` never share a ribbon, so that none is lost among others: 0 for those of no importance.
public record Wire(Box source, Box target, Optional<Box> from, Optional<Box> to, int strand) {
    /// What it leaves: the box, or the lone node.
    Box origin() {
        return from.orElse(source);
    }

    /// What it comes to.
    Box goal() {
        return to.orElse(target);
    }

    boolean staysInside() {
        return origin().equals(goal());
    }
}
