package dev.weft.app;

import dev.weft.app.Settings.PinnedNode;
import dev.weft.app.Settings.Place;
import dev.weft.app.Settings.Recent;
import dev.weft.app.Settings.Window;
import dev.weft.layout.Pins;
import dev.weft.session.Arrangement;
import dev.weft.topology.FoldWish;
import dev.weft.topology.NodeId;
import dev.weft.topology.lens.Lens;
import dev.weft.topology.scope.Scope;
import dev.weft.view.ArrangementHome;
import dev.weft.view.Look;
import dev.weft.view.Remembered;
import dev.weft.view.SourceChoice;
import dev.weft.view.lens.LensHome;
import dev.weft.view.look.ThemeChoice;
import dev.weft.view.search.SavedFilters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Between the settings on disk and what the window remembers.
record Remembering(SettingsFile file) {
    Remembered window() {
        return new Remembered(
                look(file.now().window()),
                look -> file.change(settings -> settings.with(window(look))),
                filters(),
                () -> file.now().recents().stream().flatMap(recent -> choice(recent).stream()).toList(),
                lenses());
    }

    /// A word of a later version is passed over.
    private LensHome lenses() {
        var first = file.now().lenses()
                .map(words -> words.stream().flatMap(word -> Lens.of(word).stream()).collect(Collectors.toSet()))
                .orElse(Lens.USUAL);
        return new LensHome(first, on -> file.change(settings -> settings.withLenses(
                on.stream().sorted().map(Lens::word).toList())));
    }

    /// `source` names one cluster, folder or recording.
    ArrangementHome arrangement(String source) {
        return new ArrangementHome(
                arrangement(file.now().arrangement(source)),
                changed -> file.change(settings -> settings.arranged(source, arrangement(changed))));
    }

    /// The demo is a menu entry of its own.
    void opened(SourceChoice choice) {
        recent(choice).ifPresent(recent -> file.change(settings -> settings.opened(recent)));
    }

    private static Look look(Window window) {
        var theme = Arrays.stream(ThemeChoice.values())
                .filter(choice -> choice.name().equals(window.theme()))
                .findFirst()
                .orElse(ThemeChoice.SYSTEM);
        var usual = Look.DEFAULT;
        return window.place()
                .map(place -> new Look(
                        theme, window.text(), place.width(), place.height(),
                        Optional.of(new Look.Corner(place.x(), place.y(), place.maximised()))))
                .orElseGet(() -> new Look(theme, window.text(), usual.width(), usual.height(), usual.corner()));
    }

    private static Window window(Look look) {
        return new Window(
                look.theme().name(),
                look.text(),
                look.corner().map(corner ->
                        new Place(corner.x(), corner.y(), look.width(), look.height(), corner.maximised())));
    }

    private SavedFilters filters() {
        return new SavedFilters() {
            @Override
            public List<String> all() {
                return file.now().filters();
            }

            @Override
            public void keep(String text) {
                file.change(settings -> {
                    var kept = new ArrayList<>(settings.filters());
                    kept.remove(text);
                    kept.addFirst(text);
                    return settings.withFilters(kept);
                });
            }

            @Override
            public void forget(String text) {
                file.change(settings -> settings.withFilters(
                        settings.filters().stream().filter(kept -> !kept.equals(text)).toList()));
            }
        };
    }

    private static Optional<Recent> recent(SourceChoice choice) {
        return switch (choice) {
            case SourceChoice.Context(var name) -> Optional.of(new Recent("context", name));
            case SourceChoice.Folder(var path) -> Optional.of(new Recent("folder", absolute(path)));
            case SourceChoice.Recording(var path) -> Optional.of(new Recent("recording", absolute(path)));
            case SourceChoice.Demo _ -> Optional.empty();
        };
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private static Optional<SourceChoice> choice(Recent recent) {
        return switch (recent.kind()) {
            case "context" -> Optional.of(new SourceChoice.Context(recent.name()));
            case "folder" -> Optional.of(new SourceChoice.Folder(Path.of(recent.name())));
            case "recording" -> Optional.of(new SourceChoice.Recording(Path.of(recent.name())));
            default -> Optional.empty(); // of a later version
        };
    }

    private static Arrangement arrangement(Settings.Arrangement kept) {
        var pins = kept.pins().stream()
                .flatMap(pin -> kind(pin.kind()).stream()
                        .map(kind -> new Pins.Pin(new NodeId(kind, pin.key()), pin.x(), pin.y())))
                .toList();
        return new Arrangement(FoldWish.NONE, new Pins(pins), kept.layout(), 0)
                .in(Scope.parse(kept.scope()).orElse(Scope.WORKLOADS))
                .withBadges(!kept.lines());
    }

    private static Optional<NodeId.Kind> kind(String name) {
        return Arrays.stream(NodeId.Kind.values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    private static Settings.Arrangement arrangement(Arrangement changed) {
        var pins = changed.pinsIn(Scope.WORKLOADS).pins().stream()
                .map(pin -> new PinnedNode(pin.node().kind().name(), pin.node().key(), pin.x(), pin.y()))
                .toList();
        var scope = changed.scope().equals(Scope.WORKLOADS) ? "" : changed.scope().word();
        return new Settings.Arrangement(changed.layout(), pins, scope, !changed.badges());
    }
}
