package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.TopologyNode;
import java.util.Arrays;
import java.util.regex.Pattern;

/// How large things are drawn, and how far apart, in world units.
final class NodeSizes {
    static final double NODE_HEIGHT = 44;
    /// The strip at the top of a namespace box that holds its name.
    static final double HEADER = 28;
    /// Between a namespace box and what stands in it.
    static final double PADDING = 16;
    /// Between two nodes.
    static final double GAP = 24;
    /// One row of nodes.
    static final double ROW = NODE_HEIGHT + GAP;
    /// Between two namespace boxes side by side.
    static final double GROUP_GAP = 60;
    /// Between two namespace boxes one above the other: a box may grow by one row and still touch nobody.
    static final double GROUP_GAP_DOWN = ROW + 28;
    /// Below a folded namespace: the name of the next box, written above it from afar, has room.
    static final double LONE_GAP_DOWN = 64;
    /// Widths are multiples of this, so that a newcomer fits a gap in a grid exactly.
    static final double UNIT = 12;

    /// A folded namespace stands for many: it is so many times as large, and can be read from further away.
    private static final double FOLDED = 2;

    private static final double NARROWEST = 132;
    private static final double WIDEST = 240;
    /// A letter of the picture's font is about this wide; the icon and the margins take the frame.
    private static final double LETTER = 7.2;
    private static final double FRAME = 62;

    /// The same where a card is drawn at half its size, with letters that are no smaller than can be read.
    private static final double SMALL_LETTER = 11;
    private static final double SMALL_FRAME = 22;
    /// Where a name may go on in a second line; an address may not.
    private static final Pattern BREAKS = Pattern.compile("[-_ ]|\\.(?=\\p{L})");

    /// A bold letter of a header, from where the whole of a middling cluster is seen; its triangle and margins.
    private static final double HEADER_LETTER = 13;
    private static final double HEADER_FRAME = 44;
    private static final double WIDEST_HEADER = 300;

    private NodeSizes() {}

    /// What the name of a box needs in its header, 13 pixels, bold; a very long one is shortened.
    static double headerWidth(String name) {
        double wanted = HEADER_FRAME + HEADER_LETTER * name.length();
        return Math.min(WIDEST_HEADER, Math.ceil(wanted / UNIT) * UNIT);
    }

    static double width(TopologyNode node) {
        double wanted = Math.max(FRAME + LETTER * node.label().length(), longestWord(node.label()));
        return Math.clamp(Math.ceil(wanted / UNIT) * UNIT, NARROWEST, WIDEST) * size(node);
    }

    /// A name is broken where its words end, and stands without an icon where cards are small: a long word alone has to
    /// fit then.
    private static double longestWord(String name) {
        return SMALL_FRAME + SMALL_LETTER * Arrays.stream(BREAKS.split(name)).mapToInt(String::length).max().orElse(0);
    }

    static double height(TopologyNode node) {
        return NODE_HEIGHT * size(node);
    }

    private static double size(TopologyNode node) {
        return isFolded(node) ? FOLDED : 1;
    }

    private static boolean isFolded(TopologyNode node) {
        return node.id().isFold() && node.namespace().isEmpty() && !Sections.isOutside(node.id());
    }

    static Box at(TopologyNode node, double x, double y) {
        return new Box(x, y, width(node), height(node));
    }

    /// The namespace box around what stands in it.
    static Box frameAround(Box inner) {
        return new Box(
                inner.x() - PADDING,
                inner.y() - PADDING - HEADER,
                inner.width() + 2 * PADDING,
                inner.height() + 2 * PADDING + HEADER);
    }

    /// Where nodes may stand in a namespace box.
    static Box innerOf(Box frame) {
        return new Box(
                frame.x() + PADDING,
                frame.y() + PADDING + HEADER,
                frame.width() - 2 * PADDING,
                frame.height() - 2 * PADDING - HEADER);
    }
}
