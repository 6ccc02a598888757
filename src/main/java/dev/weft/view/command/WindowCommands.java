package dev.weft.view.command;

import static dev.weft.view.command.Command.Menu.POLICY;
import static dev.weft.view.command.Command.Menu.SOURCE;
import static dev.weft.view.command.Command.Menu.TRAFFIC;
import static dev.weft.view.command.Command.Menu.VIEW;

import dev.weft.layout.algorithm.Layouts;
import dev.weft.session.WhatIf;
import dev.weft.topology.scope.Scope;
import dev.weft.view.export.PictureExport;
import dev.weft.view.look.Appearance;
import dev.weft.view.look.ThemeChoice;
import dev.weft.view.traffic.WindowMenu;
import dev.weft.view.twin.LowerTabs.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/// Every command of the window, in the order of the menus.
public final class WindowCommands {
    public record Sources(Runnable folder, Runnable recording, Runnable demo, PictureExport pictures, Runnable close) {}

    public record Views(
            Runnable fit, DoubleConsumer zoom, Runnable foldAll, Runnable unfoldAll, Runnable find, Appearance look) {}

    public record Flows(
            Runnable sources, Runnable readSockets, Consumer<Duration> window, Consumer<Page> below, Runnable truth,
            Tape tape) {}

    /// A recording that is made, and one that is played.
    public record Tape(Runnable record, Runnable play) {}

    public record Policies(Runnable create, Runnable list, Runnable outline, Drafting drafting, Writing writing) {}

    /// Into the cluster, and back.
    public record Writing(Runnable apply, Runnable revert) {}

    /// `side` draws one side of a draft, and can only be wished while there is one.
    public record Drafting(
            Runnable undo, Runnable redo, Runnable discard, Consumer<WhatIf.Side> side, BooleanSupplier open) {}

    /// How the picture is arranged: by the layout of that name, all anew, and by what it is divided; `scopes` opens the
    /// choice of that, if told so ready to type the key of a label. `badges` draws the lines of hubs as badges, or not.
    public record Arranged(
            Consumer<String> layout, Runnable tidy, Consumer<Scope> scope, Consumer<Boolean> scopes, Runnable badges) {}

    public record Doors(Sources sources, Views views, Arranged arranged, Flows flows, Policies policies) {}

    private static final double STEP = 1.25;

    private WindowCommands() {}

    public static List<Command> of(Doors doors) {
        var all = new ArrayList<Command>();
        var sources = doors.sources();
        all.add(Command.of(SOURCE, "open-folder", "Open folder…", "Shortcut+O", sources.folder()));
        all.add(Command.of(SOURCE, "open-recording", "Open recording…", "Shortcut+Shift+O", sources.recording()));
        all.add(Command.of(SOURCE, "open-demo", "Open demo cluster", "", sources.demo()));
        pictures(all, sources.pictures());
        all.add(Command.of(SOURCE, "close-window", "Close", "Shortcut+W", sources.close()));
        views(all, doors.views());
        all.add(Command.of(VIEW, "tidy", "Tidy: draw everything anew", "Shortcut+Shift+Y", doors.arranged().tidy()));
        all.add(Command.of(VIEW, "badges", "Hubs (DNS, scrapers) as badges, or as lines", "", doors.arranged().badges())
                .onPicture("h"));
        scopes(all, doors.arranged());
        Layouts.all().forEach(layout -> all.add(Command.of(
                VIEW, "layout-" + layout.name(), "Layout: " + layout.title(), "", () -> doors.arranged()
                        .layout()
                        .accept(layout.name()))));
        flows(all, doors.flows());
        var policies = doors.policies();
        all.add(Command.of(POLICY, "new-policy", "New policy", "Shortcut+N", policies.create()));
        all.add(Command.of(POLICY, "policy-list-tab", "All policies", "Shortcut+L", policies.list()));
        all.add(Command.of(VIEW, "outline", "Outline", "Shortcut+Shift+L", policies.outline()));
        drafting(all, policies.drafting());
        all.add(Command.of(POLICY, "apply-draft", "Apply draft…", "", policies.writing().apply()));
        all.add(Command.of(POLICY, "revert-apply", "Revert the last apply…", "", policies.writing().revert()));
        return List.copyOf(all);
    }

    private static void scopes(List<Command> all, Arranged arranged) {
        all.add(Command.of(VIEW, "divide", "Divide the picture by…", "", () -> arranged.scopes().accept(false))
                .onPicture("g"));
        for (var kind : Scope.Kind.values()) {
            if (kind != Scope.Kind.LABEL) { // its key is asked for by the choice
                var scope = Scope.of(kind);
                all.add(Command.of(VIEW, "divide-" + scope.word(), "Show " + scope.title().toLowerCase(Locale.ROOT)
                        .replace("service", "Service"), "", () -> arranged.scope().accept(scope)));
            }
        }
        all.add(Command.of(
                VIEW, "divide-label", "Show workloads by a label…", "", () -> arranged.scopes().accept(true)));
    }

    private static void pictures(List<Command> all, PictureExport pictures) {
        all.add(Command.of(SOURCE, "export-picture", "Export picture…", "Shortcut+Shift+E", pictures::export));
        all.add(Command.of(SOURCE, "copy-picture", "Copy picture", "Shortcut+Shift+C", pictures::copy));
        all.add(Command.of(SOURCE, "copy-mermaid", "Copy as Mermaid", "", pictures::copyMermaid));
    }

    private static void drafting(List<Command> all, Drafting draft) {
        all.add(Command.of(POLICY, "undo", "Undo step", "Shortcut+Alt+Z", draft.undo()));
        all.add(Command.of(POLICY, "redo", "Redo step", "Shortcut+Alt+Y", draft.redo()));
        all.add(Command.of(POLICY, "discard", "Discard draft", "", draft.discard()));
        all.add(side(draft, WhatIf.Side.BEFORE, "Show the cluster as it is", "F6"));
        all.add(side(draft, WhatIf.Side.AFTER, "Show the cluster as it would be", "F7"));
        all.add(side(draft, WhatIf.Side.DIFFERENCE, "Show what would change", "F8"));
    }

    private static Command side(Drafting draft, WhatIf.Side side, String title, String key) {
        var id = "show-" + side.name().toLowerCase(Locale.ROOT);
        return Command.of(POLICY, id, title, key, () -> draft.side().accept(side)).when(draft.open());
    }

    private static void flows(List<Command> all, Flows flows) {
        all.add(Command.of(TRAFFIC, "flow-table", "Flow table", "Shortcut+T", () -> flows.below().accept(Page.FLOWS)));
        all.add(Command.of(
                VIEW, "connections", "Connections", "Shortcut+E", () -> flows.below().accept(Page.CONNECTIONS)));
        all.add(Command.of(
                VIEW, "matrix", "Reachability matrix", "Shortcut+M", () -> flows.below().accept(Page.MATRIX)));
        all.add(Command.of(TRAFFIC, "truth-table", "Truth table", "Shortcut+Shift+T", flows.truth()));
        all.add(Command.of(TRAFFIC, "flow-sources", "Sources", "Shortcut+Shift+S", flows.sources()));
        all.add(Command.of(TRAFFIC, "read-sockets", "Read sockets…", "", flows.readSockets()));
        all.add(Command.of(
                TRAFFIC, "record", "Record, or end the recording", "Shortcut+Shift+R", flows.tape().record()));
        all.add(Command.of(TRAFFIC, "play", "Play or pause the recording", "Shortcut+P", flows.tape().play()));
        for (var choice : WindowMenu.CHOICES) {
            all.add(Command.of(
                    TRAFFIC, "window-" + choice.id(), "Show flows: " + choice.word(), "", () -> flows.window()
                            .accept(choice.window())));
        }
    }

    private static void views(List<Command> all, Views views) {
        all.add(Command.of(VIEW, "fit", "Fit", "Shortcut+0", views.fit()));
        all.add(Command.of(VIEW, "zoom-in", "Zoom in", "Shortcut+Plus", () -> views.zoom().accept(STEP)));
        all.add(Command.of(VIEW, "zoom-out", "Zoom out", "Shortcut+Minus", () -> views.zoom().accept(1 / STEP)));
        all.add(Command.of(VIEW, "fold-all", "Fold all namespaces", "", views.foldAll()));
        all.add(Command.of(VIEW, "unfold-all", "Unfold all namespaces", "", views.unfoldAll()));
        all.add(Command.of(VIEW, "find", "Find in the picture", "Shortcut+F", views.find()));
        looks(all, views.look());
    }

    private static void looks(List<Command> all, Appearance look) {
        all.add(Command.of(VIEW, "theme", "Light or dark", "Shortcut+Shift+D", look::turn));
        for (var choice : ThemeChoice.values()) {
            var id = "theme-" + choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
            all.add(Command.of(VIEW, id, "Theme: " + choice.title(), "", () -> look.choose(choice)));
        }
        all.add(Command.of(VIEW, "text-larger", "Larger text", "Shortcut+Alt+Plus", () -> look.text(1)));
        all.add(Command.of(VIEW, "text-smaller", "Smaller text", "Shortcut+Alt+Minus", () -> look.text(-1)));
        all.add(Command.of(VIEW, "text-usual", "Text as usual", "Shortcut+Alt+0", () -> look.text(0)));
        all.add(Command.of(VIEW, "projector", "Full screen for a projector", "F11", look::projector));
        all.add(Command.of(VIEW, "legend-toggle", "Show or hide the legend", "", look::legend).onPicture("l"));
        all.add(Command.of(VIEW, "map-toggle", "Show or hide the map", "", look::map).onPicture("m"));
    }
}
