package dev.weft.view.look;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// Holds the legend and keeps most of the window for the picture: in large type, or in a small window, the legend is
/// scrolled. It is there while the legend is.
///
/// Threads: confined to the FX thread.
public final class LegendShelf extends ScrollPane {
    /// Of the height of the window.
    private static final double MOST = 0.18;

    private final Region legend;

    public LegendShelf(Region legend) {
        super(legend);
        this.legend = legend;
        getStyleClass().add("legend-shelf");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("legend-shelf");
        setAccessibleText("Legend");
        visibleProperty().bind(legend.visibleProperty());
        managedProperty().bind(legend.managedProperty());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double all = legend.prefHeight(width);
        var scene = getScene();
        return Math.ceil(scene == null ? all : Math.min(all, MOST * scene.getHeight()));
    }

    /// The keys reach it where there is something to scroll.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        setFocusTraversable(legend.prefHeight(getWidth()) > getHeight() + 1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
