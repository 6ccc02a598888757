package dev.weft.view;

import dev.weft.view.command.Command;
import dev.weft.view.command.MenuBars;
import dev.weft.view.draft.DraftDesk;
import dev.weft.view.graph.GraphPane;
import dev.weft.view.look.LegendShelf;
import dev.weft.view.look.StyleClasses;
import dev.weft.view.panel.FilterBar;
import dev.weft.view.panel.InspectorPane;
import dev.weft.view.panel.LegendPane;
import dev.weft.view.panel.ProblemsModel;
import dev.weft.view.panel.ProgressPane;
import dev.weft.view.panel.StatusBar;
import dev.weft.view.panel.StatusModel;
import dev.weft.view.traffic.TrafficPanels;
import dev.weft.view.twin.LowerTabs;
import dev.weft.view.twin.LowerTabs.Page;
import dev.weft.view.twin.Twins;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Where the parts of the window stand: menu and toolbar above, the picture with its legend, panels at the right, the
/// status bar below.
final class WindowLayout {
    record Parts(GraphPane graph, FilterBar filters, Panels panels, TrafficPanels traffic, Looking looking) {}

    record Panels(InspectorPane inspector, DraftDesk draft, Twins twins) {}

    /// The panels at the right.
    enum Tab {
        DETAILS("Details"),
        OUTLINE("Outline"),
        POLICIES("Policies"),
        DRAFT("Draft"),
        TRUTH("Truth");

        private final String title;

        Tab(String title) {
            this.title = title;
        }
    }

    /// Commands that the toolbar repeats, with a short word, the most wanted first.
    private static final List<List<String>> TOOLS = List.of(
            List.of("flow-table", "Flows"),
            List.of("matrix", "Matrix"),
            List.of("new-policy", "New policy"),
            List.of("fit", "Fit"),
            List.of("fold-all", "Fold"),
            List.of("unfold-all", "Unfold"));

    /// The share of the width that the picture keeps beside the panels.
    private static final double PICTURE = 0.7;

    private final BorderPane root = new BorderPane();
    private final StackPane whole = new StackPane();
    private final Map<Tab, javafx.scene.control.Tab> pages = new EnumMap<>(Tab.class);
    private final TabPane tabs = new TabPane();
    private final ProgressPane progress = new ProgressPane();
    private final StatusBar status = new StatusBar();
    private final Label banner = new Label();
    private final VBox over = new VBox();
    private final HBox left = new HBox();
    private final LegendPane legend = new LegendPane();
    private final SplitPane rows = new SplitPane();
    private final LowerTabs lower;
    private final SplitPane split = new SplitPane();
    private final VBox side = new VBox();
    private final ObservableValue<Boolean> showing = root.sceneProperty()
            .flatMap(Scene::windowProperty)
            .flatMap(Window::showingProperty)
            .orElse(false);
    private boolean legendWanted = true;

    WindowLayout(Parts parts, List<Command> commands, List<Menu> sources) {
        tab(Tab.DETAILS, parts.panels().inspector());
        tab(Tab.OUTLINE, parts.panels().twins().outline());
        tab(Tab.POLICIES, parts.panels().twins().policies());
        tab(Tab.DRAFT, parts.panels().draft().board());
        tab(Tab.TRUTH, parts.traffic().truth());
        tabs.getStyleClass().add("panel-tabs");
        tabs.setMinWidth(300);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        banner();
        var path = parts.looking().searching().pane();
        side.getChildren().setAll(path, tabs);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        var picture = new StackPane(parts.graph(), progress);
        var middle = new BorderPane(picture);
        over.getChildren().addAll(
                parts.panels().draft().sides(), parts.traffic().banner(), parts.looking().nearBar());
        middle.setTop(over);
        middle.setBottom(new LegendShelf(legend));
        var twins = parts.panels().twins();
        lower = twins.below(parts.traffic().table());
        rows.setOrientation(Orientation.VERTICAL);
        middle.setMinHeight(80);
        rows.getItems().setAll(middle);
        split.getItems().setAll(rows, side);
        split.setDividerPositions(PICTURE);
        SplitPane.setResizableWithParent(side, false);
        root.setTop(new VBox(
                MenuBars.of(commands, sources),
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

    private void banner() {
        banner.setId("banner");
        banner.getStyleClass().add("banner");
        banner.setWrapText(true);
        banner.setMaxWidth(Double.MAX_VALUE);
    }

    /// A line above the picture, which hides itself while it has nothing to say.
    void offer(Node line) {
        ((VBox) root.getTop()).getChildren().add(line);
    }

    /// A button in the status bar.
    void beside(Node tool) {
        status.tool(tool);
    }

    /// A line right over the picture, which hides itself while it has nothing to say.
    void over(Node line) {
        over.getChildren().add(line);
    }

    /// Lines of the legend, in place of those that were given before.
    void explain(List<Node> lines) {
        legend.also(lines);
    }

    /// A choice in the toolbar, behind that of the namespaces.
    void tool(Node choice) {
        left.getChildren().add(1, choice);
        whole(choice);
    }

    /// On one line at any width and size of type: what has no room is behind an arrow at its end. The search and
    /// what stands before it never give way: the search would lose the focus.
    private Node toolbar(Parts parts, List<Command> commands) {
        left.getStyleClass().add("tools");
        left.setAlignment(Pos.CENTER_LEFT);
        left.setMinWidth(Region.USE_PREF_SIZE);
        left.getChildren().addAll(parts.filters().choices());
        left.getChildren().forEach(WindowLayout::whole);
        var tools = new ToolBar();
        tools.getStyleClass().setAll("tools", "more-tools");
        tools.getItems().addAll(parts.filters().toggles());
        tools.getItems().addAll(parts.traffic().sources(), parts.traffic().windowMenu());
        for (var tool : TOOLS) {
            commands.stream()
                    .filter(command -> command.id().equals(tool.getFirst()))
                    .forEach(command -> tools.getItems().add(button(command, tool.getLast())));
        }
        tools.getItems().forEach(WindowLayout::whole);
        HBox.setHgrow(tools, Priority.ALWAYS);
        var bar = new HBox(left, tools);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().addAll("tools", "toolbar");
        return bar;
    }

    /// A button is never narrower than its word.
    private static void whole(Node tool) {
        if (tool instanceof ButtonBase button) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
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
        var page = new javafx.scene.control.Tab(tab.title);
        // a page costs nothing until it is looked at; told before those that watch the choice
        tabs.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (page.equals(chosen)) {
                page.setContent(content);
            }
        });
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

    boolean isBelow(Page page) {
        return rows.getItems().contains(lower) && lower.shows(page);
    }

    /// A page below the picture in place of the legend, or none.
    void below(Optional<Page> page) {
        showLegend(legendWanted && page.isEmpty());
        page.ifPresentOrElse(
                wanted -> {
                    if (!rows.getItems().contains(lower)) {
                        rows.getItems().add(lower);
                    }
                    lower.choose(wanted);
                    rows.applyCss(); // a page takes the focus once it has been laid out
                    rows.layout();
                    rows.setDividerPositions(wanted.above());
                },
                () -> rows.getItems().remove(lower));
    }

    void onPage(Runnable shown) {
        lower.onChoice(shown);
    }

    void toggleLegend() {
        legendWanted = !legendWanted;
        showLegend(legendWanted && !rows.getItems().contains(lower));
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

    /// Ages grow without any news: the status is told again each second. No animation, which would wake the window
    /// sixty times a second.
    void onSecond(Runnable tick) {
        showing.addListener((_, _, shown) -> {
            if (shown) {
                eachSecond(tick);
            }
        });
        if (showing.getValue()) {
            eachSecond(tick);
        }
    }

    private void eachSecond(Runnable tick) {
        if (showing.getValue()) {
            tick.run();
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)
                    .execute(() -> FxFrames.run(() -> eachSecond(tick)));
        }
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
        StyleClasses.set(banner, "label", "banner", "banner-" + model.health().style());
    }
}
