package dev.weft.view.panel;

import dev.weft.flow.Spark;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A sparkline: a bar for each slice of the window, the oldest at the left, the highest as tall as the row.
final class SparkBars extends HBox {
    private static final double HEIGHT = 22;
    private static final double WIDTH = 180;

    SparkBars(Spark spark, Tone tone) {
        getStyleClass().addAll("spark", "spark-" + tone.style());
        setAlignment(Pos.BOTTOM_LEFT);
        setMinHeight(HEIGHT);
        setMaxWidth(WIDTH);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Activity, highest " + spark.highest());
        double wide = WIDTH / Math.max(1, spark.size());
        for (int i = 0; i < spark.size(); i++) {
            var bar = new Region();
            bar.getStyleClass().add("spark-bar");
            double height = spark.at(i) == 0 ? 1 : Math.max(2, HEIGHT * spark.at(i) / spark.highest());
            bar.setMinSize(wide, height);
            bar.setMaxSize(wide, height);
            getChildren().add(bar);
        }
    }
}
