package dev.weft.apply;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.yaml.ManifestYaml;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A [Revert] as the text of its file: one YAML document, which a person can read and, if need be, undo by hand.
final class RevertText {
    private static final ResourceKind KIND = new ResourceKind("weft.dev", "v1", "Revert", "reverts", false);

    private RevertText() {}

    /// The text is no revert. The message is one clause.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    static String write(Revert revert) {
        var body = new LinkedHashMap<String, Object>();
        body.put("apiVersion", KIND.apiVersion());
        body.put("kind", KIND.kind());
        body.put("metadata", Map.of("name", "revert"));
        body.put("server", revert.server());
        body.put("context", revert.context());
        body.put("at", revert.at().toString());
        body.put("objects", revert.undos().stream().map(RevertText::object).toList());
        return ManifestYaml.write(new Manifest(KIND, KIND.ref("", "revert"), body, Origin.LIVE));
    }

    private static Map<String, Object> object(Revert.Undo undo) {
        var object = new LinkedHashMap<String, Object>();
        object.put("group", undo.kind().group());
        object.put("version", undo.kind().version());
        object.put("kind", undo.kind().kind());
        object.put("plural", undo.kind().plural());
        object.put("namespaced", undo.kind().namespaced());
        object.put("namespace", undo.ref().namespace());
        object.put("name", undo.ref().name());
        undo.before().ifPresent(manifest -> object.put("before", manifest.body()));
        undo.after().ifPresent(manifest -> object.put("after", manifest.body()));
        return object;
    }

    static Revert read(String file, String text) throws Unreadable {
        var reading = ManifestYaml.read(file, text);
        if (!reading.problems().isEmpty()) {
            throw new Unreadable(reading.problems().getFirst().message());
        }
        if (reading.documents().size() != 1) {
            throw new Unreadable("it holds " + reading.documents().size() + " documents");
        }
        var body = reading.documents().getFirst().body();
        if (!KIND.kind().equals(body.get("kind")) || !KIND.apiVersion().equals(body.get("apiVersion"))) {
            throw new Unreadable("it is no " + KIND.kind() + " of " + KIND.apiVersion());
        }
        if (!(body.get("objects") instanceof List<?> objects) || objects.isEmpty()) {
            throw new Unreadable("it names no objects");
        }
        var undos = new ArrayList<Revert.Undo>();
        for (var object : objects) {
            undos.add(undo(object));
        }
        return new Revert(text(body, "server"), text(body, "context"), instant(text(body, "at")), undos);
    }

    private static Revert.Undo undo(@Nullable Object object) throws Unreadable {
        if (!(object instanceof Map<?, ?> map)) {
            throw new Unreadable("one of its objects is no map");
        }
        if (!(map.get("namespaced") instanceof Boolean namespaced)) {
            throw new Unreadable("namespaced is missing or not true or false");
        }
        var kind = new ResourceKind(
                text(map, "group"), text(map, "version"), text(map, "kind"), text(map, "plural"), namespaced);
        var ref = kind.ref(text(map, "namespace"), text(map, "name"));
        if (ref.name().isEmpty() || kind.plural().isEmpty() || kind.version().isEmpty()) {
            throw new Unreadable("one of its objects has no name or no kind");
        }
        var before = manifest(kind, ref.namespace(), map, "before");
        var after = manifest(kind, ref.namespace(), map, "after");
        if (before.isEmpty() && after.isEmpty()) {
            throw new Unreadable(ref.label() + " has neither a before nor an after");
        }
        return new Revert.Undo(kind, ref, before, after);
    }

    @SuppressWarnings("unchecked") // a YAML map whose keys the record makes texts
    private static Optional<Manifest> manifest(ResourceKind kind, String namespace, Map<?, ?> map, String field)
            throws Unreadable {
        var body = map.get(field);
        if (body == null) {
            return Optional.empty();
        }
        if (!(body instanceof Map<?, ?> tree) || !(tree.get("metadata") instanceof Map<?, ?> metadata)) {
            throw new Unreadable(field + " is no object");
        }
        var ref = kind.ref(namespace, text(metadata, "name"));
        if (!ref.name().equals(text(map, "name"))) {
            throw new Unreadable(field + " is another object");
        }
        return Optional.of(new Manifest(kind, ref, (Map<String, Object>) tree, Origin.LIVE));
    }

    private static String text(Map<?, ?> map, String field) throws Unreadable {
        if (map.get(field) instanceof String text) {
            return text;
        }
        throw new Unreadable(field + " is missing or no text");
    }

    private static Instant instant(String text) throws Unreadable {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new Unreadable("at is no time");
        }
    }
}
