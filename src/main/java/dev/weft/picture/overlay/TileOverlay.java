package dev.weft.picture.overlay;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Shape;
import dev.weft.picture.TextStyle;
import dev.weft.picture.overlay.mark.Markers;
import dev.weft.topology.EdgeState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// From far away: the names of the namespaces over their tiles (a little nearer: above their boxes), at a size that
/// can be read. A name that would cover another is left out; large namespaces come first. A disc with a cross
/// beside a name: something inside is denied.
public final class TileOverlay implements Overlay {
    private static final double NAME = 12.5;
    private static final double COUNT = 10.5;
    /// The room that a name may take over a narrower box.
    private static final double NARROWEST = 90;

    @Override
    public String name() {
        return "names";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        if (GroupOverlay.headerHeight(context) >= GroupOverlay.READABLE) {
            return;
        }
        var taken = new ArrayList<Box>();
        var denied = new HashSet<String>();
        context.drawing().merged().stream()
                .filter(edge -> edge.path().count() == 0 && edge.state() == EdgeState.OBSERVED_DENIED)
                .forEach(edge -> denied.add(edge.edge().id().source().key()));
        context.drawing().groups().stream()
                .filter(group -> context.isVisible(group.box()))
                .sorted((a, b) -> Double.compare(area(b), area(a)))
                .forEach(group -> {
                    if (paint(context, brush, group, taken) && denied.contains(group.namespace())) {
                        mark(context, brush, taken.getLast());
                    }
                });
    }

    private static double area(Drawing.PlacedGroup group) {
        return group.box().width() * group.box().height();
    }

    private static void mark(PaintContext context, Brush brush, Box pill) {
        var colour = context.palette().of(EdgeState.OBSERVED_DENIED);
        new Markers(brush, context.palette()).disc(pill.right() + 4, pill.centerY(), 5.5, colour);
    }

    /// False when the name would cover another.
    private static boolean paint(
            PaintContext context, Brush brush, Drawing.PlacedGroup group, List<Box> taken) {
        var palette = context.palette();
        var box = context.onScreen(group.box());
        double room = Math.max(box.width(), NARROWEST * context.type());
        var name = Fitting.smaller(group.namespace(), room, NAME, new TextStyle(
                NAME * context.type(), true, palette.tint(group.namespace()).mixed(palette.of(Ink.TEXT), 0.45)), brush);
        double size = name.size();
        var count = new TextStyle(COUNT * context.type(), false, palette.of(Ink.FAINT_TEXT));
        var text = Fitting.middle(group.namespace(), room, name, brush);
        var number = group.members() == 0 ? "" : String.valueOf(group.members());
        double width = brush.width(text, name) + 6 + brush.width(number, count) + 14;
        double height = size + 8;
        boolean tiles = context.detail() == Detail.TILES;
        var pill = new Box(
                tiles ? box.centerX() - width / 2 : box.x() - 4, // nearer it stands where a header does
                tiles ? box.y() + Math.min(4, box.height() / 4) : box.y() - height - 1,
                width, height);
        if (taken.stream().anyMatch(pill::overlaps)) {
            return false;
        }
        taken.add(pill.grown(2));
        brush.fill(
                new Shape.RoundBox(pill.x(), pill.y(), pill.width(), pill.height(), pill.height() / 2),
                palette.of(Ink.PANEL).faded(0.88));
        brush.text(text, pill.x() + 7, pill.y() + size + 2, name);
        brush.text(number, pill.right() - 7 - brush.width(number, count), pill.y() + size + 2, count);
        return true;
    }
}
