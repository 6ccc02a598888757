package dev.weft.picture.lens;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Detail;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.overlay.mark.Emphasis;
import dev.weft.topology.lens.Lens;

/// Who may reach a workload, as a badge over its upper left corner; of a folded namespace, and from afar of an open
/// one, the widest of its workloads.
public final class ExposureOverlay implements Overlay {
    /// What is of an earlier cluster.
    static final double OUTDATED = 0.45;

    @Override
    public String name() {
        return Lens.EXPOSURE.word();
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        var sights = context.frame().scene().beside().sights();
        sights.exposures().ifPresent(exposures -> {
            double now = sights.current() ? 1 : OUTDATED;
            var groups = context.frame().scene().topology().groups();
            var emphasis = Emphasis.of(context);
            if (!context.detail().atLeast(Detail.NAMES)) {
                var badge = new ExposureBadge(brush, context.palette(), now);
                context.drawing().groups().stream()
                        .filter(group -> context.isVisible(group.box()))
                        .forEach(group -> {
                            var exposed = exposures.boxes().get(group.namespace());
                            var box = context.onScreen(group.box());
                            if (exposed != null && box.height() > 12) {
                                badge.draw(exposed, box.x() + 2, box.y() + 2, 6.5 * context.type());
                            }
                        });
            }
            for (var placed : context.drawing().nodes()) {
                boolean drawn = context.detail().atLeast(Detail.NAMES)
                        || placed.node().id().isFold();
                if (drawn && context.isVisible(placed.box())) {
                    exposures.of(placed.node(), groups).ifPresent(exposed -> {
                        var box = context.onScreen(placed.box()).grown(context.swell());
                        new ExposureBadge(brush, context.palette(), now * emphasis.strength(placed.node().id()))
                                .draw(exposed, box.x() + radius(context, box) * 0.7, box.y(), radius(context, box));
                    });
                }
            }
        });
    }

    private static double radius(PaintContext context, Box box) {
        return Math.clamp(box.height() * 0.19, 5, 11) * context.type();
    }
}
