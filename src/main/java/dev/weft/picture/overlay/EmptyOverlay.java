package dev.weft.picture.overlay;

import dev.weft.picture.Brush;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.TextStyle;

/// When there is nothing to draw: says why, and what to do.
public final class EmptyOverlay implements Overlay {
    @Override
    public String name() {
        return "empty";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        if (!context.drawing().nodes().isEmpty()) {
            return;
        }
        double middle = context.viewport().width() / 2.0;
        double y = context.viewport().height() / 2.0;
        double size = Math.clamp(context.viewport().width() / 45.0, 10, 22);
        var first = new TextStyle(size, true, context.palette().of(Ink.TEXT));
        var second = new TextStyle(size * 0.66, false, context.palette().of(Ink.FAINT_TEXT));
        Fitting.centred("No workloads here yet", middle, y - size * 0.4, first, brush);
        Fitting.centred(remedy(context), middle, y + size * 1.1, second, brush);
    }

    private static String remedy(PaintContext context) {
        var snapshot = context.frame().meaning().snapshot();
        if (!snapshot.stamp().synced()) {
            return "The cluster is still being read.";
        }
        int hidden = snapshot.pods().size() + snapshot.workloads().size();
        return hidden > 0
                ? "The filter hides everything. Clear it to see the whole cluster."
                : "Open a cluster or a folder with workloads, or wait: they appear by themselves.";
    }
}
