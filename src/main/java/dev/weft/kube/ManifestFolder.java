package dev.weft.kube;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSource;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import dev.weft.yaml.ManifestYaml;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of manifests, or one file, as a cluster: read once, whole.
///
/// Policies become manifests that know their file and lines; workloads without pods of their own run synthetic ones. Of
/// an object that stands twice the last one counts, in the order of file names, as `kubectl apply` would have it.
/// Whatever is wrong in a file is a problem; the rest is still there.
///
/// Threads: reads on a thread of its own, from which `sink` is called.
public final class ManifestFolder implements ClusterSource {
    private static final Logger LOG = LoggerFactory.getLogger(ManifestFolder.class);
    private static final List<String> DEMO = List.of(
            "gateway.yaml",
            "kube-system.yaml",
            "monitoring.yaml",
            "nodes.yaml",
            "payments-policies.yaml",
            "payments.yaml",
            "platform-policies.yaml",
            "pods.yaml",
            "sandbox.yaml",
            "shop-policies.yaml",
            "shop.yaml");
    private static final List<ResourceKind> ALWAYS = List.of(
            ResourceKind.NAMESPACE,
            ResourceKind.NODE,
            ResourceKind.POD,
            ResourceKind.SERVICE,
            ResourceKind.ENDPOINT_SLICE,
            ResourceKind.INGRESS);

    private final String name;
    private final FolderFiles files;
    private final List<ResourceKind> policies;
    private final AtomicReference<@Nullable Thread> reader = new AtomicReference<>();
    private volatile boolean closed;

    private ManifestFolder(String name, FolderFiles files, List<ResourceKind> policies) {
        this.name = name;
        this.files = files;
        this.policies = List.copyOf(policies);
    }

    /// A folder, read with all below it, or one file. `policies` are the kinds that stay whole, as manifests.
    public static ManifestFolder of(Path root, List<ResourceKind> policies) {
        return new ManifestFolder("folder " + root, new FolderFiles.OnDisk(root), policies);
    }

    /// Files that ship with the program, below a folder of the class path such as `/demo`.
    public static ManifestFolder ofResources(
            String name, String folder, List<String> files, List<ResourceKind> policies) {
        return new ManifestFolder(name, new FolderFiles.InProgram(folder, files), policies);
    }

    /// The cluster that ships with Weft: a small shop with a few mistakes in its policies.
    public static ManifestFolder demo(List<ResourceKind> policies) {
        return ofResources("demo cluster", "/demo", DEMO, policies);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start(Consumer<Change> sink) {
        Consumer<Change> open = change -> {
            if (!closed) {
                sink.accept(change);
            }
        };
        reader.set(Thread.ofVirtual().name("manifests").start(() -> readOrReport(open)));
    }

    @Override
    public void close() {
        closed = true;
        var thread = reader.get();
        if (thread == null || thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void readOrReport(Consumer<Change> sink) {
        try {
            read(sink);
        } catch (RuntimeException bug) {
            LOG.error("E-FOLDER: reading {} failed", name, bug);
            var failed = new SourceStatus.Failed("Weft failed with E-FOLDER", "report it with the log of Weft");
            kinds().forEach(kind -> sink.accept(new Change.Status(new KindStatus(kind, "", failed))));
        }
        sink.accept(new Change.Synced(Clock.systemUTC().instant()));
    }

    private void read(Consumer<Change> sink) {
        var contents = new FolderContents(policies);
        files.forEach((file, bytes) -> addFile(contents, file, bytes), contents::report);
        contents.noteLeftOut(name);
        contents.objects().forEach(resource -> sink.accept(new Change.Put(resource)));
        contents.problems().forEach(problem -> sink.accept(new Change.Report(problem)));
        var live = new SourceStatus.Live(Clock.systemUTC().instant());
        kinds().forEach(kind -> sink.accept(new Change.Status(new KindStatus(kind, "", live))));
    }

    private void addFile(FolderContents contents, String file, byte[] bytes) {
        if (closed) {
            return;
        }
        var reading = ManifestYaml.read(file, bytes);
        reading.problems().forEach(contents::report);
        reading.documents().forEach(contents::add);
        if (reading.documents().isEmpty() && reading.problems().isEmpty()) {
            contents.report(Problem.warning(
                    new Problem.Place(file, "", file, 0), "holds no object", "fill it, or leave it out of the folder"));
        }
    }

    /// Each once, in the first of its versions.
    private Collection<ResourceKind> kinds() {
        var kinds = new LinkedHashMap<String, ResourceKind>();
        Stream.concat(ALWAYS.stream(), policies.stream()).forEach(kind -> kinds.putIfAbsent(kind.resource(), kind));
        return kinds.values();
    }
}
