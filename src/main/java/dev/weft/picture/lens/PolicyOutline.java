package dev.weft.picture.lens;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Drawing;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.topology.lens.Lens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A soft outline around everything that the chosen policy selects, across boxes, under lines and cards. A folded
/// namespace is in it where it hides some of that.
///
/// Every member is a grown box, and each is tied by a band to its nearest neighbour in the shortest tree of all; they
/// are filled in the colour of the rim first and then, a little smaller, in that of the inside: the rim of the union is
/// what is left. No union of shapes is computed. Cost: O(members²) for the tree.
public final class PolicyOutline implements Overlay {
    /// From a card to the rim, and the rim, in pixels at a desk.
    private static final double AIR = 9;
    private static final double RIM = 2.2;
    /// More members are outlined without bands: they would be a net that hides the picture.
    private static final int MOST_TIED = 120;

    private record Band(double x0, double y0, double x1, double y1) {}

    @Override
    public String name() {
        return Lens.POLICIES.word();
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        var boxes = members(context);
        if (boxes.isEmpty()) {
            return;
        }
        var palette = context.palette();
        var rim = palette.of(Ink.BACKGROUND).mixed(palette.of(Ink.FOCUS), 0.8);
        var inside = palette.of(Ink.BACKGROUND).mixed(palette.of(Ink.FOCUS), 0.13);
        double air = AIR * Math.clamp(context.scale(), 0.35, 1.2) * context.type();
        double line = RIM * context.type();
        var bands = boxes.size() <= MOST_TIED ? tree(boxes) : List.<Band>of();
        for (var band : bands) {
            brush.stroke(line(band), Stroke.solid(rim, air + 2 * line));
        }
        boxes.forEach(box -> brush.fill(round(box.grown(air + line), air + line), rim));
        for (var band : bands) {
            brush.stroke(line(band), Stroke.solid(inside, air));
        }
        boxes.forEach(box -> brush.fill(round(box.grown(air), air), inside));
    }

    /// On the screen, in the order of nodes.
    static List<Box> members(PaintContext context) {
        var isolations = context.frame().scene().scenery().isolations();
        var groups = context.frame().scene().topology().groups();
        var boxes = new ArrayList<Box>();
        context.state().focus().policy().ifPresent(policy -> context.drawing().nodes().stream()
                .filter(placed -> isolations.isSelected(placed.node(), groups, policy))
                .map(Drawing.PlacedNode::box)
                .forEach(box -> boxes.add(context.onScreen(box).grown(context.swell()))));
        return boxes;
    }

    private static Shape.Line line(Band band) {
        return new Shape.Line(band.x0, band.y0, band.x1, band.y1);
    }

    private static Shape round(Box box, double radius) {
        return new Shape.RoundBox(box.x(), box.y(), box.width(), box.height(), Math.min(radius, box.height() / 2));
    }

    /// The shortest tree that ties all of them. Source: Prim, "Shortest connection networks and some generalizations".
    private static List<Band> tree(List<Box> boxes) {
        int size = boxes.size();
        var near = new int[size];
        var length = new double[size];
        Arrays.fill(length, Double.MAX_VALUE);
        var tied = new boolean[size];
        var bands = new ArrayList<Band>();
        int last = 0;
        tied[0] = true;
        for (int round = 1; round < size; round++) {
            int next = -1;
            for (int i = 0; i < size; i++) {
                double away = tied[i] ? 0 : away(boxes.get(last), boxes.get(i));
                if (!tied[i] && away < length[i]) {
                    length[i] = away;
                    near[i] = last;
                }
                next = !tied[i] && (next < 0 || length[i] < length[next]) ? i : next;
            }
            tied[next] = true;
            last = next;
            var from = boxes.get(near[next]);
            var to = boxes.get(next);
            bands.add(new Band(from.centerX(), from.centerY(), to.centerX(), to.centerY()));
        }
        return bands;
    }

    private static double away(Box one, Box other) {
        return Math.hypot(one.centerX() - other.centerX(), one.centerY() - other.centerY());
    }
}
