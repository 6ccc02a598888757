package dev.weft.picture.lens;

import dev.weft.cluster.ObjectRef;
import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Pick;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;
import dev.weft.topology.lens.Lens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The policies that select the selected node, by name below its card; and the name of the chosen policy over its
/// outline.
public final class PolicyNames implements Overlay {
    private static final double SIZE = 10.5;
    private static final int MOST = 5;
    /// A longer name is cut, in letters.
    private static final int LONGEST = 48;

    @Override
    public String name() {
        return "policy-names";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        if (!context.state().shows(Lens.POLICIES)) {
            return;
        }
        context.state().focus().policy().ifPresent(policy -> chosen(context, brush, policy));
        context.state().selection()
                .filter(_ -> context.detail().atLeast(Detail.NAMES))
                .filter(Pick.OfNode.class::isInstance)
                .flatMap(pick -> context.drawing().nodes().stream()
                        .filter(placed -> placed.node().id().equals(((Pick.OfNode) pick).id()))
                        .findFirst())
                .filter(placed -> context.isVisible(placed.box()))
                .ifPresent(placed -> selecting(context, brush, placed));
    }

    private static void selecting(PaintContext context, Brush brush, Drawing.PlacedNode placed) {
        var scene = context.frame().scene();
        scene.scenery().isolations().of(placed.node(), scene.topology().groups()).ifPresent(mark -> {
            var card = context.onScreen(placed.box()).grown(context.swell() + 7);
            var box = context.badges(placed).boxes().stream().reduce(card, Box::around);
            list(context, brush, words(mark.policies().stream().sorted().toList()), box, others(context, placed));
        });
    }

    private static void chosen(PaintContext context, Brush brush, ObjectRef policy) {
        var members = PolicyOutline.members(context);
        double height = SIZE * context.type() * 1.6;
        members.stream().min(Comparator.comparingDouble(Box::y)).ifPresent(highest -> {
            double above = highest.y() - 13 - height;
            boolean free = isFree(context, highest.x() + height, above + height / 2)
                    && isFree(context, highest.centerX(), above + height / 2);
            var lowest = members.stream().max(Comparator.comparingDouble(Box::bottom)).orElse(highest);
            var box = free ? highest : lowest;
            chip(context, brush, cut(policy.label()), box.x(), free ? above : lowest.bottom() + 13, Ink.FOCUS);
        });
    }

    private static boolean isFree(PaintContext context, double x, double y) {
        var port = context.viewport();
        return context.drawing().nodeAt(port.toWorldX(x), port.toWorldY(y)).isEmpty();
    }

    static List<String> words(List<ObjectRef> policies) {
        if (policies.isEmpty()) {
            return List.of("selected by no policy");
        }
        var words = new ArrayList<String>();
        policies.stream().limit(policies.size() == MOST + 1 ? MOST + 1 : MOST)
                .forEach(policy -> words.add(cut(policy.label())));
        if (policies.size() > words.size()) {
            words.add("and %,d more".formatted(policies.size() - words.size()));
        }
        return words;
    }

    private static String cut(String name) {
        return name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST * 3 / 5) + "…" + name.substring(name.length() - LONGEST * 2 / 5);
    }

    /// Where other cards are on the screen.
    private static List<Box> others(PaintContext context, Drawing.PlacedNode placed) {
        return context.drawing().nodes().stream()
                .filter(other -> !other.node().id().equals(placed.node().id()) && context.isVisible(other.box()))
                .map(other -> context.onScreen(other.box()).grown(context.swell()))
                .toList();
    }

    /// Beside the box, on no other card. What has to stand away from it is tied to it by a line.
    private static void list(PaintContext context, Brush brush, List<String> words, Box box, List<Box> others) {
        double row = SIZE * context.type() * 1.85;
        double width = words.stream().mapToDouble(word -> width(context, brush, word)).max().orElse(0);
        var place = new FreePlace(context.screen(), others).beside(box, width, words.size() * row);
        double away = Math.max(place.y() - box.bottom(), box.y() - place.bottom());
        if (away > row / 2) {
            double x = Math.clamp(place.centerX(), box.x() + 7, Math.max(box.x() + 7, box.right() - 7));
            boolean below = place.y() > box.bottom();
            double end = below ? place.y() : place.bottom();
            brush.stroke(
                    new Shape.Line(x, below ? box.bottom() : box.y(), place.centerX(), end),
                    Stroke.solid(context.palette().of(Ink.PANEL_BORDER), 1));
        }
        for (int i = 0; i < words.size(); i++) {
            chip(context, brush, words.get(i), place.x(), place.y() + i * row, Ink.PANEL_BORDER);
        }
    }

    private static double width(PaintContext context, Brush brush, String words) {
        double size = SIZE * context.type();
        var style = new TextStyle(size, false, context.palette().of(Ink.TEXT));
        return brush.width(words, style) + size * 1.15 + size * 1.5;
    }

    private static void chip(PaintContext context, Brush brush, String words, double x, double y, Ink border) {
        double size = SIZE * context.type();
        var palette = context.palette();
        var style = new TextStyle(size, false, palette.of(Ink.TEXT));
        double glyph = size * 1.15;
        var shape = new Shape.RoundBox(x, y, width(context, brush, words), size * 1.6, size * 0.5);
        brush.fill(shape, palette.of(Ink.PANEL).faded(0.95));
        brush.stroke(shape, Stroke.solid(palette.of(border), 1));
        shield(brush, palette.of(Ink.ISOLATED), x + size * 0.5, y + size * 0.25, size * 1.05);
        brush.text(words, x + size * 0.9 + glyph * 0.8, y + size * 1.15, style);
    }

    /// A policy.
    private static void shield(Brush brush, Colour colour, double x, double y, double size) {
        double width = size * 0.8;
        brush.stroke(
                new Shape.Polygon(
                        x, y + size * 0.12, x + width / 2, y, x + width, y + size * 0.12, x + width, y + size * 0.55,
                        x + width / 2, y + size, x, y + size * 0.55),
                Stroke.solid(colour, Math.max(1, size * 0.12)));
    }
}
