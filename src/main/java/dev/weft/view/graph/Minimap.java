package dev.weft.view.graph;

import dev.weft.layout.Box;
import dev.weft.picture.Colour;
import dev.weft.picture.Ink;
import dev.weft.picture.Palette;
import dev.weft.picture.Theme;
import dev.weft.picture.Viewport;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeState;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Cursor;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// The map of the whole in a corner of the picture, and the window in it; gone while everything is in view. A click
/// or a
/// drag moves the picture there.
///
/// Threads: confined to the FX thread. Drawn again only when what it shows has changed.
final class Minimap extends Region {
    /// Moves the picture so that a point of the world is in its middle.
    interface Aim {
        void at(double worldX, double worldY);
    }

    private static final double WIDEST = 180;
    private static final double HIGHEST = 120;
    /// It has no text, and is to leave room to the picture where type is large.
    private static final double LARGER = 1.25;
    private static final double BORDER = 4;

    private final Canvas canvas = new Canvas();
    private final Rectangle window = new Rectangle();
    private Optional<MinimapModel> model = Optional.empty();
    private Theme theme = Theme.LIGHT;
    private double type = 1;
    private boolean wanted = true;

    Minimap(Aim aim) {
        setId("minimap");
        getStyleClass().add("minimap");
        setAccessibleText("Map of the whole picture: a click moves the picture there");
        setManaged(false);
        setVisible(false);
        setCursor(Cursor.CROSSHAIR);
        window.getStyleClass().add("minimap-window");
        canvas.relocate(BORDER, BORDER);
        getChildren().addAll(canvas, window);
        addEventHandler(MouseEvent.ANY, Event::consume);
        setOnMousePressed(event -> aim(event, aim));
        setOnMouseDragged(event -> aim(event, aim));
    }

    private void aim(MouseEvent event, Aim aim) {
        model.ifPresent(map -> aim.at(map.worldX(event.getX() - BORDER), map.worldY(event.getY() - BORDER)));
        event.consume();
    }

    void show(Frame frame) {
        var next = MinimapModel.of(
                frame, WIDEST * Math.min(type, LARGER), HIGHEST * Math.min(type, LARGER));
        if (!next.equals(model)) {
            model = next;
            draw();
        }
    }

    void dress(Theme other, double larger) {
        theme = other;
        type = larger;
        draw();
    }

    void toggle() {
        wanted = !wanted;
    }

    void clear() {
        model = Optional.empty();
        setVisible(false);
    }

    void follow(Viewport viewport) {
        setVisible(wanted && model.filter(map -> !map.isAllIn(viewport)).isPresent());
        model.map(map -> map.window(viewport)).ifPresent(box -> {
            window.setX(BORDER + box.x());
            window.setY(BORDER + box.y());
            window.setWidth(box.width());
            window.setHeight(box.height());
        });
    }

    private void draw() {
        model.ifPresent(map -> {
            canvas.setWidth(map.width());
            canvas.setHeight(map.height());
            var palette = Palette.of(theme);
            var pen = canvas.getGraphicsContext2D();
            pen.setFill(fx(palette.of(Ink.BACKGROUND)));
            pen.fillRect(0, 0, map.width(), map.height());
            for (var area : map.areas()) {
                var box = map.onMap(area.box());
                pen.setFill(fx(palette.of(Ink.BACKGROUND).mixed(palette.tint(area.hue()), 0.45)));
                pen.fillRect(box.x(), box.y(), Math.max(2, box.width()), Math.max(2, box.height()));
            }
            pen.setStroke(fx(palette.of(EdgeState.OBSERVED_DENIED)));
            for (var line : map.denied()) {
                var from = map.onMap(new Box(line.x0(), line.y0(), 0, 0));
                var to = map.onMap(new Box(line.x1(), line.y1(), 0, 0));
                pen.strokeLine(from.x(), from.y(), to.x(), to.y());
            }
            Optional.ofNullable(getParent()).ifPresent(Parent::requestLayout); // unmanaged: nobody else asks
        });
    }

    private static Color fx(Colour colour) {
        return Color.rgb(colour.red(), colour.green(), colour.blue(), colour.alpha() / 255.0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return canvas.getWidth() + 2 * BORDER;
    }

    @Override
    protected double computePrefHeight(double width) {
        return canvas.getHeight() + 2 * BORDER;
    }
}
