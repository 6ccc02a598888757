package dev.weft.app;

import dev.weft.app.Settings.Arrangement;
import dev.weft.app.Settings.PinnedNode;
import dev.weft.app.Settings.Place;
import dev.weft.app.Settings.Recent;
import dev.weft.app.Settings.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Settings as JSON. What cannot be understood, or is out of its range, is left out and becomes what it is at a first
/// start; the rest stays.
final class SettingsText {
    static final String FORMAT = "weft.settings/1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SettingsText() {}

    /// Empty for what is no such text at all, or is of a version that this program does not know.
    static Optional<Settings> read(String text) {
        try {
            var root = JSON.readTree(text);
            return root.path("format").asString("").equals(FORMAT) ? Optional.of(settings(root)) : Optional.empty();
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    static String write(Settings settings) {
        var root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.set("window", JSON.valueToTree(settings.window()));
        root.set("filters", JSON.valueToTree(settings.filters()));
        root.set("recents", JSON.valueToTree(settings.recents()));
        root.set("arrangements", JSON.valueToTree(settings.arrangements()));
        settings.lenses().ifPresent(lenses -> root.set("overlays", JSON.valueToTree(lenses)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static Settings settings(JsonNode root) {
        var clusters = new LinkedHashMap<String, Arrangement>();
        for (Map.Entry<String, JsonNode> entry : root.path("arrangements").properties()) {
            var pins = list(entry.getValue().path("pins"), SettingsText::pin);
            clusters.put(
                    entry.getKey(),
                    new Arrangement(
                            entry.getValue().path("layout").asString(""), pins,
                            entry.getValue().path("scope").asString(""),
                            entry.getValue().path("lines").asBoolean(false)));
        }
        return new Settings(
                window(root.path("window")),
                list(root.path("filters"), node -> Optional.of(node.asString("")).filter(it -> !it.isBlank())),
                list(root.path("recents"), SettingsText::recent),
                clusters,
                root.path("overlays").isArray()
                        ? Optional.of(list(root.path("overlays"), node -> Optional.of(node.asString(""))))
                        : Optional.empty());
    }

    private static Window window(JsonNode node) {
        double text = node.path("text").asDouble(1);
        return new Window(
                node.path("theme").asString(Window.DEFAULT.theme()),
                text >= 1 && text <= 2 ? text : 1,
                place(node.path("place")));
    }

    private static Optional<Place> place(JsonNode node) {
        double width = node.path("width").asDouble(0);
        double height = node.path("height").asDouble(0);
        boolean whole = node.path("x").isNumber() && node.path("y").isNumber() && width >= 1 && height >= 1;
        return whole
                ? Optional.of(new Place(
                        node.path("x").asDouble(), node.path("y").asDouble(), width, height,
                        node.path("maximised").asBoolean(false)))
                : Optional.empty();
    }

    private static Optional<Recent> recent(JsonNode node) {
        var recent = new Recent(node.path("kind").asString(""), node.path("name").asString(""));
        return recent.kind().isEmpty() || recent.name().isEmpty() ? Optional.empty() : Optional.of(recent);
    }

    private static Optional<PinnedNode> pin(JsonNode node) {
        boolean placed = node.path("x").isNumber() && node.path("y").isNumber();
        var pin = new PinnedNode(
                node.path("kind").asString(""), node.path("key").asString(""), node.path("x").asDouble(0),
                node.path("y").asDouble(0));
        return placed && !pin.kind().isEmpty() && !pin.key().isEmpty() ? Optional.of(pin) : Optional.empty();
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, Optional<T>> read) {
        var items = new ArrayList<T>();
        array.forEach(item -> read.apply(item).ifPresent(items::add));
        return items;
    }
}
