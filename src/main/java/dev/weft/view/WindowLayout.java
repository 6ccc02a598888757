package dev.weft.view;

import dev.weft.view.command.Command;
import dev.weft.view.command.MenuBars;
import dev.weft.view.draft.DraftDesk;
import dev.weft.view.graph.GraphPane;
import dev.weft.view.panel.FilterBar;
import dev.weft.view.panel.InspectorPane;
import dev.weft.view.panel.LegendPane;
import dev.weft.view.panel.PoliciesPane;
import dev.weft.view.panel.ProblemsModel;
import dev.weft.view.panel.ProgressPane;
import dev.weft.view.panel.StatusBar;
import dev.weft.view.panel.StatusModel;
import dev.weft.view.traffic.FlowTablePane;
import dev.weft.view.traffic.TrafficPanels;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Where the parts of the window stand: menu and toolbar above, the picture with its legend, panels at the right, the
/// status bar below.
final class WindowLayout {
    record Parts(GraphPane graph, FilterBar filters, Panels panels, TrafficPanels traffic, Looking looking) {}

    record Panels(InspectorPane inspector, PoliciesPane policies, DraftDesk draft) {}

    /// The panels at the right.
    enum Tab {
        DETAILS("Details"),
        POLICIES("Policies"),
        DRAFT("Draft"),
        TRUTH("Truth");

        private final String title;

        Tab(String title) {
            this.title = title;
        }
    }

    /// Commands that the toolbar repeats, with a short word.
    private static final List<List<String>> TOOLS = List.of(
            List.of("flow-table", "Flows"),
            List.of("fold-all", "Fold"),
            List.of("unfold-all", "Unfold"),
            List.of("fit", "Fit"),
            List.of("new-policy", "New policy"));

    /// The share of the height that the picture keeps beside the flow table.
    private static final double TABLE_BELOW = 0.62;

    /// The share of the width that the picture keeps beside the panels.
    private static final double PICTURE = 0.7;

    private final BorderPane root = new BorderPane();
    private final StackPane whole = new StackPane();
    private final Map<Tab, javafx.scene.control.Tab> pages = new EnumMap<>(Tab.class);
    private final TabPane tabs = new TabPane();
    private final ProgressPane progress = new ProgressPane();
    private final StatusBar status = new StatusBar();
    private final Label banner = new Label();
    private final LegendPane legend = new LegendPane();
    private final SplitPane rows = new SplitPane();
    private final SplitPane split = new SplitPane();
    private final VBox side = new VBox();
    private boolean legendWanted = true;
    private final FlowTablePane table;

    WindowLayout(Parts parts, List<Command> commands, WindowDoors doors) {
        tab(Tab.DETAILS, parts.panels().inspector());
        tab(Tab.POLICIES, parts.panels().policies());
        tab(Tab.DRAFT, parts.panels().draft().board());
        tab(Tab.TRUTH, parts.traffic().truth());
        tabs.getStyleClass().add("panel-tabs");
        tabs.setMinWidth(300);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        banner.setId("banner");
        banner.getStyleClass().add("banner");
        banner.setWrapText(true);
        banner.setMaxWidth(Double.MAX_VALUE);
        var path = parts.looking().searching().pane();
        side.getChildren().setAll(path, tabs);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        var picture = new StackPane(parts.graph(), progress);
        var left = new BorderPane(picture);
        left.setTop(new VBox(
                parts.panels().draft().sides(), parts.traffic().banner(), parts.looking().nearBar()));
        left.setBottom(legend);
        table = parts.traffic().table();
        table.setMinHeight(120);
        rows.setOrientation(Orientation.VERTICAL);
        rows.getItems().setAll(left);
        split.getItems().setAll(rows, side);
        split.setDividerPositions(PICTURE);
        SplitPane.setResizableWithParent(side, false);
        root.setTop(new VBox(
                MenuBars.of(commands, ContextMenus.of(doors.sources().contexts(), doors.sources().open())),
                toolbar(parts, commands),
                banner,
                parts.panels().draft().recovery()));
        root.setCenter(split);
        status.tool(parts.panels().draft().pinStatus());
        status.tool(parts.traffic().record());
        root.setBottom(new VBox(parts.traffic().timeline(), status));
        root.getStyleClass().add("weft");
        whole.getChildren().addAll(root, parts.looking().layer());
    }

    /// A line above the picture, which hides itself while it has nothing to say.
    void offer(Node line) {
        ((VBox) root.getTop()).getChildren().add(line);
    }

    private static Node toolbar(Parts parts, List<Command> commands) {
        var left = new HBox();
        left.getChildren().addAll(parts.filters().nodes());
        left.getStyleClass().add("tools");
        left.setAlignment(Pos.CENTER_LEFT);
        var right = new HBox();
        right.getStyleClass().add("tools");
        right.setAlignment(Pos.CENTER_LEFT);
        right.getChildren().addAll(parts.traffic().sources(), parts.traffic().windowMenu());
        for (var tool : TOOLS) {
            commands.stream()
                    .filter(command -> command.id().equals(tool.getFirst()))
                    .forEach(command -> right.getChildren().add(button(command, tool.getLast())));
        }
        HBox.setHgrow(left, Priority.ALWAYS);
        var bar = new FlowPane(left, right);
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private static Button button(Command command, String text) {
        var button = new Button(text);
        button.setId("tool-" + command.id());
        button.setTooltip(new Tooltip(
                command.title() + command.key().map(key -> " (" + key.getDisplayText() + ")").orElse("")));
        button.setOnAction(_ -> command.perform());
        return button;
    }

    private void tab(Tab tab, Node content) {
        var page = new javafx.scene.control.Tab(tab.title, content);
        pages.put(tab, page);
        tabs.getTabs().add(page);
    }

    private javafx.scene.control.Tab page(Tab tab) {
        return Objects.requireNonNull(pages.get(tab), "every tab has a page");
    }

    Parent root() {
        return whole;
    }

    ProgressPane progress() {
        return progress;
    }

    boolean isShown(Tab tab) {
        return tabs.getSelectionModel().getSelectedItem().equals(page(tab));
    }

    void choose(Tab tab) {
        tabs.getSelectionModel().select(page(tab));
    }

    boolean isTableShown() {
        return rows.getItems().contains(table);
    }

    /// The flow table below the picture in place of the legend, or gone.
    void showTable(boolean shown) {
        showLegend(legendWanted && !shown);
        if (shown && !isTableShown()) {
            rows.getItems().add(table);
            rows.setDividerPositions(TABLE_BELOW);
        } else if (!shown) {
            rows.getItems().remove(table);
        }
    }

    void toggleLegend() {
        legendWanted = !legendWanted;
        showLegend(legendWanted && !isTableShown());
    }

    private void showLegend(boolean shown) {
        legend.setVisible(shown);
        legend.setManaged(shown);
    }

    /// Nothing but the picture and its legend, or everything again.
    void project(boolean on) {
        for (var part : List.of(root.getTop(), root.getBottom())) {
            part.setVisible(!on);
            part.setManaged(!on);
        }
        if (on) {
            split.getItems().remove(side);
        } else if (!split.getItems().contains(side)) {
            split.getItems().add(side);
            split.setDividerPositions(PICTURE);
        }
    }

    void onTab(Runnable shown) {
        tabs.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> shown.run());
    }

    /// Ages grow without any news: the status is told again each second.
    void onSecond(Runnable tick) {
        var clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick.run()));
        clock.setCycleCount(Animation.INDEFINITE);
        root.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
    }

    /// What the tab *Draft* is called.
    void drafting(String title) {
        page(Tab.DRAFT).setText(title);
    }

    void status(String source, StatusModel model, ProblemsModel problems) {
        status.show(source, model, problems);
        show(model.banner(), model);
    }

    private void show(Optional<String> text, StatusModel model) {
        banner.setVisible(text.isPresent());
        banner.setManaged(text.isPresent());
        text.ifPresent(banner::setText);
        banner.getStyleClass().setAll("label", "banner", "banner-" + model.health().style());
    }
}
