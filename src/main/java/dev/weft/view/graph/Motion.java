package dev.weft.view.graph;

import dev.weft.layout.Box;
import dev.weft.layout.Pins;
import dev.weft.layout.Positions;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Lets nodes glide from where they stood to where they stand now, so that the eye can follow them; at once when the
/// platform asks for reduced motion, or when there are so many nodes that the pictures between would come too late.
///
/// Threads: confined to the FX thread.
final class Motion {
    private static final double NANOS = 250e6;
    /// Pictures of more nodes take longer than a frame of the screen.
    private static final int MOST_NODES = 1_500;

    private final Runnable repaint;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            step();
        }
    };
    private Map<NodeId, Box> from = Map.of();
    private Map<String, Box> fromGroups = Map.of();
    private long begun;
    private boolean moving;

    Motion(Runnable repaint) {
        this.repaint = repaint;
    }

    /// A frame follows another on the screen.
    void follow(Frame before, Frame after) {
        var shown = at(before).scene().positions();
        var target = after.scene().positions();
        boolean small = target.nodes().size() <= MOST_NODES;
        boolean differs = shown.nodes().entrySet().stream().anyMatch(node -> {
            var box = target.nodes().get(node.getKey());
            return box != null && !box.equals(node.getValue());
        });
        if (!differs || !small || Platform.getPreferences().isReducedMotion()) {
            stop();
            return;
        }
        from = shown.nodes();
        fromGroups = shown.groups();
        begun = System.nanoTime();
        moving = true;
        timer.start();
    }

    /// The hand has moved a node there already.
    Frame putDown(Frame frame, Pins.Pin pin) {
        var nodes = new HashMap<>(frame.scene().positions().nodes());
        nodes.computeIfPresent(pin.node(), (_, box) -> new Box(pin.x(), pin.y(), box.width(), box.height()));
        return with(frame, new Positions(nodes, frame.scene().positions().groups(), true));
    }

    void stop() {
        moving = false;
        timer.stop();
    }

    private void step() {
        if (System.nanoTime() - begun >= NANOS) {
            stop();
        }
        repaint.run();
    }

    /// The frame as it is on its way.
    Frame at(Frame frame) {
        if (!moving) {
            return frame;
        }
        double passed = Math.min(1, (System.nanoTime() - begun) / NANOS);
        double share = passed * passed * (3 - 2 * passed);
        var positions = frame.scene().positions();
        return with(
                frame,
                new Positions(
                        between(from, positions.nodes(), share),
                        between(fromGroups, positions.groups(), share),
                        false));
    }

    private static <K> Map<K, Box> between(Map<K, Box> from, Map<K, Box> to, double share) {
        var boxes = new HashMap<K, Box>();
        to.forEach((key, end) -> {
            var start = from.getOrDefault(key, end);
            boxes.put(key, new Box(
                    start.x() + (end.x() - start.x()) * share,
                    start.y() + (end.y() - start.y()) * share,
                    start.width() + (end.width() - start.width()) * share,
                    start.height() + (end.height() - start.height()) * share));
        });
        return boxes;
    }

    private static Frame with(Frame frame, Positions positions) {
        return new Frame(
                frame.number(),
                frame.request(),
                frame.meaning(),
                frame.scene().at(positions),
                frame.draft(),
                frame.timings());
    }
}
