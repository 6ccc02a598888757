package dev.weft.kube;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Problem;
import dev.weft.cluster.Resource;
import dev.weft.cluster.ResourceKind;
import dev.weft.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Collects the documents of a folder into the objects of a cluster.
final class FolderContents {
    private record Place(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    private final List<ResourceKind> policies;
    private final List<Problem> problems = new ArrayList<>();
    private final TypedObjects typed = new TypedObjects(problems::add);
    private final Map<ObjectRef, Resource> objects = new LinkedHashMap<>();
    private final Map<ObjectRef, Place> places = new LinkedHashMap<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();

    FolderContents(List<ResourceKind> policies) {
        this.policies = List.copyOf(policies);
    }

    void report(Problem problem) {
        problems.add(problem);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /// The objects in the order of the texts, then the pods that workloads without pods would run.
    List<Resource> objects() {
        var all = new ArrayList<>(objects.values());
        List<Pod> synthetic = SyntheticPods.of(objects, problems::add);
        all.addAll(synthetic);
        return all;
    }

    /// One note on what Weft does not look at; `source` is the folder.
    void noteLeftOut(String source) {
        if (leftOut.isEmpty()) {
            return;
        }
        var counts = leftOut.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        problems.add(new Problem(
                Problem.Severity.INFO,
                Problem.Place.of(source),
                "holds documents that say nothing about connections: " + counts,
                "nothing to do"));
    }

    void add(YamlDocument document) {
        var kind = text(document.body().get("kind"));
        var version = text(document.body().get("apiVersion"));
        var policy = policies.stream()
                .filter(it -> it.kind().equals(kind) && it.apiVersion().equals(version))
                .findFirst();
        if (policy.isEmpty() && !TypedObjects.knows(version, kind)) {
            leaveOut(document, version, kind);
            return;
        }
        var metadata = document.body().get("metadata") instanceof Map<?, ?> map ? map : Map.of();
        var name = text(metadata.get("name"));
        if (name.isEmpty()) {
            nameless(document, kind, metadata);
            return;
        }
        policy.<Optional<Resource>>map(it -> Optional.of(manifest(it, document, metadata, name).filed()))
                .orElseGet(() -> typed.read(document, label(kind, metadata, name)))
                .ifPresent(resource -> put(resource, document));
    }

    private static Manifest manifest(ResourceKind kind, YamlDocument document, Map<?, ?> metadata, String name) {
        return new Manifest(kind, kind.ref(namespace(metadata), name), document.body(), document.origin());
    }

    private void nameless(YamlDocument document, String kind, Map<?, ?> metadata) {
        var place = place(document);
        var remedy = metadata.containsKey("generateName")
                ? "give it a metadata.name, generateName is for kubectl create"
                : "give it a metadata.name";
        problems.add(Problem.error(
                new Problem.Place(kind + " in " + place, "metadata.name", place.file(), place.line()),
                "the object has no name, so it is left out",
                remedy));
    }

    private void put(Resource resource, YamlDocument document) {
        var place = place(document);
        var before = places.put(resource.ref(), place);
        if (before != null) {
            problems.add(Problem.warning(
                    new Problem.Place(resource.ref().label(), "", place.file(), place.line()),
                    "stands in " + before + " and again in " + place + ", which replaces it",
                    "remove one of them"));
        }
        objects.put(resource.ref(), resource);
    }

    /// Silently, but for a kind we know under a version that no cluster serves any more: that is a mistake.
    private void leaveOut(YamlDocument document, String version, String kind) {
        leftOut.merge(kind.isEmpty() ? "without a kind" : kind, 1, Integer::sum);
        versionToUse(version, kind).ifPresent(better -> {
            var place = place(document);
            problems.add(Problem.warning(
                    new Problem.Place(kind + " in " + place, "apiVersion", place.file(), place.line()),
                    "version " + version + " of it is not read, so it is left out",
                    "use " + better));
        });
    }

    private Optional<String> versionToUse(String version, String kind) {
        var known = policies.stream().filter(it -> it.kind().equals(kind)).map(ResourceKind::apiVersion).findFirst();
        var better = known.isPresent() ? known : TypedObjects.versionOf(kind);
        var group = ObjectIdentity.group(version);
        return better.filter(it -> group.equals("extensions") || group.equals(ObjectIdentity.group(it)));
    }

    private static Place place(YamlDocument document) {
        return new Place(document.origin().file(), document.origin().line(""));
    }

    private static String label(String kind, Map<?, ?> metadata, String name) {
        return kind + " " + namespace(metadata) + "/" + name;
    }

    private static String namespace(Map<?, ?> metadata) {
        var namespace = text(metadata.get("namespace"));
        return namespace.isEmpty() ? ObjectIdentity.DEFAULT_NAMESPACE : namespace;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
