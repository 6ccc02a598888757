package dev.weft.lint.check;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.lint.CheckRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The body of a policy: what stands at a path such as `spec.ingress[0].from`, a copy with something else there, and
/// new ones for patches.
///
/// Assumes: no field on the way has a dot or a bracket in its name; label keys have, and are not walked through.
final class PolicyBody {
    private static final Pattern STEP = Pattern.compile("[^.\\[\\]]+");

    private PolicyBody() {}

    /// Empty where nothing stands; a null value counts as nothing.
    static Optional<Object> at(Manifest manifest, String path) {
        Optional<Object> here = Optional.of(manifest.body());
        for (var step : steps(path)) {
            here = here.flatMap(tree -> child(tree, step));
        }
        return here;
    }

    static Map<?, ?> map(Manifest manifest, String path) {
        return at(manifest, path).orElse(Map.of()) instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(Manifest manifest, String path) {
        return at(manifest, path).orElse(List.of()) instanceof List<?> list ? list : List.of();
    }

    /// Is the field written, though nothing or an empty list follows it? The API server drops both.
    static boolean isEmptyList(Manifest manifest, String path) {
        var value = at(manifest, path);
        return value.isEmpty() ? manifest.origin().lines().containsKey(path)
                : value.get() instanceof List<?> list && list.isEmpty();
    }

    /// A copy with another value there; the field is added where its parent is a map that lacks it.
    static Manifest with(Manifest manifest, String path, Object value) {
        return copy(manifest, changed(manifest.body(), steps(path), Optional.of(value)));
    }

    /// A copy without what stands there.
    static Manifest without(Manifest manifest, String path) {
        return copy(manifest, changed(manifest.body(), steps(path), Optional.empty()));
    }

    /// A new NetworkPolicy under this name, or with a number behind it where the name is taken.
    static Manifest added(CheckRequest request, String namespace, String name, Map<String, Object> spec) {
        var ref = ResourceKind.NETWORK_POLICY.ref(namespace, name);
        for (int i = 2; request.snapshot().manifest(ref).isPresent(); i++) {
            ref = ResourceKind.NETWORK_POLICY.ref(namespace, name + "-" + i);
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("apiVersion", ResourceKind.NETWORK_POLICY.apiVersion());
        body.put("kind", ref.kind());
        body.put("metadata", new TreeMap<>(Map.of("name", ref.name(), "namespace", namespace)));
        body.put("spec", spec);
        return new Manifest(ResourceKind.NETWORK_POLICY, ref, body, Origin.LIVE);
    }

    private static Manifest copy(Manifest manifest, Object body) {
        if (!(body instanceof Map<?, ?> map)) {
            throw new IllegalStateException("the body of " + manifest.ref() + " is no map");
        }
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return new Manifest(manifest.kind(), manifest.ref(), copy, Origin.LIVE);
    }

    private static Object changed(Object tree, List<String> steps, Optional<Object> value) {
        var step = steps.getFirst();
        var rest = steps.subList(1, steps.size());
        var then = rest.isEmpty()
                ? value
                : child(tree, step).map(child -> changed(child, rest, value));
        if (tree instanceof List<?> list) {
            var items = new ArrayList<Object>(list);
            int index = Integer.parseInt(step);
            items.remove(index);
            then.ifPresent(item -> items.add(index, item));
            return items;
        }
        var fields = new LinkedHashMap<Object, Object>((Map<?, ?>) tree);
        then.ifPresentOrElse(it -> fields.put(step, it), () -> fields.remove(step));
        return fields;
    }

    private static Optional<Object> child(Object tree, String step) {
        return switch (tree) {
            case Map<?, ?> map -> Optional.ofNullable(map.get(step));
            case List<?> list -> {
                int index = Integer.parseInt(step);
                yield index < list.size() ? Optional.ofNullable(list.get(index)) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static List<String> steps(String path) {
        return STEP.matcher(path).results().map(match -> match.group()).toList();
    }
}
