package dev.weft;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/// The house in tables: each room and the rooms it may stand on, each library and the rooms that may see it.
final class House {
    static final String ROOT = "dev.weft.";

    /// Rooms by the first word of their package; a child package may use what its parent may, and its parent.
    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("net", Set.of()),
            entry("map", Set.of()),
            entry("lazy", Set.of()),
            entry("cluster", Set.of("net", "map")),
            entry("policy", Set.of("cluster", "net", "map", "lazy")),
            entry("flow", Set.of("cluster", "net")),
            entry("mesh", Set.of("cluster", "net")),
            entry("yaml", Set.of("cluster")),
            entry("apply", Set.of("cluster", "net", "yaml")),
            entry("topology", Set.of("policy", "flow", "mesh", "cluster", "net", "map", "lazy")),
            entry("lint", Set.of("policy", "flow", "cluster", "net")),
            entry("whatif", Set.of("lint", "policy", "flow", "cluster", "net", "yaml")),
            entry("kube", Set.of("cluster", "net", "flow", "yaml", "apply")),
            entry("layout", Set.of("topology")),
            entry(
                    "session",
                    Set.of(
                            "layout", "topology", "lint", "whatif", "flow", "policy", "mesh", "yaml", "cluster",
                            "net", "lazy")),
            entry(
                    "picture",
                    Set.of(
                            "session", "layout", "topology", "lint", "whatif", "flow", "policy", "mesh", "cluster",
                            "net", "lazy")),
            entry(
                    "view",
                    Set.of(
                            "picture", "session", "layout", "topology", "lint", "whatif", "flow", "policy", "mesh",
                            "yaml", "apply", "cluster", "net", "lazy")),
            entry(
                    "cli",
                    Set.of(
                            "picture", "session", "layout", "topology", "lint", "whatif", "flow", "policy", "yaml",
                            "apply", "cluster", "net")));

    /// Parents that declare a door, and the child rooms that fill it: the parent names nothing of the child.
    static final Map<String, Set<String>> CHILDREN = Map.of(
            "policy", Set.of("kind", "classes", "row", "why", "engine", "exposure", "fix"),
            "flow",
            Set.of(
                    "access", "source", "wire", "link", "sockets", "demo", "hubble", "goldmane", "prometheus",
                    "recording", "filter"),
            "topology", Set.of("part", "format", "build", "search", "path", "scope", "group", "hub", "lens"),
            "layout", Set.of("algorithm", "route", "badge", "free"),
            "kube", Set.of("config", "api", "access", "live", "write"),
            "session", Set.of("keep"),
            "lint", Set.of("check"),
            "whatif", Set.of("editing", "mistake", "proposal", "spec", "export", "store"),
            "picture", Set.of("overlay", "surface", "ghost", "hub", "lens"),
            "cli", Set.of("list", "explain", "diff", "check", "lint", "flows"));

    /// Library packages and the only rooms that may see them (`..` includes child packages).
    static final Map<String, Set<String>> FENCES = Map.ofEntries(
            entry("javafx..", Set.of("view..", "app..")),
            entry("atlantafx..", Set.of("view..", "app..")),
            entry("org.fxmisc..", Set.of("view..")),
            entry("java.awt..", Set.of("picture.surface")),
            entry("org.apache.pdfbox..", Set.of("picture.surface")),
            entry("org.apache.fontbox..", Set.of("picture.surface")),
            entry("javax.imageio..", Set.of("picture.surface")),
            entry("io.fabric8..", Set.of("kube..")),
            entry("org.jgrapht..", Set.of("topology..", "layout..")),
            entry("org.eclipse..", Set.of("layout.algorithm")),
            entry("io.grpc..", Set.of("flow.link", "flow.hubble..", "flow.goldmane", "flow.wire..")),
            entry("com.google.protobuf..", Set.of("flow.link", "flow.hubble..", "flow.goldmane", "flow.wire..")),
            entry("tools.jackson..", Set.of(
                    "yaml", "kube..", "flow.hubble..", "flow.prometheus", "flow.recording", "topology.format", "cli..",
                    "app", "whatif.store")),
            entry("org.snakeyaml..", Set.of("yaml")),
            entry("com.github.difflib..", Set.of("whatif.editing")),
            entry("picocli..", Set.of("cli..", "app")),
            entry("org.slf4j..", Set.of("session..", "flow..", "kube..", "picture", "view..", "app")));

    /// Rooms whose public classes are values, enums, sealed interfaces, doors, or final classes with final fields.
    static final Set<String> VALUE_ROOMS =
            Set.of("net", "map", "cluster", "policy", "flow", "mesh", "topology", "lint", "whatif", "apply");

    /// The mutable classes of the value rooms, each confined to one thread; and why.
    static final Map<String, String> MUTABLE = Map.of(
            "dev.weft.cluster.SnapshotBuilder", "drains changes on the analysis thread",
            "dev.weft.flow.FlowAggregator", "counts flows on the analysis thread");

    private House() {}
}
