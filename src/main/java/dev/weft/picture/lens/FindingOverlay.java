package dev.weft.picture.lens;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Detail;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.overlay.mark.Emphasis;
import dev.weft.topology.lens.Lens;

/// How many findings there are about a node, and how bad the worst is, over its upper right corner; about a namespace
/// over its box, and from afar about all that is in it.
public final class FindingOverlay implements Overlay {
    private static final double SMALLEST = 9;
    private static final double LARGEST = 13;

    @Override
    public String name() {
        return Lens.FINDINGS.word();
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        var marks = context.frame().scene().marks().counted();
        double now = context.frame().scene().beside().sights().current() ? 1 : ExposureOverlay.OUTDATED;
        boolean near = context.detail().atLeast(Detail.NAMES);
        var counts = near ? marks.rest() : marks.boxes();
        for (var group : context.drawing().groups()) {
            var count = counts.get(group.namespace());
            if (count != null && context.isVisible(group.box())) {
                var box = context.onScreen(group.box());
                double size = size(context, near ? Detail.HEADER_HEIGHT * context.scale() * 1.6 : 0);
                new FindingBadge(brush, context.palette(), now)
                        .draw(count, box.right() - 6, box.y() - (near ? size * 0.45 : 0), size);
            }
        }
        var emphasis = Emphasis.of(context);
        for (var placed : context.drawing().nodes()) {
            var id = placed.node().id();
            var count = marks.nodes().get(id);
            boolean drawn = near || id.isFold();
            if (count != null && drawn && context.isVisible(placed.box())) {
                var box = context.onScreen(placed.box()).grown(context.swell());
                new FindingBadge(brush, context.palette(), now * emphasis.strength(id))
                        .draw(count, right(box), box.y(), size(context, box.height()));
            }
        }
    }

    /// Where nothing else hangs: an open padlock has the very corner.
    private static double right(Box box) {
        return box.right() - Math.clamp(box.height() * 0.34, 8, 18);
    }

    private static double size(PaintContext context, double height) {
        return Math.clamp(height * 0.24, SMALLEST, LARGEST) * context.type();
    }
}
