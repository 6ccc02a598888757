package dev.weft.whatif.export;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.yaml.ManifestYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A draft as an overlay for kustomize: new policies are resources, changed ones patches (JSON 6902), removed ones
/// patches with `$patch: delete`.
///
/// A patch needs something to patch: `live/` holds each policy that is changed or removed as the cluster has it, so
/// that the folder builds by itself. Whoever keeps those policies elsewhere names that place instead.
///
/// Source: kustomize's reference of the field `patches`. Group, version, kind, name and namespace of a target are
/// anchored regular expressions, so that the dot of a name must be escaped; a target that matches nothing is passed
/// over in silence (kustomize issue 4379), a strategic patch without a target that finds none is an error.
public final class KustomizeFolder {
    private static final String FILE = "kustomization.yaml";
    private static final String LIVE = "live/";
    private static final String NEW = "new/";
    private static final String PATCHES = "patches/";
    private static final String FIELDS = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";

    private static final String BASE =
            "# live/ holds the touched policies as the cluster has them; name your own base in its place.\n";

    private final Outgoing draft;
    private final Map<ObjectRef, String> names;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final List<String> base = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final StringBuilder patches = new StringBuilder();

    private KustomizeFolder(Outgoing draft) {
        this.draft = draft;
        this.names = FileNames.of(Stream.concat(
                        draft.puts().stream().map(put -> put.edit().object()),
                        draft.removals().stream().map(Manifest::ref))
                .toList());
    }

    /// Empty but for the comments when the draft changes no policy: kustomize refuses to build that.
    public static SortedMap<String, byte[]> files(Outgoing draft) {
        return new KustomizeFolder(draft).all();
    }

    private SortedMap<String, byte[]> all() {
        draft.puts().forEach(put -> put.live().ifPresentOrElse(
                live -> change(live, put.edit().manifest()), () -> add(put)));
        draft.removals().forEach(this::remove);
        var text = new StringBuilder("# Draft made with Weft, not applied. Build it with: kubectl kustomize .\n");
        if (!base.isEmpty()) {
            text.append(BASE);
            files.put(LIVE + FILE, PolicyFolder.bytes(FIELDS + list("resources", base)));
        }
        text.append(OneFile.supposed(draft)).append(FIELDS);
        text.append(list("resources", Stream.concat(
                        base.isEmpty() ? Stream.empty() : Stream.of("live"), added.stream())
                .toList()));
        text.append(patches.isEmpty() ? "" : "patches:\n").append(patches);
        files.put(FILE, PolicyFolder.bytes(text.toString()));
        return files;
    }

    private static String list(String field, List<String> items) {
        return items.isEmpty() ? "" : field + ":\n- " + String.join("\n- ", items) + "\n";
    }

    private void add(Outgoing.Put put) {
        var file = NEW + names.get(put.edit().object());
        files.put(file, PolicyFolder.bytes(PolicyText.of(put.edit())));
        added.add(file);
    }

    private void change(Manifest live, Manifest drafted) {
        var before = ManifestYaml.write(live);
        var steps = JsonPatch.between(tree(before), tree(ManifestYaml.write(drafted)));
        var file = PATCHES + keep(live, before);
        files.put(file, PolicyFolder.bytes(JsonPatch.yaml(steps)));
        patches.append("- path: ").append(file).append("\n  target:\n");
        target(live).forEach((field, value) ->
                patches.append("    ").append(field).append(": '").append(value).append("'\n"));
    }

    /// Written and read again, so that both sides of a patch have gone through the same reader.
    private static Map<String, Object> tree(String text) {
        return ManifestYaml.read("", text).documents().getFirst().body();
    }

    private void remove(Manifest live) {
        var file = PATCHES + keep(live, ManifestYaml.write(live));
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("name", live.ref().name());
        if (live.kind().namespaced()) {
            metadata.put("namespace", live.ref().namespace());
        }
        var patch = new LinkedHashMap<String, Object>();
        patch.put("apiVersion", live.kind().apiVersion());
        patch.put("kind", live.kind().kind());
        patch.put("metadata", metadata);
        patch.put("$patch", "delete");
        files.put(file, PolicyFolder.bytes(ManifestYaml.write(patch)));
        patches.append("- path: ").append(file).append('\n');
    }

    private String keep(Manifest live, String text) {
        var name = Optional.ofNullable(names.get(live.ref())).orElseThrow();
        files.put(LIVE + name, PolicyFolder.bytes(text));
        base.add(name);
        return name;
    }

    private static Map<String, String> target(Manifest live) {
        var target = new LinkedHashMap<String, String>();
        if (!live.kind().group().isEmpty()) {
            target.put("group", regex(live.kind().group()));
        }
        target.put("version", live.kind().version());
        target.put("kind", live.kind().kind());
        target.put("name", regex(live.ref().name()));
        if (live.kind().namespaced()) {
            target.put("namespace", regex(live.ref().namespace()));
        }
        return target;
    }

    /// Of what names of Kubernetes hold the dot alone means something in a regular expression.
    private static String regex(String name) {
        return name.replace(".", "\\.");
    }
}
