package dev.weft.layout.algorithm;

import dev.weft.topology.TopologyNode;

/// How large things are drawn, in world units.
final class NodeSizes {
    static final double NODE_HEIGHT = 44;
    /// The strip at the top of a namespace box that holds its name.
    static final double HEADER = 28;
    /// Between a namespace box and what stands in it.
    static final double PADDING = 16;
    /// Between two nodes.
    static final double GAP = 24;
    /// Between two namespace boxes.
    static final double GROUP_GAP = 48;

    private static final double NARROWEST = 120;
    private static final double WIDEST = 220;
    /// A letter of the picture's font at 12 pixels is about 7 wide; the icon and the margins take the rest.
    private static final double LETTER = 7.2;
    private static final double FRAME = 44;

    private NodeSizes() {}

    static double width(TopologyNode node) {
        return Math.clamp(FRAME + LETTER * node.label().length(), NARROWEST, WIDEST);
    }
}
