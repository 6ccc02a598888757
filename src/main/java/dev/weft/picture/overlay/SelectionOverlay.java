package dev.weft.picture.overlay;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Pick;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.topology.NodeId;
import dev.weft.topology.lens.Lens;
import java.util.Optional;

/// A ring round what is selected, a thinner one round what is hovered, a dashed one round what the editor means.
/// Edges show it by their own width.
public final class SelectionOverlay implements Overlay {
    /// WCAG 2.2 asks for 2; from the back row of a classroom it is 3.
    private static final double FOCUS = 3;
    private static final double HOVER = 2;
    private static final double LIT = 2.5;

    @Override
    public String name() {
        return "selection";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        var state = context.state();
        for (var id : state.lit()) {
            if (isOutlined(context, id)) {
                continue;
            }
            box(context, Optional.of(new Pick.OfNode(id))).ifPresent(box -> lit(context, brush, box));
        }
        if (!state.hover().equals(state.selection())) {
            box(context, state.hover()).ifPresent(box -> ring(context, brush, box, Ink.HOVER, HOVER * context.type()));
        }
        box(context, state.selection()).ifPresent(box -> ring(context, brush, box, Ink.FOCUS, FOCUS * context.type()));
    }

    /// The outline of the chosen policy says it already.
    private static boolean isOutlined(PaintContext context, NodeId id) {
        return context.state().shows(Lens.POLICIES)
                && context.state().focus().policy()
                        .flatMap(policy -> context.frame().scene().topology().node(id)
                                .filter(node -> context.frame().scene().scenery().isolations()
                                        .isSelected(node, context.frame().scene().topology().groups(), policy)))
                        .isPresent();
    }

    private static Optional<Box> box(PaintContext context, Optional<Pick> pick) {
        return pick.flatMap(wanted -> switch (wanted) {
            case Pick.OfNode(var id) -> Optional.ofNullable(context.frame().scene().positions().nodes().get(id));
            case Pick.OfGroup(var namespace) ->
                Optional.ofNullable(context.frame().scene().positions().groups().get(namespace));
            case Pick.OfEdge _ -> Optional.<Box>empty();
        });
    }

    private static void lit(PaintContext context, Brush brush, Box world) {
        if (context.isVisible(world)) {
            var box = context.onScreen(world).grown(LIT / 2 + 3 + context.swell());
            var ink = context.palette().of(Ink.FOCUS);
            var shape = new Shape.RoundBox(
                    box.x(), box.y(), box.width(), box.height(), Math.min(12, box.height() / 2));
            brush.fill(shape, ink.faded(0.12));
            brush.stroke(shape, new Stroke(ink, LIT * context.type(), Stroke.Dash.DASHED));
        }
    }

    private static void ring(PaintContext context, Brush brush, Box world, Ink ink, double width) {
        if (!context.isVisible(world)) {
            return;
        }
        var box = context.onScreen(world).grown(width / 2 + 2 + context.swell());
        double radius = Math.min(Math.min(box.height() * 0.2, 12) + 3, box.height() / 2);
        brush.stroke(
                new Shape.RoundBox(box.x(), box.y(), box.width(), box.height(), radius),
                Stroke.solid(context.palette().of(ink), width));
    }
}
