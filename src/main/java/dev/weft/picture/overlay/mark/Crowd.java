package dev.weft.picture.overlay.mark;

import dev.weft.layout.Box;
import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.PaintContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How strong a line may be among the others that are seen, and whether its marker has a place. A few lines are drawn
/// as they are. Of thousands, full strength would leave one flat colour: there the lines together get an ink that still
/// lets the picture through, short ones and those that stand for most are drawn as ever, and long ones share the rest.
/// So a crowd is seen as what it is, the denser the darker, and nothing is left out.
public final class Crowd {
    /// So many edges may be drawn at full width and strength.
    private static final int ROOMY = 800;
    private static final double NARROWEST = 0.35;
    private static final double NARROWEST_TILES = 0.22;
    /// What lines may cover of the picture before they fade: what is denied, and the rest.
    private static final double URGENT_INK = 0.16;
    private static final double INK = 0.3;
    /// The least a line keeps of its strength.
    private static final double LEAST_URGENT = 0.14;
    private static final double LEAST = 0.12;
    /// Shorter lines stay with their nodes and are drawn in full, in pixels.
    private static final double SHORT = 110;
    /// So many merged lines are drawn in full because they stand for most.
    private static final int FOREMOST = 60;

    private final PaintContext context;
    private final int visible;
    private final double urgent;
    private final double other;
    private final int foremost;
    private final Set<Long> taken = new HashSet<>();

    private Crowd(PaintContext context, List<Drawing.PlacedEdge> seen) {
        this.context = context;
        this.visible = seen.size();
        this.urgent = Math.clamp(URGENT_INK / cover(seen, true), LEAST_URGENT, 1);
        this.other = Math.clamp(INK / cover(seen, false), LEAST, 1);
        this.foremost = isCrowded() && context.detail() == Detail.TILES ? foremost(seen) : Integer.MAX_VALUE;
    }

    /// Of all lines that are seen.
    public static Crowd of(PaintContext context, List<Drawing.PlacedEdge> seen) {
        return new Crowd(context, seen);
    }

    private boolean isCrowded() {
        return visible > ROOMY;
    }

    /// 1 with room for all, less in a crowd: how wide lines may be.
    public double room() {
        double least = context.detail() == Detail.TILES ? NARROWEST_TILES : NARROWEST;
        return Math.clamp((double) ROOMY / Math.max(visible, 1), least, 1);
    }

    /// How often the lines, as wide as the crowd lets them be, would cover what is seen of the world.
    private double cover(List<Drawing.PlacedEdge> seen, boolean denied) {
        var port = context.viewport();
        double longest = Math.hypot(port.width(), port.height());
        double ink = 1;
        for (var placed : seen) {
            if (Detail.isUrgent(placed.state()) == denied) {
                var box = placed.bounds();
                ink += Math.min(longest, Math.max(box.width(), box.height()) * port.scale());
            }
        }
        return ink * Math.max(1, widest() * room()) / area();
    }

    /// How wide a line may be with room for all, in pixels.
    public double widest() {
        return switch (context.detail()) {
            case TILES -> 4;
            case DOTS -> 2;
            case NAMES -> 3.5;
            case FULL -> 6;
        };
    }

    /// Of the picture, as far as there is anything, in pixels.
    private double area() {
        var port = context.viewport();
        var world = context.drawing().extent().map(context::onScreen)
                .orElse(new Box(0, 0, port.width(), port.height()));
        double width = Math.min(port.width(), world.right()) - Math.max(0, world.x());
        double height = Math.min(port.height(), world.bottom()) - Math.max(0, world.y());
        return Math.max(width, 1) * Math.max(height, 1);
    }

    /// Lines that stand for more pairs than this are the foremost.
    private static int foremost(List<Drawing.PlacedEdge> seen) {
        int[] counts = seen.stream().mapToInt(placed -> placed.edge().pairs().total()).toArray();
        Arrays.sort(counts);
        return counts.length > FOREMOST ? counts[counts.length - FOREMOST] : 0;
    }

    /// What an edge keeps of its strength, 0 to 1; `length` of its line in pixels.
    public double strength(Drawing.PlacedEdge placed, double length) {
        if (!isCrowded() || placed.edge().pairs().total() > foremost) {
            return 1;
        }
        double least = Detail.isUrgent(placed.state()) ? urgent : other;
        return Math.max(least, Math.min(1, SHORT / length));
    }

    /// May a marker stand there, in pixels of the viewport? In a crowd, from afar, one stands for those that it would
    /// cover: they lie in the same cell of a grid that moves with the world.
    public boolean takes(double x, double y, double radius) {
        if (!isCrowded() || context.detail().atLeast(Detail.NAMES)) {
            return true;
        }
        double cell = 2.2 * radius / context.scale();
        long column = (long) Math.floor(context.viewport().toWorldX(x) / cell);
        long row = (long) Math.floor(context.viewport().toWorldY(y) / cell);
        return taken.add((column << 32) ^ (row & 0xFFFFFFFFL));
    }
}
