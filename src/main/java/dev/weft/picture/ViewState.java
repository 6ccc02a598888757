package dev.weft.picture;

import java.util.Optional;
import java.util.Set;

/// What needs only painting: the part of the world, what is selected and hovered, the colours, the overlays switched
/// off by name, and how many pixels of the screen a pixel of the viewport is (1, 1.25, 2).
public record ViewState(
        Viewport viewport,
        Optional<Pick> selection,
        Optional<Pick> hover,
        Theme theme,
        Set<String> hiddenOverlays,
        double outputScale) {
    public ViewState {
        hiddenOverlays = Set.copyOf(hiddenOverlays);
    }
}
