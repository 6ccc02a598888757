package dev.weft.picture.overlay;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Detail;
import dev.weft.picture.Ink;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;
import dev.weft.picture.overlay.mark.Glyph;
import dev.weft.picture.overlay.mark.Glyphs;
import dev.weft.picture.overlay.mark.Markers;
import dev.weft.policy.Isolation;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.lens.Lens;

/// Draws one node at its `box` on the screen; `strength` (0 to 1) is how far it is mixed with the background.
record NodePainter(PaintContext context, Brush brush, TopologyNode node, Box box, double strength) {
    /// Below this height a card has no second line.
    private static final double TWO_LINES = 34;
    /// From this height on a name fits.
    private static final double READABLE = 14;
    private static final double SMALLEST_NAME = 9.5;
    private static final double SMALLEST_LINE = 8.5;
    /// A glyph gives way where its room makes the name so many times as large.
    private static final double LARGER = 1.15;

    /// Is it large enough for a card, though others are not? A fold is, for longer than what is in others.
    boolean isReadable() {
        return node.id().isFold() && box.height() >= READABLE;
    }

    /// From afar: a coloured bar.
    void bar() {
        double radius = Math.min(box.height() / 2, 4);
        brush.fill(round(box, radius), faint(context.palette().of(Ink.NODE_BORDER).mixed(tint(), 0.55)));
        deniedInside();
    }

    /// A disc with a cross at the right corner of a folded namespace in which anything is denied, where it is too small
    /// for the bar that says how much.
    private void deniedInside() {
        if (box.height() < TWO_LINES && node.facts().inside().count(EdgeState.OBSERVED_DENIED) > 0) {
            var colour = faint(context.palette().of(EdgeState.OBSERVED_DENIED));
            new Markers(brush, context.palette()).disc(box.right() - 3, box.y() + 3, 5.5, colour);
        }
    }

    /// A card: glyph, name, and when there is room the kind, the pods and the ports.
    void card() {
        double radius = corner();
        if (node.id().kind() == NodeId.Kind.GROUP) {
            stack(radius);
        }
        if (context.detail() == Detail.FULL) {
            var shadow = context.palette().of(Ink.SHADOW).faded(0.06 * strength);
            brush.fill(round(box.moved(0, 1.5).grown(1), radius + 1), shadow);
            brush.fill(round(box.moved(0, 2.5).grown(2), radius + 2), shadow);
        }
        brush.fill(round(box, radius), ink(Ink.NODE));
        boolean isFolded = node.id().isFold();
        if (isFolded) {
            brush.fill(round(box, radius), tint().faded(0.10 * strength));
        }
        var border = isFolded ? context.palette().of(Ink.NODE_BORDER).mixed(tint(), 0.5)
                : context.palette().of(Ink.NODE_BORDER);
        brush.stroke(round(box, radius), Stroke.solid(faint(border), isFolded ? 1.5 : 1));
        node.facts().isolation().ifPresent(this::isolation);
        double right = box.right() - margin() * 0.8 - badge();
        double side = side();
        double left = box.x() + side + margin() * 1.7;
        double wide = box.x() + margin() * 1.6;
        var beside = name(left, right);
        var bare = facts() ? beside : name(wide, right);
        if (beside.isWhole(node.label()) ? bare.style().size() < LARGER * beside.style().size() : facts()) {
            icon(side);
            text(beside, left);
        } else {
            text(bare, wide); // a name says more than a glyph
        }
        deniedInside();
    }

    /// The edges of two more cards behind it: it stands for many.
    private void stack(double radius) {
        double step = Math.clamp(box.height() * 0.06, 2, 5);
        var border = Stroke.solid(faint(context.palette().of(Ink.NODE_BORDER).mixed(tint(), 0.5)), 1);
        for (int behind = 2; behind > 0; behind--) {
            var card = round(box.moved(behind * step, -behind * step), radius);
            brush.fill(card, ink(Ink.NODE));
            brush.stroke(card, border);
        }
    }

    /// A second line inside the border: left for ingress, right for egress.
    private void isolation(Isolation isolation) {
        double inset = Math.max(2.5, box.height() * 0.075);
        var pen = Stroke.solid(ink(Ink.ISOLATED), Math.max(1.2, box.height() * 0.042));
        double top = box.y() + corner();
        double bottom = box.bottom() - corner();
        boolean walled = context.state().shows(Lens.ISOLATION); // and says it itself
        if (isolation.ingress() && !walled) {
            brush.stroke(new Shape.Line(box.x(), top, box.x(), bottom), pen);
            brush.stroke(new Shape.Line(box.x() + inset, top - 2, box.x() + inset, bottom + 2), pen);
        }
        if (isolation.egress() && !walled) {
            brush.stroke(new Shape.Line(box.right(), top, box.right(), bottom), pen);
            brush.stroke(new Shape.Line(box.right() - inset, top - 2, box.right() - inset, bottom + 2), pen);
        }
        if (isolation.policies().isEmpty()) {
            padlock();
        }
    }

    /// An open padlock: no policy selects it. On a small card it hangs over the corner and leaves the room to the name.
    private void padlock() {
        double size = Math.clamp(box.height() * 0.34, 8, 18);
        boolean two = facts();
        double x = box.right() - (two ? margin() + size * 0.8 : size * 0.7);
        double y = box.y() + (two ? margin() * 0.8 : -size * 0.4);
        if (!two) {
            brush.fill(new Shape.Disc(x + size * 0.45, y + size * 0.5, size * 0.72), ink(Ink.NODE));
        }
        new Padlock(brush, ink(Ink.WARNING)).draw(x, y, size);
    }

    private double badge() {
        boolean open = node.facts().isolation().filter(isolation -> isolation.policies().isEmpty()).isPresent();
        return open && facts() ? Math.clamp(box.height() * 0.34, 8, 18) : 0;
    }

    /// The glyph on its tile.
    private void icon(double side) {
        double x = box.x() + margin();
        double y = box.y() + (box.height() - side) / 2;
        var tile = context.palette().of(Ink.NODE).mixed(tint(), 0.16);
        brush.fill(new Shape.RoundBox(x, y, side, side, side * 0.24), faint(tile));
        double pad = side * 0.17;
        var colour = tint().mixed(context.palette().of(Ink.TEXT), 0.15);
        new Glyphs(brush, faint(colour), x + pad, y + pad, side - 2 * pad).draw(Glyph.of(node));
    }

    /// How wide the tile is.
    private double side() {
        return Math.clamp(box.height() - 2 * margin(), 8, widestIcon());
    }

    /// Where only names are drawn, the room belongs to them.
    private double widestIcon() {
        return context.detail() == Detail.NAMES ? 13 : Double.MAX_VALUE;
    }

    /// Is there room for a line below the name?
    private boolean facts() {
        return box.height() >= TWO_LINES * context.type();
    }

    /// The name between two sides.
    private NameLines name(double left, double right) {
        boolean facts = facts();
        double type = context.type();
        double small = Math.max(SMALLEST_NAME * type, box.height() * 0.22);
        var sizes = new NameLines.Sizes(
                Math.max(SMALLEST_NAME * type, box.height() * (facts ? 0.275 : 0.32)),
                small,
                Math.min(small, Math.max(SMALLEST_NAME, small / type) - (type > 1 ? 1 : 0)),
                facts ? box.height() * 2 / 3 : box.height());
        return NameLines.of(node.label(), right - left, sizes, new TextStyle(small, false, ink(Ink.TEXT)), brush);
    }

    /// The name; below it, when there is room, the rest.
    private void text(NameLines name, double left) {
        boolean wraps = name.lines().size() > 1;
        double size = name.style().size();
        double step = Math.min(size * 1.1, (box.height() - 1) / 2);
        double base = facts() ? box.y() + box.height() * (wraps ? 0.31 : 0.44)
                : box.centerY() + size * 0.36 - (wraps ? step / 2 + lift() : 0);
        for (int i = 0; i < name.lines().size(); i++) {
            brush.text(name.lines().get(i), left, base + i * step, name.style());
        }
        if (facts()) {
            secondLine(left, box.right() - margin(), wraps ? 0.86 : 0.775);
        }
    }

    /// How much higher two lines of a name stand over badges.
    private double lift() {
        return context.drawing().hubs().on(node.id()).isEmpty() ? 0 : box.height() * 0.08;
    }

    private void secondLine(double left, double right, double down) {
        double base = box.y() + box.height() * down;
        double size = Math.max(SMALLEST_LINE * context.type(), box.height() * 0.235);
        var style = new TextStyle(size, false, ink(Ink.FAINT_TEXT));
        double x = left;
        if (node.id().isFold()) {
            x = new TallyBar(context, brush, node.facts().inside(), this::faint)
                    .paint(left, base - style.size() * 0.75, style.size() * 0.75);
        }
        var words = NodeWords.secondLine(node);
        if (x + brush.width(words, style) > right) {
            words = NodeWords.shortLine(node);
        }
        boolean lacks = NodeWords.lacksPods(node);
        var line = lacks ? new TextStyle(style.size(), style.bold(), ink(Ink.WARNING)) : style;
        var ports = NodeWords.ports(node);
        double portsWidth = ports.isEmpty() ? 0 : brush.width(ports, style) + style.size();
        double wordsWidth = brush.width(words, line);
        if (x + wordsWidth + portsWidth <= right && !ports.isEmpty()) {
            brush.text(ports, right - portsWidth + style.size(), base, style);
        }
        brush.text(Fitting.middle(words, right - x, line, brush), x, base, line);
    }

    private double margin() {
        return Math.max(2.5, box.height() * 0.16);
    }

    private double corner() {
        return Math.min(box.height() * 0.2, 12);
    }

    private Colour tint() {
        return context.palette().tint(node.namespace().isEmpty() ? node.label() : node.namespace());
    }

    private Colour ink(Ink ink) {
        return faint(context.palette().of(ink));
    }

    private Colour faint(Colour colour) {
        return strength >= 1 ? colour : context.palette().of(Ink.BACKGROUND).mixed(colour, strength);
    }

    private static Shape round(Box box, double radius) {
        return new Shape.RoundBox(box.x(), box.y(), box.width(), box.height(), radius);
    }

    /// An open padlock: no policy selects it.
    record Padlock(Brush brush, Colour colour) {
        void draw(double x, double y, double size) {
            double unit = size / 16;
            brush.fill(new Shape.RoundBox(x + 1.5 * unit, y + 7.5 * unit, 11 * unit, 8 * unit, 1.6 * unit), colour);
            brush.stroke(
                    new Shape.Line(
                            x + 4 * unit, y + 7.5 * unit, x + 4 * unit, y + 4.4 * unit, x + 5.1 * unit, y + 2.2 * unit,
                            x + 7.2 * unit, y + 1.4 * unit, x + 9.4 * unit, y + 2.2 * unit, x + 10.4 * unit, y
                                    + 4 * unit),
                    Stroke.solid(colour, Math.max(1, 1.8 * unit)));
        }
    }
}
