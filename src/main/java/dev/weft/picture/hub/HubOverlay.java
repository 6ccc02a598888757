package dev.weft.picture.hub;

import dev.weft.layout.badge.BadgeRow;
import dev.weft.picture.Brush;
import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Pick;
import dev.weft.topology.NodeId;
import dev.weft.topology.hub.Badge;

/// What each workload has to do with a hub, on its card: `→ DNS`, `← prometheus`; on the
/// hub's own how many there are.
public final class HubOverlay implements Overlay {
    private static final double DIMMED = 0.35;

    @Override
    public String name() {
        return "hubs";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        if (!context.detail().atLeast(Detail.DOTS)) {
            return;
        }
        for (var placed : context.drawing().nodes()) {
            if (context.isVisible(placed.box())) {
                paint(context, brush, placed);
            }
        }
    }

    private static void paint(PaintContext context, Brush brush, Drawing.PlacedNode placed) {
        var badges = context.drawing().hubs().on(placed.node().id());
        var row = context.badges(placed);
        for (int i = 0; i < row.boxes().size(); i++) {
            if (i < badges.size() && i < row.shown()) {
                paint(context, brush, badges.get(i), row, i);
            } else {
                new BadgePainter(brush, context.palette(), strength(context, placed.node().id()))
                        .say(row.words().get(i), row.boxes().get(i), row.type());
            }
        }
    }

    private static void paint(PaintContext context, Brush brush, Badge badge, BadgeRow row, int number) {
        var painter = new BadgePainter(brush, context.palette(), strength(context, badge));
        var box = row.boxes().get(number);
        if (row.words().get(number).isEmpty()) {
            painter.bar(badge.state(), box);
            return;
        }
        boolean chosen = context.isSelected(badge.edge()) || context.isHovered(badge.edge());
        painter.paint(
                new BadgePainter.Sign(badge.state(), badge.calls(), chosen), row.words().get(number), box, row.type());
    }

    private static double strength(PaintContext context, NodeId hub) {
        var state = context.state();
        boolean lit = state.lit().contains(hub)
                || state.litEdges().stream().anyMatch(edge -> edge.source().equals(hub) || edge.target().equals(hub));
        if (context.lifted().isEmpty()) {
            return state.litEdges().isEmpty() || lit ? 1 : DIMMED;
        }
        return context.lifted().filter(new Pick.OfNode(hub)::equals).isPresent() ? 1 : DIMMED;
    }

    private static double strength(PaintContext context, Badge badge) {
        boolean dims = context.lifted().isPresent() || !context.state().litEdges().isEmpty();
        return dims && !context.isLine(badge.edge()) ? DIMMED : 1;
    }
}
