package dev.weft.picture;

import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import java.util.Optional;
import java.util.Set;

/// What needs only painting: the part of the world, what is looked at, the colours, the overlays switched off by name,
/// how many pixels of the screen a pixel of the viewport is (1, 1.25, 2), and before whom it is shown.
public record ViewState(
        Viewport viewport, Focus focus, Theme theme, Set<String> hiddenOverlays, double outputScale, Stage stage) {
    /// Before whom: `type` (1 to 2) makes text, lines and marks larger for those who sit far away. `bleed` pixels of
    /// the
    /// viewport on each side are painted but lie outside the window, to be shown at once when the hand moves the
    /// picture.
    public record Stage(double type, int bleed) {
        public static final Stage DESK = new Stage(1, 0);
        public static final double LARGEST_TYPE = 2;

        public Stage {
            type = Math.clamp(type, 1, LARGEST_TYPE);
        }
    }

    /// What is selected and hovered, and the nodes and edges that stand out because something beside the picture means
    /// them.
    public record Focus(Optional<Pick> selection, Optional<Pick> hover, Set<NodeId> lit, Set<EdgeId> litEdges) {
        public static final Focus NONE = new Focus(Optional.empty(), Optional.empty(), Set.of());

        public Focus {
            lit = Set.copyOf(lit);
            litEdges = Set.copyOf(litEdges);
        }

        public Focus(Optional<Pick> selection, Optional<Pick> hover, Set<NodeId> lit) {
            this(selection, hover, lit, Set.of());
        }
    }

    public ViewState {
        hiddenOverlays = Set.copyOf(hiddenOverlays);
    }

    public ViewState(
            Viewport viewport, Optional<Pick> selection, Optional<Pick> hover, Theme theme,
            Set<String> hiddenOverlays, double outputScale) {
        this(viewport, new Focus(selection, hover, Set.of()), theme, hiddenOverlays, outputScale);
    }

    public ViewState(
            Viewport viewport, Focus focus, Theme theme, Set<String> hiddenOverlays, double outputScale) {
        this(viewport, focus, theme, hiddenOverlays, outputScale, Stage.DESK);
    }

    public Optional<Pick> selection() {
        return focus.selection();
    }

    public Optional<Pick> hover() {
        return focus.hover();
    }

    public Set<NodeId> lit() {
        return focus.lit();
    }

    public Set<EdgeId> litEdges() {
        return focus.litEdges();
    }
}
