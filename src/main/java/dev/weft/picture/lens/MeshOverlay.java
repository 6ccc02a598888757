package dev.weft.picture.lens;

import dev.weft.picture.Brush;
import dev.weft.picture.Detail;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.overlay.mark.Emphasis;
import dev.weft.topology.lens.Lens;

/// Where workloads stand in a mesh, on the lower rim of their cards, from so near that it can be read.
public final class MeshOverlay implements Overlay {
    private static final double TYPE = 9.5;

    @Override
    public String name() {
        return "mesh";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        if (!context.state().shows(Lens.MTLS) || context.detail() != Detail.FULL) {
            return;
        }
        var scene = context.frame().scene();
        var emphasis = Emphasis.of(context);
        double size = TYPE * context.type();
        for (var placed : context.drawing().nodes()) {
            if (context.isVisible(placed.box())) {
                scene.scenery().meshes().of(placed.node(), scene.topology().groups()).ifPresent(standing -> {
                    var box = context.onScreen(placed.box()).grown(context.swell());
                    new MeshBadge(brush, context.palette(), emphasis.strength(placed.node().id()))
                            .draw(standing.kind(), box.x() + size, box.bottom() - MeshBadge.height(size) / 2, size);
                });
            }
        }
    }
}
