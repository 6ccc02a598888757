package dev.weft.kube.write;

import dev.weft.apply.ApplyPlan;
import dev.weft.apply.ApplyRun;
import dev.weft.apply.ApplyState;
import dev.weft.apply.ApplyWish;
import dev.weft.apply.Checked;
import dev.weft.apply.Harm;
import dev.weft.apply.Live;
import dev.weft.apply.PolicyCluster;
import dev.weft.apply.RevertStore;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.kube.config.ClusterClient;
import dev.weft.kube.config.ExecConsent;
import dev.weft.kube.live.TestServer;
import dev.weft.yaml.ManifestYaml;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A namespace of the real API server, seen as the apply room sees it.
final class Written implements AutoCloseable {
    final TestServer server;
    final RevertStore.Cluster id = new RevertStore.Cluster("https://127.0.0.1:1", "test");
    private final ClusterClient connection;
    private final PolicyCluster cluster;
    private final RevertStore store;

    Written(Path state) throws IOException {
        this(new TestServer(), TestServer.kubeconfig(), state);
    }

    Written(TestServer server, Path kubeconfig, Path state) {
        this.server = server;
        connection = ClusterClient.of(TestServer.context(kubeconfig), ExecConsent.NEVER);
        cluster = new PolicyWriter(connection);
        store = new RevertStore(state, InstantSource.system());
    }

    PolicyCluster cluster() {
        return cluster;
    }

    RevertStore store() {
        return store;
    }

    Manifest manifest(String yaml) {
        var document = ManifestYaml.read("test", yaml.replace("NS", server.namespace())).documents().getFirst();
        var metadata = (Map<?, ?>) document.body().get("metadata");
        var kind = ResourceKind.NETWORK_POLICY;
        return new Manifest(
                kind, kind.ref(server.namespace(), metadata.get("name").toString()), document.body(),
                        document.origin());
    }

    ObjectRef ref(String name) {
        return ResourceKind.NETWORK_POLICY.ref(server.namespace(), name);
    }

    Optional<Manifest> live(String name) throws InterruptedException {
        return switch (cluster.live(ResourceKind.NETWORK_POLICY, ref(name))) {
            case Live.There(var manifest) -> Optional.of(manifest);
            case Live.Absent _ -> Optional.empty();
            case Live other -> throw new AssertionError(other);
        };
    }

    /// The live object is what the draft begins with.
    ApplyWish put(String yaml) throws InterruptedException {
        var manifest = manifest(yaml);
        return new ApplyWish.Put(manifest, live(manifest.ref().name()));
    }

    ApplyWish remove(String name) throws InterruptedException {
        return new ApplyWish.Remove(ref(name), ResourceKind.NETWORK_POLICY, live(name));
    }

    ApplyState check(PolicyCluster through, Set<ObjectRef> takenOver, ApplyWish... wishes)
            throws InterruptedException {
        return new ApplyRun(through, ApplyRun.Kind.APPLY, _ -> {})
                .check(ApplyPlan.asGiven(List.of(wishes), Harm.UNKNOWN), takenOver);
    }

    ApplyState check(ApplyWish... wishes) throws InterruptedException {
        return check(cluster, Set.of(), wishes);
    }

    Checked only(ApplyWish wish) throws InterruptedException {
        return check(wish).items().getFirst().checked();
    }

    /// With what stands in the way, when something does.
    ApplyState ready(ApplyWish... wishes) throws InterruptedException {
        var state = check(wishes);
        if (state.phase() != ApplyState.Phase.READY) {
            throw new AssertionError(state.items().stream()
                    .map(item -> item.wish().title() + ": " + item.checked().verdict() + " " + item.checked().why())
                    .toList());
        }
        return state;
    }

    ApplyState write(ApplyState ready) {
        return write(cluster, ready);
    }

    ApplyState write(PolicyCluster through, ApplyState ready) {
        return store.apply(new ApplyRun(through, ApplyRun.Kind.APPLY, _ -> {}), ready, id);
    }

    /// As a program that was started anew would.
    ApplyState revert(Path state) throws InterruptedException {
        var fresh = new RevertStore(state, InstantSource.system());
        var revert = ((RevertStore.Found.Kept) fresh.find(id)).revert();
        var run = new ApplyRun(cluster, ApplyRun.Kind.REVERT, _ -> {});
        var ready = run.check(ApplyPlan.asGiven(revert.wishes(), Harm.UNKNOWN), revert.replaced());
        return fresh.revert(run, ready, id);
    }

    @Override
    public void close() throws IOException {
        connection.close();
        server.close();
    }
}
