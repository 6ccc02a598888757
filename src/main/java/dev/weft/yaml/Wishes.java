package dev.weft.yaml;

import dev.weft.cluster.Manifest;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What of a manifest is somebody's wish, and not the server's own book-keeping.
/// Source: meta/v1 ObjectMeta, the fields "populated by the system. Read-only".
public final class Wishes {
    private static final Set<String> KEPT_BY_THE_SERVER = Set.of(
            "creationTimestamp", "deletionGracePeriodSeconds", "deletionTimestamp", "generation", "managedFields",
            "resourceVersion", "selfLink", "uid");
    /// Where kubectl keeps its own copy of the text.
    private static final String KUBECTL_COPY = "kubectl.kubernetes.io/last-applied-configuration";

    private Wishes() {}

    /// Do both ask for the same? The identity is compared by [Manifest#ref], so that a namespace left out and the same
    /// one written do not differ.
    public static boolean same(Manifest one, Manifest other) {
        return one.ref().equals(other.ref()) && of(one).equals(of(other));
    }

    public static boolean same(Optional<Manifest> one, Optional<Manifest> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty();
        }
        return same(one.get(), other.get());
    }

    /// The manifest without status and without what the server keeps in its metadata, fit to be sent to a server or
    /// kept in a file. Annotations stay, kubectl's copy too: it is a wish of the one who wrote it there.
    public static Manifest bare(Manifest manifest) {
        var body = new LinkedHashMap<>(manifest.body());
        body.remove("status");
        if (body.get("metadata") instanceof Map<?, ?> metadata) {
            var kept = new LinkedHashMap<Object, Object>(metadata);
            kept.keySet().removeIf(key -> KEPT_BY_THE_SERVER.contains(String.valueOf(key)));
            body.put("metadata", kept);
        }
        return new Manifest(manifest.kind(), manifest.ref(), body, manifest.origin());
    }

    /// Do two values of a body say the same? `80` is an int from one reader and a long from another.
    public static boolean sameValue(Object one, Object other) {
        return plain(one).equals(plain(other));
    }

    private static Map<String, Object> of(Manifest manifest) {
        var wishes = new TreeMap<String, Object>();
        manifest.body().forEach((key, value) -> {
            if (!key.equals("status") && !key.equals("metadata")) {
                wishes.put(key, plain(value));
            }
        });
        if (manifest.body().get("metadata") instanceof Map<?, ?> metadata) {
            wishes.putAll(ofMetadata(metadata));
        }
        return wishes;
    }

    private static Map<String, Object> ofMetadata(Map<?, ?> metadata) {
        var wishes = new TreeMap<String, Object>();
        metadata.forEach((key, value) -> {
            var name = String.valueOf(key);
            var unwished = KEPT_BY_THE_SERVER.contains(name) || name.equals("name") || name.equals("namespace");
            if (!unwished && plain(value) instanceof Map<?, ?> map) {
                var rest = new TreeMap<Object, Object>(map);
                rest.remove(KUBECTL_COPY);
                if (!rest.isEmpty()) {
                    wishes.put("metadata." + name, rest);
                }
            } else if (!unwished) {
                wishes.put("metadata." + name, plain(value));
            }
        });
        return wishes;
    }

    /// One form for numbers: `80` is an int from one reader and a long from another.
    private static Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new TreeMap<String, Object>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
                yield copy;
            }
            case List<?> list -> list.stream().map(Wishes::plain).toList();
            case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
            default -> value;
        };
    }
}
