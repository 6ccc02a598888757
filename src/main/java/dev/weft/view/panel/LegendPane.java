package dev.weft.view.panel;

import dev.weft.topology.EdgeState;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// The verdict grammar on screen: stroke, marker, colour and word of each state of an edge, and the edges of a node.
/// Source: graph-ux B.6.
public final class LegendPane extends FlowPane {
    private static final double LENGTH = 40;
    private static final double NODE = 28;
    private static final String OVERLAY = "legend-overlay";

    public LegendPane() {
        setId("legend");
        getStyleClass().add("legend");
        for (var state : EdgeState.values()) {
            getChildren().add(row(sample(state), state.word()));
        }
        node("incoming isolated", 4);
        node("outgoing isolated", NODE - 4);
        getChildren().add(row(padlock(), "selected by no policy"));
        var disagrees = new Group(ring("≠", "legend-ring"));
        disagrees.getStyleClass().addAll("legend-sample", "legend-disagrees");
        getChildren().add(row(disagrees, "policy and data plane disagree"));
        getChildren().add(row(badge(), "line to a hub, as a badge"));
    }

    /// What lies over the picture now, behind all that is always there.
    public void also(List<Node> rows) {
        getChildren().removeIf(child -> child.getStyleClass().contains(OVERLAY));
        rows.forEach(row -> row.getStyleClass().add(OVERLAY));
        getChildren().addAll(rows);
    }

    private static HBox row(Node sample, String word) {
        var row = new HBox(sample, new Label(word));
        row.getStyleClass().add("legend-row");
        return row;
    }

    private static Node padlock() {
        var body = new Rectangle(1, 7, 9, 7);
        body.getStyleClass().add("legend-padlock");
        var shackle = new Arc(9, 6, 3.5, 4, 0, 180);
        shackle.setType(ArcType.OPEN);
        shackle.getStyleClass().add("legend-shackle");
        return new Group(body, shackle);
    }

    private static Node badge() {
        var badge = new Label("→ DNS");
        badge.getStyleClass().add("legend-badge");
        return badge;
    }

    /// A node's double edge: left for ingress, right for egress.
    private void node(String word, double x) {
        var frame = new Rectangle(0.5, 1.5, NODE, 11);
        frame.setArcWidth(4);
        frame.setArcHeight(4);
        frame.getStyleClass().add("legend-node");
        var bar = new Line(x, 3, x, 11);
        bar.getStyleClass().add("legend-bar");
        getChildren().add(row(new Group(frame, bar), word));
    }

    private static Node sample(EdgeState state) {
        var style = "legend-" + state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        var line = new Line(2, 7, LENGTH - 8, 7);
        line.getStrokeDashArray().setAll(dashes(state));
        line.setStrokeWidth(state == EdgeState.OBSERVED_ALLOWED || state == EdgeState.OBSERVED_DENIED ? 2.5 : 1.5);
        var sample = new Group(line, marker(state));
        sample.getStyleClass().addAll("legend-sample", style);
        return sample;
    }

    private static List<Double> dashes(EdgeState state) {
        return switch (state) {
            case OBSERVED_ALLOWED, OBSERVED_DENIED, LEADS -> List.of();
            case WOULD_BE_DENIED, WOULD_BE_ALLOWED -> List.of(10.0, 5.0);
            case UNUSED, UNTRIED -> List.of(2.0, 5.0);
            case UNKNOWN -> List.of(8.0, 4.0, 2.0, 4.0);
        };
    }

    private static Node marker(EdgeState state) {
        return switch (state) {
            case OBSERVED_ALLOWED, UNUSED, LEADS -> arrow();
            case UNTRIED -> bar();
            case OBSERVED_DENIED -> ring("×", "legend-disc");
            case WOULD_BE_DENIED -> ring("×", "legend-ring");
            case WOULD_BE_ALLOWED -> ring("+", "legend-ring");
            case UNKNOWN -> ring("?", "legend-ring");
        };
    }

    private static Node bar() {
        var bar = new Line(LENGTH - 7, 2, LENGTH - 7, 12);
        bar.setStrokeWidth(2);
        return bar;
    }

    private static Node arrow() {
        var arrow = new Polyline(LENGTH - 10, 3, LENGTH - 3, 7, LENGTH - 10, 11, LENGTH - 10, 3);
        arrow.getStyleClass().add("legend-arrow");
        return arrow;
    }

    private static Node ring(String sign, String style) {
        var ring = new Circle(LENGTH - 7, 7, 6);
        ring.getStyleClass().add(style);
        var text = new Text(sign);
        text.getStyleClass().add(style + "-sign");
        text.setX(LENGTH - 7 - text.getLayoutBounds().getWidth() / 2);
        text.setY(11);
        return new Group(ring, text);
    }
}
