package dev.weft.view.twin;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// The tabs below the picture.
public final class LowerTabs extends TabPane {
    public enum Page {
        FLOWS("Flows", 0.62),
        CONNECTIONS("Connections", 0.62),
        MATRIX("Matrix", 0.3);

        private final String title;
        private final double above;

        Page(String title, double above) {
            this.title = title;
            this.above = above;
        }

        /// The share of the height that is best left to the picture, 0 to 1.
        public double above() {
            return above;
        }
    }

    private final Map<Page, Tab> pages = new EnumMap<>(Page.class);

    public LowerTabs(Map<Page, Node> contents) {
        setId("lower-tabs");
        getStyleClass().addAll("panel-tabs", "lower-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        setMinHeight(150);
        for (var page : Page.values()) {
            var tab = new Tab(page.title, Objects.requireNonNull(contents.get(page), "every page has a content"));
            pages.put(page, tab);
            getTabs().add(tab);
        }
    }

    public boolean shows(Page page) {
        return Objects.equals(getSelectionModel().getSelectedItem(), pages.get(page));
    }

    public void choose(Page page) {
        getSelectionModel().select(pages.get(page));
    }

    /// All the room that the picture can leave, or the usual share again.
    void enlarge() {
        for (Node above = this; above != null; above = above.getParent()) {
            if (above instanceof SplitPane split) {
                double usual = shown().above();
                split.setDividerPositions(split.getDividerPositions()[0] < usual / 2 ? usual : 0);
                return;
            }
        }
    }

    private Page shown() {
        return Arrays.stream(Page.values()).filter(this::shows).findFirst().orElse(Page.FLOWS);
    }

    /// The tabs that a node is in.
    static Optional<LowerTabs> around(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above instanceof LowerTabs tabs) {
                return Optional.of(tabs);
            }
        }
        return Optional.empty();
    }

    public void onChoice(Runnable chosen) {
        getSelectionModel().selectedItemProperty().addListener((_, _, _) -> chosen.run());
    }
}
