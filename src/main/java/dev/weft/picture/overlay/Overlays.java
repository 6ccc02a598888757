package dev.weft.picture.overlay;

import dev.weft.picture.Overlay;
import dev.weft.picture.ghost.GhostOverlay;
import dev.weft.picture.ghost.PinOverlay;
import dev.weft.picture.hub.HubOverlay;
import java.util.List;

/// Every overlay, in the order of painting.
public final class Overlays {
    private Overlays() {}

    public static List<Overlay> all() {
        return List.of(
                new GroupOverlay(),
                new GhostOverlay(),
                new EdgeOverlay(),
                new HeaderOverlay(),
                new NodeOverlay(),
                new HubOverlay(),
                new TileOverlay(),
                new SelectionOverlay(),
                new PinOverlay(),
                new LabelOverlay(),
                new LegendOverlay(),
                new DraftOverlay(),
                new EmptyOverlay());
    }
}
