package dev.weft.picture.overlay;

import dev.weft.picture.Brush;
import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.overlay.mark.Crowd;
import dev.weft.picture.overlay.mark.Emphasis;
import java.util.ArrayList;

/// The edges in the verdict grammar: colour, stroke, marker. What is lifted is drawn last, over the rest; of the rest
/// what is denied comes over what is allowed. From far away one line stands for all between two namespaces.
public final class EdgeOverlay implements Overlay {
    @Override
    public String name() {
        return "edges";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        var emphasis = Emphasis.of(context);
        boolean far = context.detail() == Detail.TILES;
        var visible = (far ? context.drawing().merged() : context.drawing().edges()).stream()
                .filter(placed -> placed.path().count() > 0 && context.isVisible(placed.bounds()))
                .filter(placed -> far || context.isLine(placed.edge().id()))
                .toList();
        var painter = new EdgePainter(context, brush, Crowd.of(context, visible));
        var lifted = new ArrayList<Drawing.PlacedEdge>();
        var urgent = new ArrayList<Drawing.PlacedEdge>();
        for (var placed : visible) {
            if (emphasis.lifts(placed.edge())) {
                lifted.add(placed);
            } else if (Detail.isUrgent(placed.state())) {
                urgent.add(placed);
            } else {
                painter.paint(placed, far ? 1 : emphasis.strength(placed.edge()));
            }
        }
        urgent.forEach(placed -> painter.paint(placed, far ? 1 : emphasis.strength(placed.edge())));
        lifted.forEach(painter::lift);
    }
}
