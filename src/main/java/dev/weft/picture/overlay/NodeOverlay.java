package dev.weft.picture.overlay;

import dev.weft.picture.Brush;
import dev.weft.picture.Detail;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.overlay.mark.Emphasis;
import java.util.HashSet;

/// Workloads, services, machines, folded namespaces and outside peers as boxes.
public final class NodeOverlay implements Overlay {
    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        var emphasis = Emphasis.of(context);
        var boxed = new HashSet<String>();
        context.drawing().groups().forEach(group -> boxed.add(group.namespace()));
        for (var placed : context.drawing().nodes()) {
            if (context.isVisible(placed.box())) {
                var painter = new NodePainter(
                        context, brush, placed.node(), context.onScreen(placed.box()).grown(context.swell()),
                        emphasis.strength(placed.node().id()));
                if (context.detail().atLeast(Detail.NAMES) || painter.isReadable()) {
                    painter.card();
                } else if (context.detail() == Detail.DOTS || !boxed.contains(placed.node().namespace())) {
                    painter.bar();
                }
            }
        }
    }
}
