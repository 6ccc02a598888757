package dev.weft.whatif.proposal;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.policy.WorkloadReachability;
import dev.weft.whatif.DraftYaml;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import dev.weft.whatif.spec.SpecParts;
import dev.weft.yaml.ManifestYaml;
import dev.weft.yaml.YamlEdits;
import dev.weft.yaml.YamlPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Policies as they are written for one step, one edit for each.
///
/// Threads: confined to the thread that made it.
final class Writing {
    /// A name may be longer; a longer one is no help to anybody. Source: RFC 1123 labels.
    private static final int LONGEST_NAME = 63;
    private static final int ROOM_FOR_NUMBER = 4;

    private final Ground ground;
    private final Map<ObjectRef, Edit> edits = new LinkedHashMap<>();
    private Optional<WorkloadReachability> tried = Optional.empty();

    Writing(Ground ground) {
        this.ground = ground;
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    Step step(String title) {
        return new Step(title, List.copyOf(edits.values()));
    }

    /// The cluster as it would be with what is written so far.
    WorkloadReachability now() {
        if (tried.isEmpty()) {
            tried = Optional.of(isEmpty() ? ground.now() : ground.after(step("trial")));
        }
        return tried.get();
    }

    /// A name made of that text which no policy of the kind has yet.
    ObjectRef free(ResourceKind kind, String namespace, String wish) {
        return free(ground.snapshot(), edits, kind.ref(namespace, name(wish, "")));
    }

    private static ObjectRef free(ClusterSnapshot snapshot, Map<ObjectRef, Edit> edits, ObjectRef wish) {
        var ref = wish;
        for (int i = 2; snapshot.manifest(ref).isPresent() || edits.containsKey(ref); i++) {
            ref = new ObjectRef(wish.group(), wish.kind(), wish.namespace(), wish.name() + "-" + i);
        }
        return ref;
    }

    /// Both as a name, the first part cut where the whole would be too long.
    static String name(String wish, String end) {
        var clean = wish.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        int room = LONGEST_NAME - ROOM_FOR_NUMBER - end.length();
        return clean.substring(0, Math.min(clean.length(), room)).replaceAll("-+$", "") + end;
    }

    /// A new policy.
    void put(ResourceKind kind, ObjectRef ref, Map<String, Object> spec) {
        var manifest = new Manifest(kind, ref, Manifest.bodyOf(kind, ref, spec), Origin.LIVE);
        edit(read(manifest, ManifestYaml.write(manifest)));
    }

    void remove(ObjectRef policy) {
        edit(new Edit.RemovePolicy(policy));
    }

    private void edit(Edit edit) {
        edits.put(edit.object(), edit);
        tried = Optional.empty();
    }

    /// The specification of a policy as it is written so far; empty where there is no such policy.
    Optional<Map<String, Object>> spec(ObjectRef policy) {
        return manifest(policy).map(manifest -> SpecParts.map(manifest.body().getOrDefault("spec", Map.of())));
    }

    Optional<Manifest> manifest(ObjectRef policy) {
        return edits.get(policy) instanceof Edit.PutPolicy(var written, _)
                ? Optional.of(written)
                : ground.snapshot().manifest(policy);
    }

    /// The policy with another specification, its own text changed no more than that needs.
    void respec(ObjectRef policy, Map<String, Object> spec) {
        manifest(policy).ifPresent(manifest -> {
            var body = new LinkedHashMap<>(manifest.body());
            body.put("spec", spec);
            var wanted = new Manifest(manifest.kind(), policy, body, Origin.LIVE);
            var text = edits.get(policy) instanceof Edit.PutPolicy(_, var written)
                    ? Optional.of(written)
                    : ground.textOf(policy);
            var edited = text.flatMap(it -> YamlEdits.become(it, YamlPath.of("spec"), spec));
            edit(read(wanted, edited.orElseGet(() -> ManifestYaml.write(wanted))));
        });
    }

    /// Read again, so that the places of its fields are those of its text.
    private static Edit read(Manifest manifest, String text) {
        var reading = DraftYaml.read(text, List.of(manifest.kind()), manifest.ref().namespace());
        return reading instanceof DraftYaml.Reading.Policy(var edit, _)
                        && edit.manifest().ref().equals(manifest.ref())
                ? edit
                : new Edit.PutPolicy(manifest, ManifestYaml.write(manifest));
    }
}
