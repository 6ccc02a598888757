package dev.weft.policy;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import dev.weft.map.Difference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Manifests of any kind to policies; remembers by identity what it compiled before. Manifests of kinds that nobody
/// knows are left alone.
///
/// Threads: confined to the analysis thread.
/// Cost: one look-up for each manifest that was there the last time.
public final class PolicyCompiler {
    /// More changed manifests than this are compiled with all others.
    private static final int FEW = 64;
    /// So many meanings of manifests that are gone are remembered: a draft is undone and done again.
    private static final int FORGET = 1_000;

    private final List<PolicyKind.Reach> kinds;
    private final Map<String, PolicyKind> byResource;
    private final IdentityHashMap<Manifest, PolicyKind.Compiled> compiled = new IdentityHashMap<>();
    private final AtomicReference<@Nullable Last> last = new AtomicReference<>();

    /// What was compiled last, and from what.
    private record Last(Map<ObjectRef, Manifest> manifests, PolicySet policies) {}

    public PolicyCompiler(List<PolicyKind> kinds) {
        this.kinds = kinds.stream().map(PolicyKind::reach).toList();
        this.byResource = new HashMap<>();
        kinds.forEach(kind -> byResource.put(key(kind.resource()), kind));
    }

    /// The same object again while no manifest changed.
    public PolicySet compile(ClusterSnapshot snapshot) {
        var manifests = snapshot.contents().manifests();
        var policies = few(manifests).orElseGet(() -> all(snapshot));
        last.set(new Last(manifests, policies));
        return policies;
    }

    /// The last policies with a few of them changed; empty when there were none, or many changed, or one of the changed
    /// ones had or has a problem.
    private Optional<PolicySet> few(Map<ObjectRef, Manifest> manifests) {
        var before = last.get();
        if (before == null) {
            return Optional.empty();
        }
        return Difference.between(before.manifests(), manifests, FEW)
                .filter(_ -> compiled.size() <= FORGET + 2 * manifests.size())
                .flatMap(difference -> changed(before, difference));
    }

    private Optional<PolicySet> changed(Last before, Difference<Manifest> difference) {
        var now = new ArrayList<>(difference.come());
        now.addAll(difference.changed());
        var then = new ArrayList<>(difference.gone());
        difference.changed().forEach(manifest -> then.add(before.manifests().getOrDefault(manifest.ref(), manifest)));
        now.removeIf(manifest -> !byResource.containsKey(key(manifest.kind())));
        then.removeIf(manifest -> !byResource.containsKey(key(manifest.kind())));
        if (now.isEmpty() && then.isEmpty()) {
            return Optional.of(before.policies());
        }
        var come = now.stream().map(manifest -> compiled.computeIfAbsent(manifest, this::meaning)).toList();
        var gone = then.stream().map(manifest -> compiled.computeIfAbsent(manifest, this::meaning)).toList();
        if (!Stream.concat(come.stream(), gone.stream()).allMatch(one -> one.problems().isEmpty())) {
            return Optional.empty();
        }
        var policies = new ArrayList<>(before.policies().policies());
        gone.forEach(one -> one.policy().ifPresent(policy -> policies.remove(at(policies, policy))));
        come.forEach(one -> one.policy().ifPresent(policy -> policies.add(-1 - at(policies, policy), policy)));
        return Optional.of(new PolicySet(policies, before.policies().problems(), kinds));
    }

    private static int at(List<Policy> policies, Policy policy) {
        return Collections.binarySearch(policies, policy, PolicySet.ORDER);
    }

    private PolicySet all(ClusterSnapshot snapshot) {
        var current = known(snapshot.manifests());
        var before = last.get();
        if (before != null && known(before.manifests().values()).equals(current)) {
            return before.policies();
        }
        compiled.keySet().retainAll(current);
        return compile(snapshot.manifests().stream().filter(current::contains).toList());
    }

    /// Those of a kind that is read, by identity.
    private Set<Manifest> known(Collection<Manifest> manifests) {
        var known = Collections.newSetFromMap(new IdentityHashMap<Manifest, Boolean>());
        manifests.stream().filter(manifest -> byResource.containsKey(key(manifest.kind()))).forEach(known::add);
        return known;
    }

    private PolicySet compile(List<Manifest> manifests) {
        var policies = new ArrayList<Policy>();
        var problems = new ArrayList<Problem>();
        for (var manifest : manifests) {
            var meaning = compiled.computeIfAbsent(manifest, this::meaning);
            meaning.policy().ifPresent(policies::add);
            problems.addAll(meaning.problems());
        }
        policies.sort(PolicySet.ORDER);
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
