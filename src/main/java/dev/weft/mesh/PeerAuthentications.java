package dev.weft.mesh;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.Pod;
import dev.weft.mesh.Stance.Mode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The mode in which Istio's proxies take connections: mesh, then namespace, then workload, the narrower before the
/// wider, the oldest of several at one scope; UNSET inherits. One with a selector in the root namespace is ignored.
///
/// Source: Istio, `pilot/pkg/security/authn` (`ComposePeerAuthentication`); the order of equal ages is that of
/// `sortConfigByCreationTime`.
final class PeerAuthentications {
    /// One scope's word: what stands there, the one that counts, or that nobody can say which.
    private record Word(Optional<Manifest> counts, int many, Optional<String> doubt) {
        static final Word NONE = new Word(Optional.empty(), 0, Optional.empty());

        String among() {
            return many > 1 ? "the oldest of " + many : "";
        }
    }

    private final ClusterSnapshot snapshot;
    private final String root;
    private final Map<String, List<Manifest>> byNamespace;

    PeerAuthentications(ClusterSnapshot snapshot, String root) {
        this.snapshot = snapshot;
        this.root = root;
        this.byNamespace = MeshKinds.byNamespace(snapshot, MeshKinds.PEER_AUTHENTICATION);
    }

    Reception of(Pod pod) {
        var stance = new Stance(
                Mode.PERMISSIVE, Optional.empty(),
                "no PeerAuthentication says otherwise, with " + root + " for the root namespace: Istio's default");
        stance = narrowed(stance, word(root, Optional.empty()));
        if (pod.namespace().equals(root)) {
            return Reception.of(stance);
        }
        stance = narrowed(stance, word(pod.namespace(), Optional.empty()));
        var own = word(pod.namespace(), Optional.of(pod));
        stance = narrowed(stance, own);
        return new Reception(stance, own.counts().isPresent() ? ports(own, stance) : new TreeMap<>());
    }

    private Word word(String namespace, Optional<Pod> pod) {
        var heard = Heard.of(snapshot, MeshKinds.PEER_AUTHENTICATION, namespace);
        if (!heard.read()) {
            return new Word(Optional.empty(), 0, Optional.of(heard.why()));
        }
        var here = byNamespace.getOrDefault(namespace, List.of()).stream()
                .filter(manifest -> pod.isPresent()
                        ? !selector(manifest).isEmpty() && selects(manifest, pod.get())
                        : selector(manifest).isEmpty())
                .toList();
        if (here.isEmpty()) {
            return Word.NONE;
        }
        return oldest(here)
                .map(first -> new Word(Optional.of(first), here.size(), Optional.empty()))
                .orElseGet(() -> new Word(Optional.empty(), here.size(), Optional.of(
                        "of " + here.size() + " PeerAuthentications at one scope, such as "
                                + here.getFirst().ref().path() + ", the oldest counts, and their age is not told")));
    }

    private static Fields selector(Manifest manifest) {
        return Fields.spec(manifest).in("selector").in("matchLabels");
    }

    private static boolean selects(Manifest manifest, Pod pod) {
        return Fields.spec(manifest).in("selector").labels().matches(pod.labels());
    }

    /// Files do not tell an age: then it must not matter.
    private static Optional<Manifest> oldest(List<Manifest> here) {
        if (here.stream().allMatch(manifest -> manifest.created().isPresent())) {
            return here.stream().min(Comparator.<Manifest, String>comparing(it -> it.created().orElse(""))
                    .thenComparing(it -> it.ref().name()));
        }
        boolean alike = here.stream().map(PeerAuthentications::meaning).distinct().count() == 1;
        return alike ? Optional.of(here.getFirst()) : Optional.empty();
    }

    private static List<Object> meaning(Manifest manifest) {
        var spec = Fields.spec(manifest);
        return List.of(spec.in("mtls").text("mode").orElse("UNSET"), spec.in("portLevelMtls").entries());
    }

    private static Stance narrowed(Stance wider, Word word) {
        if (word.doubt().isPresent()) {
            return Stance.unknown(word.doubt().get());
        }
        return word.counts()
                .flatMap(manifest -> explicit(
                        manifest, Fields.spec(manifest).in("mtls"), "spec.mtls.mode", word.among()))
                .orElse(wider);
    }

    private static SortedMap<Integer, Stance> ports(Word word, Stance stance) {
        var ports = new TreeMap<Integer, Stance>();
        var manifest = word.counts().orElseThrow();
        Fields.spec(manifest).in("portLevelMtls").entries().forEach((key, value) -> {
            int port = Bypass.number(key);
            if (port > 0) {
                var path = "spec.portLevelMtls." + key + ".mode";
                ports.put(port, explicit(manifest, Fields.of(value), path, word.among()).orElse(stance));
            }
        });
        return ports;
    }

    /// Empty for one that inherits.
    private static Optional<Stance> explicit(Manifest manifest, Fields mtls, String path, String among) {
        var said = mtls.text("mode").orElse("UNSET");
        var by = Optional.of(Decider.of(manifest, path, said));
        return switch (said) {
            case "UNSET" -> Optional.empty();
            case "STRICT" -> Optional.of(new Stance(Mode.STRICT, by, among));
            case "PERMISSIVE" -> Optional.of(new Stance(Mode.PERMISSIVE, by, among));
            case "DISABLE" -> Optional.of(new Stance(Mode.DISABLE, by, among));
            default -> Optional.of(new Stance(Mode.UNKNOWN, by, "which is no mode that Istio knows"));
        };
    }
}
