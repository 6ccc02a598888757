package dev.weft.picture.overlay;

import dev.weft.picture.Overlay;
import dev.weft.picture.ghost.GhostOverlay;
import dev.weft.picture.ghost.PinOverlay;
import dev.weft.picture.hub.HubOverlay;
import dev.weft.picture.lens.ExposureOverlay;
import dev.weft.picture.lens.FindingOverlay;
import dev.weft.picture.lens.IsolationOverlay;
import dev.weft.picture.lens.MeshOverlay;
import dev.weft.picture.lens.PolicyNames;
import dev.weft.picture.lens.PolicyOutline;
import dev.weft.picture.lens.SecrecyOverlay;
import java.util.List;

/// Every overlay, in the order of painting.
public final class Overlays {
    private Overlays() {}

    public static List<Overlay> all() {
        return List.of(
                new GroupOverlay(),
                new PolicyOutline(),
                new GhostOverlay(),
                new EdgeOverlay(),
                new SecrecyOverlay(),
                new HeaderOverlay(),
                new NodeOverlay(),
                new HubOverlay(),
                new IsolationOverlay(),
                new MeshOverlay(),
                new TileOverlay(),
                new ExposureOverlay(),
                new FindingOverlay(),
                new SelectionOverlay(),
                new PinOverlay(),
                new LabelOverlay(),
                new PolicyNames(),
                new LegendOverlay(),
                new DraftOverlay(),
                new EmptyOverlay());
    }
}
