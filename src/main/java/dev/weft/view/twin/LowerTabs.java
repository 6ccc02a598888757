package dev.weft.view.twin;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
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
        return getSelectionModel().getSelectedItem() == pages.get(page);
    }

    public void choose(Page page) {
        getSelectionModel().select(pages.get(page));
    }

    public void onChoice(Runnable chosen) {
        getSelectionModel().selectedItemProperty().addListener((_, _, _) -> chosen.run());
    }
}
