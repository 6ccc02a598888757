package dev.weft.policy;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Manifests of any kind to policies; remembers by identity what it compiled before. Manifests of kinds that nobody
/// knows are left alone.
///
/// Threads: confined to the analysis thread.
/// Cost: one look-up for each manifest that was there the last time.
public final class PolicyCompiler {
    private static final Comparator<Policy> ORDER = Comparator.comparing(Policy::tier)
            .thenComparing(policy -> policy.tier().name())
            .thenComparingInt(Policy::priority)
            .thenComparing(Policy::ref);

    private final List<ResourceKind> kinds;
    private final Map<String, PolicyKind> byResource;
    private final IdentityHashMap<Manifest, PolicyKind.Compiled> compiled = new IdentityHashMap<>();
    private final List<PolicySet> last = new ArrayList<>(1);

    public PolicyCompiler(List<PolicyKind> kinds) {
        this.kinds = kinds.stream().map(PolicyKind::resource).toList();
        this.byResource = new HashMap<>();
        kinds.forEach(kind -> byResource.put(key(kind.resource()), kind));
    }

    /// The same object again while no manifest changed.
    public PolicySet compile(ClusterSnapshot snapshot) {
        var known = snapshot.manifests().stream()
                .filter(manifest -> byResource.containsKey(key(manifest.kind())))
                .toList();
        var current = Collections.newSetFromMap(new IdentityHashMap<Manifest, Boolean>());
        current.addAll(known);
        if (last.isEmpty() || !compiled.keySet().equals(current)) {
            compiled.keySet().retainAll(current);
            last.clear();
            last.add(compile(known));
        }
        return last.getFirst();
    }

    private PolicySet compile(List<Manifest> manifests) {
        var policies = new ArrayList<Policy>();
        var problems = new ArrayList<Problem>();
        for (var manifest : manifests) {
            var meaning = compiled.computeIfAbsent(manifest, this::meaning);
            meaning.policy().ifPresent(policies::add);
            problems.addAll(meaning.problems());
        }
        policies.sort(ORDER);
        return new PolicySet(policies, problems, kinds);
    }

    private PolicyKind.Compiled meaning(Manifest manifest) {
        var kind = byResource.get(key(manifest.kind()));
        if (kind == null) {
            throw new IllegalArgumentException("no kind reads " + manifest.ref());
        }
        return kind.compile(manifest);
    }

    private static String key(ResourceKind kind) {
        return kind.apiVersion() + "/" + kind.kind();
    }
}
