package dev.weft.picture;

import dev.weft.layout.Box;
import dev.weft.layout.badge.BadgeRow;
import dev.weft.session.Frame;
import dev.weft.session.WhatIf;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.lens.Lens;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that an overlay needs to know: what to paint, which part of it, how near, in which colours.
public record PaintContext(Drawing drawing, ViewState state, Palette palette, Detail detail) {
    /// What sticks out of a box on the screen: shadows, rings, markers, arrow heads.
    private static final double MARGIN = 24;
    /// A card of this height has room for two lines of the smallest type, in pixels.
    private static final double READABLE = 24;
    /// What a card may take of the gap to its neighbour: two that meet still leave a third of it free.
    private static final double SHARE_OF_GAP = 0.34;

    /// Letters of a badge: a part of the height of its card, within limits in pixels.
    private static final double BADGE_SHARE = 0.2;
    private static final double SMALLEST_BADGE = 8.5;
    private static final double LARGEST_BADGE = 13;
    /// The same from afar, where a badge is a bar without a word.
    private static final double BAR = 3;
    /// How far what a finding or an exposure says stands out of the top of a card, in pixels.
    private static final double SIGN = 6;

    public static PaintContext of(Drawing drawing, ViewState state) {
        return new PaintContext(drawing, state, Palette.of(state.theme()), Detail.of(state.viewport()));
    }

    public Frame frame() {
        return drawing.frame();
    }

    public Viewport viewport() {
        return state.viewport();
    }

    public double scale() {
        return state.viewport().scale();
    }

    /// How much larger than at a desk text, lines and marks are, 1 to 2.
    public double type() {
        return state.stage().type();
    }

    /// How far a card is drawn over its box on each side, in pixels: from a distance names need more room than their
    /// boxes have, and the gaps between them have some.
    public double swell() {
        if (!detail.atLeast(Detail.NAMES)) {
            return 0;
        }
        double missing = (READABLE * type() - Detail.NODE_HEIGHT * scale()) / 2;
        return Math.clamp(missing, 0, Detail.NODE_GAP * SHARE_OF_GAP * scale());
    }

    /// Where the badges of a card are on the screen, then what a hub says of its own; from afar, and where a word would
    /// lie on the card below, they are bars without words.
    public BadgeRow badges(Drawing.PlacedNode placed) {
        var words = words(placed.node().id());
        if (words.isEmpty()) {
            return BadgeRow.EMPTY;
        }
        var card = onScreen(placed.box()).grown(swell());
        double inset = card.height() * 0.04;
        double size = Math.clamp(card.height() * BADGE_SHARE, SMALLEST_BADGE * type(), LARGEST_BADGE * type());
        boolean near = detail.atLeast(Detail.NAMES)
                && BadgeRow.fits(size, gap());
        return near ? BadgeRow.of(card, inset, size, words)
                : BadgeRow.bars(card, inset, BAR * type(), drawing.hubs().on(placed.node().id()).size());
    }

    /// What is free between a card and the one below, in pixels.
    private double gap() {
        boolean signs = state.shows(Lens.FINDINGS) || state.shows(Lens.EXPOSURE);
        return Detail.NODE_GAP * scale() - 2 * swell() - (signs ? SIGN * type() : 0);
    }

    private List<BadgeRow.Word> words(NodeId id) {
        var hubs = drawing.hubs();
        return Stream.concat(
                        hubs.on(id).stream().map(badge -> new BadgeRow.Word(badge.word(), badge.brief(), true)),
                        hubs.sayings(id).stream().map(said -> new BadgeRow.Word(said, said, false)))
                .toList();
    }

    /// Is it drawn as a line: no badge, or one whose line is lifted?
    public boolean isLine(EdgeId id) {
        if (!drawing.hubs().isBadge(id)) {
            return true;
        }
        boolean lit = state.hover().isEmpty() && state.litEdges().contains(id);
        return lit || lifted().filter(pick -> switch (pick) {
            case Pick.OfNode(var node) -> id.source().equals(node) || id.target().equals(node);
            case Pick.OfEdge(var edge) -> id.equals(edge);
            case Pick.OfGroup _ -> false;
        }).isPresent();
    }

    /// What of the viewport lies in the window.
    public Box screen() {
        int bleed = state.stage().bleed();
        return new Box(
                bleed, bleed, viewport().width() - 2.0 * bleed, viewport().height() - 2.0 * bleed);
    }

    /// From world units to pixels of the viewport.
    public Box onScreen(Box world) {
        var port = viewport();
        return new Box(
                port.toScreenX(world.x()),
                port.toScreenY(world.y()),
                world.width() * scale(),
                world.height() * scale());
    }

    /// May any of it, or of what sticks out of it, be seen?
    public boolean isVisible(Box world) {
        double margin = MARGIN / scale();
        var port = viewport();
        return world.right() + margin >= port.left()
                && world.bottom() + margin >= port.top()
                && world.x() - margin <= port.toWorldX(port.width())
                && world.y() - margin <= port.toWorldY(port.height());
    }

    public boolean isDrafting() {
        return frame().draft().isPresent();
    }

    /// While something is drafted: is what it would change drawn, and not the cluster before or after it?
    public boolean isDifference() {
        return isDrafting() && frame().request().whatIf().side() == WhatIf.Side.DIFFERENCE;
    }

    /// The nodes and edges that shine while the rest is dimmed: what is hovered, otherwise what is selected.
    public Optional<Pick> lifted() {
        return state.hover().filter(pick -> !(pick instanceof Pick.OfGroup)).or(() -> state.selection());
    }

    public boolean isSelected(EdgeId id) {
        return state.selection().filter(new Pick.OfEdge(id)::equals).isPresent();
    }

    public boolean isHovered(EdgeId id) {
        return state.hover().filter(new Pick.OfEdge(id)::equals).isPresent();
    }

    public boolean isSelected(NodeId id) {
        return state.selection().filter(new Pick.OfNode(id)::equals).isPresent();
    }
}
