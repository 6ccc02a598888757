package dev.weft.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the user chose once and finds again at the next start. Nothing in it is secret: contexts by name, folders by
/// path.
record Settings(
        Window window,
        List<String> filters,
        List<Recent> recents,
        Map<String, Arrangement> arrangements,
        Optional<List<String>> lenses) {
    static final Settings DEFAULT = new Settings(Window.DEFAULT, List.of(), List.of(), Map.of());

    /// More recent sources than this are no help in a menu.
    static final int MOST_RECENT = 10;
    /// Clusters whose pins are kept; the ones longest not seen go first.
    static final int MOST_ARRANGED = 100;

    /// `theme` is the name of a choice of theme, `text` a factor from 1 to 2. `place` is absent until the window was
    /// moved.
    record Window(String theme, double text, Optional<Place> place) {
        static final Window DEFAULT = new Window("SYSTEM", 1, Optional.empty());
    }

    /// In logical pixels of the screen.
    record Place(double x, double y, double width, double height, boolean maximised) {}

    /// A source that was open. `kind` is `context`, `folder` or `recording`, `name` what it is opened by.
    record Recent(String kind, String name) {}

    /// How the user arranged one cluster: the name of a layout, empty for the usual one, the nodes put somewhere, and
    /// by what the picture is divided, empty for workloads by namespace. `lines`: the lines of hubs are no badges.
    record Arrangement(String layout, List<PinnedNode> pins, String scope, boolean lines) {
        Arrangement {
            pins = List.copyOf(pins);
        }

        Arrangement(String layout, List<PinnedNode> pins) {
            this(layout, pins, "", false);
        }

        boolean isUsual() {
            return layout.isEmpty() && pins.isEmpty() && scope.isEmpty() && !lines;
        }
    }

    /// `kind` and `key` name a node for ever; the place is in world units.
    record PinnedNode(String kind, String key, double x, double y) {}

    Settings {
        filters = List.copyOf(filters);
        recents = List.copyOf(recents);
        arrangements = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(arrangements));
        lenses = lenses.map(List::copyOf);
    }

    /// What lies over the picture was never chosen.
    Settings(Window window, List<String> filters, List<Recent> recents, Map<String, Arrangement> arrangements) {
        this(window, filters, recents, arrangements, Optional.empty());
    }

    /// What lies over the picture, by the words of lenses.
    Settings withLenses(List<String> others) {
        return new Settings(window, filters, recents, arrangements, Optional.of(others));
    }

    Settings with(Window other) {
        return new Settings(other, filters, recents, arrangements, lenses);
    }

    /// The newest first.
    Settings withFilters(List<String> others) {
        return new Settings(window, others, recents, arrangements, lenses);
    }

    /// It becomes the newest.
    Settings opened(Recent source) {
        var others = new ArrayList<>(recents);
        others.remove(source);
        others.addFirst(source);
        return new Settings(
                window, filters, others.subList(0, Math.min(others.size(), MOST_RECENT)), arrangements, lenses);
    }

    /// `cluster` names one cluster on any machine; it becomes the newest.
    Settings arranged(String cluster, Arrangement arrangement) {
        var others = new LinkedHashMap<>(arrangements);
        others.remove(cluster);
        if (!arrangement.isUsual()) {
            others.put(cluster, arrangement);
        }
        while (others.size() > MOST_ARRANGED) {
            others.remove(others.keySet().iterator().next());
        }
        return new Settings(window, filters, recents, others, lenses);
    }

    Arrangement arrangement(String cluster) {
        return arrangements.getOrDefault(cluster, new Arrangement("", List.of()));
    }
}
