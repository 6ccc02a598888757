package dev.weft.picture;

import dev.weft.cluster.ObjectRef;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.lens.Lens;
import java.util.Optional;
import java.util.Set;

/// What needs only painting: the part of the world, what is looked at, the colours, the layers, how many pixels of the
/// screen a pixel of the viewport is (1, 1.25, 2), and before whom it is shown.
public record ViewState(
        Viewport viewport, Focus focus, Theme theme, Layers layers, double outputScale, Stage stage) {
    /// The overlays switched off by name, and the lenses that are on: the overlay of a lens is shown with it.
    public record Layers(Set<String> hidden, Set<Lens> lenses) {
        public Layers {
            hidden = Set.copyOf(hidden);
            lenses = Set.copyOf(lenses);
        }

        boolean shows(String overlay) {
            return !hidden.contains(overlay) && Lens.of(overlay).map(lenses::contains).orElse(true);
        }
    }

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

    /// What is selected and hovered, the nodes and edges that stand out because something beside the picture means
    /// them, and the policy that was chosen there.
    public record Focus(
            Optional<Pick> selection,
            Optional<Pick> hover,
            Set<NodeId> lit,
            Set<EdgeId> litEdges,
            Optional<ObjectRef> policy) {
        public static final Focus NONE = new Focus(Optional.empty(), Optional.empty(), Set.of());

        public Focus {
            lit = Set.copyOf(lit);
            litEdges = Set.copyOf(litEdges);
        }

        public Focus(Optional<Pick> selection, Optional<Pick> hover, Set<NodeId> lit) {
            this(selection, hover, lit, Set.of(), Optional.empty());
        }

        public Focus on(ObjectRef chosen) {
            return new Focus(selection, hover, lit, litEdges, Optional.of(chosen));
        }
    }

    public ViewState(
            Viewport viewport, Optional<Pick> selection, Optional<Pick> hover, Theme theme,
            Set<String> hiddenOverlays, double outputScale) {
        this(viewport, new Focus(selection, hover, Set.of()), theme, hiddenOverlays, outputScale);
    }

    public ViewState(
            Viewport viewport, Focus focus, Theme theme, Set<String> hiddenOverlays, double outputScale) {
        this(viewport, focus, theme, new Layers(hiddenOverlays, Lens.USUAL), outputScale, Stage.DESK);
    }

    /// With the usual lenses.
    public ViewState(
            Viewport viewport, Focus focus, Theme theme, Set<String> hiddenOverlays, double outputScale, Stage stage) {
        this(viewport, focus, theme, new Layers(hiddenOverlays, Lens.USUAL), outputScale, stage);
    }

    /// Switched off by name.
    public Set<String> hiddenOverlays() {
        return layers.hidden();
    }

    /// Is the overlay of that name painted?
    public boolean shows(String overlay) {
        return layers.shows(overlay);
    }

    public boolean shows(Lens lens) {
        return layers.lenses().contains(lens);
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
