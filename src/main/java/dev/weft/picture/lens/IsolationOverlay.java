package dev.weft.picture.lens;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Detail;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Shape;
import dev.weft.picture.TextStyle;
import dev.weft.picture.overlay.mark.Emphasis;
import dev.weft.session.Frame;
import dev.weft.topology.lens.Isolations;
import dev.weft.topology.lens.Lens;

/// Which sides of a workload policies isolate, at every distance: on its card, on its bar, and for a whole namespace,
/// folded or seen from afar, how many of its workloads.
public final class IsolationOverlay implements Overlay {
    private static final double COUNT = 9.5;

    @Override
    public String name() {
        return Lens.ISOLATION.word();
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        var isolations = context.frame().scene().scenery().isolations();
        var groups = context.frame().scene().topology().groups();
        var emphasis = Emphasis.of(context);
        boolean paper = onPaper(context.frame());
        if (context.detail() == Detail.TILES) {
            var walls = new Walls(brush, context.palette(), 1, paper);
            for (var group : context.drawing().groups()) {
                if (context.isVisible(group.box())) {
                    isolations.ofBox(group.namespace()).ifPresent(mark ->
                            walls.around(mark, context.onScreen(group.box()), 1, 4 * context.type()));
                }
            }
        }
        for (var placed : context.drawing().nodes()) {
            boolean drawn = context.detail() != Detail.TILES || placed.node().id().isFold();
            if (drawn && context.isVisible(placed.box())) {
                isolations.of(placed.node(), groups).ifPresent(mark -> {
                    double strength = emphasis.strength(placed.node().id());
                    var box = context.onScreen(placed.box()).grown(context.swell());
                    new Walls(brush, context.palette(), strength, paper).around(
                            mark, box, Math.min(box.height() * 0.2, 12) * 0.6, width(context, box));
                    if (mark.ingress().total() > 1 && context.detail() == Detail.FULL) {
                        count(context, brush, mark, box);
                    }
                });
            }
        }
    }

    /// Does nothing carry policies out? As far as is known.
    static boolean onPaper(Frame frame) {
        return frame.scene().beside().sights().unenforced().isPresent();
    }

    private static double width(PaintContext context, Box box) {
        return Math.clamp(box.height() * 0.11, 2.6, 7) * context.type();
    }

    /// Below the card of a folded namespace: how many of its workloads.
    private static void count(PaintContext context, Brush brush, Isolations.Mark mark, Box box) {
        var style = new TextStyle(COUNT * context.type(), false, context.palette().of(Ink.FAINT_TEXT));
        var words = words(mark);
        double wide = brush.width(words, style) + style.size();
        double top = box.bottom() + 3;
        brush.fill(
                new Shape.RoundBox(box.centerX() - wide / 2, top, wide, style.size() * 1.4, style.size() * 0.5),
                context.palette().of(Ink.BACKGROUND).faded(0.9));
        brush.text(words, box.centerX() - (wide - style.size()) / 2, top + style.size(), style);
    }

    /// `isolated in 5, out 3 of 8`, with what nobody knows.
    static String words(Isolations.Mark mark) {
        int unknown = Math.max(mark.ingress().unknown(), mark.egress().unknown());
        return "isolated: in %,d, out %,d of %,d%s".formatted(
                mark.ingress().isolated(), mark.egress().isolated(), mark.ingress().total(),
                unknown == 0 ? "" : ", %,d unknown".formatted(unknown));
    }
}
