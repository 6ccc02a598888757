package dev.weft.kube.config;

import dev.weft.cluster.Problem;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Context;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The user's kubeconfig files as one: every context, without a connection and without running anything.
///
/// `current` is the name that the files call current; it may name no context. Order of contexts: as in the files.
public record KubeConfigs(List<KubeContext> contexts, String current, List<Problem> problems) {
    /// What `--context` leads to: a context, or the reason why there is none.
    public sealed interface Choice {
        record Found(KubeContext context) implements Choice {}

        record Missing(Problem problem) implements Choice {}
    }

    public KubeConfigs {
        contexts = List.copyOf(contexts);
        problems = List.copyOf(problems);
    }

    /// `explicit` is the file of `--kubeconfig`; without it `KUBECONFIG`, without that `~/.kube/config`.
    public static KubeConfigs read(Optional<Path> explicit) {
        return read(explicit, Optional.ofNullable(System.getenv("KUBECONFIG")), home());
    }

    static KubeConfigs read(Optional<Path> explicit, Optional<String> variable, Path home) {
        if (explicit.isPresent()) {
            return of(List.of(explicit.get()));
        }
        var listed = variable.map(KubeConfigs::paths).orElse(List.of());
        if (listed.isEmpty()) {
            return of(List.of(usual(home)));
        }
        // kubectl passes over the missing ones of a list, as long as one is there
        var present = listed.stream().filter(Files::exists).toList();
        return of(present.isEmpty() ? listed.subList(0, 1) : present);
    }

    /// Does the user have, or name, a kubeconfig, be it broken?
    public static boolean isThere() {
        return isThere(Optional.ofNullable(System.getenv("KUBECONFIG")), home());
    }

    static boolean isThere(Optional<String> variable, Path home) {
        return variable.map(KubeConfigs::paths).filter(listed -> !listed.isEmpty()).isPresent()
                || Files.exists(usual(home));
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    private static Path usual(Path home) {
        return home.resolve(".kube").resolve("config");
    }

    private static List<Path> paths(String list) {
        var paths = new ArrayList<Path>();
        for (var entry : list.split(java.util.regex.Pattern.quote(File.pathSeparator), -1)) {
            try {
                if (!entry.isBlank()) {
                    paths.add(Path.of(entry));
                }
            } catch (InvalidPathException nonsense) {
                paths.add(Path.of("KUBECONFIG"));
            }
        }
        return paths;
    }

    private static KubeConfigs of(List<Path> paths) {
        var problems = new ArrayList<Problem>();
        var files = paths.stream().flatMap(path -> KubeconfigFile.read(path, problems::add).stream()).toList();
        var contexts = new Merge(files).contexts(problems);
        var current = files.stream()
                .flatMap(file -> KubeAccess.some(file.model().getCurrentContext()).stream())
                .findFirst()
                .orElse("");
        if (contexts.isEmpty() && problems.isEmpty()) {
            problems.add(Problem.error(
                    Problem.Place.of("kubeconfig " + paths.getFirst()),
                    "holds no context",
                    "add one with: kubectl config set-context"));
        }
        return new KubeConfigs(contexts, current, problems);
    }

    /// The wanted context, else the current one, else the only one.
    public Choice choose(Optional<String> wanted) {
        var name = wanted.orElse(contexts.size() == 1 && current.isEmpty() ? contexts.getFirst().name() : current);
        return contexts.stream()
                .filter(context -> context.name().equals(name))
                .findFirst()
                .<Choice>map(Choice.Found::new)
                .orElseGet(() -> new Choice.Missing(missing(name)));
    }

    private Problem missing(String name) {
        if (contexts.isEmpty() && !problems.isEmpty()) {
            return problems.getFirst();
        }
        var known = contexts.stream().map(KubeContext::name).limit(10).toList();
        return name.isEmpty()
                ? Problem.error(Problem.Place.of("kubeconfig"), "no context is current", "pass --context, one of "
                        + known)
                : Problem.error(Problem.Place.of("context " + name), "is in no kubeconfig", "choose one of " + known);
    }

    /// Maps of name to the first file's entry. Source: client-go ("The first file to set a particular value or map key
    /// wins").
    private record Merge(List<KubeconfigFile> files) {
        private record Entry<T>(Path file, T value) {}

        List<KubeContext> contexts(List<Problem> problems) {
            Map<String, Entry<Cluster>> clusters = first((file, add) -> each(file.model().getClusters())
                    .forEach(named -> add.accept(named.getName(), named.getCluster())));
            Map<String, Entry<AuthInfo>> users = first((file, add) -> each(file.model().getUsers())
                    .forEach(named -> add.accept(named.getName(), named.getUser())));
            Map<String, Entry<Context>> contexts = first((file, add) -> each(file.model().getContexts())
                    .forEach(named -> add.accept(named.getName(), named.getContext())));
            var found = new ArrayList<KubeContext>();
            contexts.forEach((name, entry) -> {
                var context = entry.value();
                var cluster = clusters.get(KubeAccess.text(context.getCluster()));
                var userName = KubeAccess.text(context.getUser());
                var user = userName.isEmpty() ? new Entry<>(entry.file(), new AuthInfo()) : users.get(userName);
                if (cluster == null) {
                    problems.add(dangling(name, "cluster", KubeAccess.text(context.getCluster())));
                } else if (user == null) {
                    problems.add(dangling(name, "user", userName));
                } else {
                    var access = new KubeAccess(cluster.file(), cluster.value(), user.file(), user.value());
                    found.add(new KubeContext(
                            name,
                            KubeAccess.text(context.getCluster()),
                            userName,
                            KubeAccess.text(context.getNamespace()),
                            access));
                }
            });
            return found;
        }

        private <T> Map<String,
                Entry<T>> first(BiConsumer<KubeconfigFile, BiConsumer<@Nullable String, @Nullable T>> read) {
            var map = new LinkedHashMap<String, Entry<T>>();
            for (var file : files) {
                read.accept(file, (name, value) -> {
                    if (name != null && value != null) {
                        map.putIfAbsent(name, new Entry<>(file.path(), value));
                    }
                });
            }
            return map;
        }

        private static <T> List<T> each(@Nullable List<T> list) {
            return list == null ? List.of() : list.stream().filter(java.util.Objects::nonNull).toList();
        }

        private static Problem dangling(String holder, String what, String wanted) {
            return Problem.error(
                    Problem.Place.of("context " + holder),
                    "names the " + what + " `" + wanted + "`, which no kubeconfig defines",
                    "add the " + what + " or correct the context");
        }
    }
}
