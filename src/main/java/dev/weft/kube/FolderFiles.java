package dev.weft.kube;

import dev.weft.cluster.Problem;
import dev.weft.yaml.ManifestYaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Where a folder source's texts come from: files on disk, or resources of the program.
sealed interface FolderFiles {
    /// Hands out each file as its name and its bytes, sorted by name; what cannot be read becomes a problem.
    void forEach(BiConsumer<String, byte[]> file, Consumer<Problem> problem);

    /// One file, whatever its ending, or all `*.yaml`, `*.yml` and `*.json` below a folder. A link to a file is read, a
    /// link to a folder below the root is passed over, so no circle is walked; kubectl does the same.
    record OnDisk(Path root) implements FolderFiles {
        private static final Set<String> ENDINGS = Set.of("yaml", "yml", "json");

        @Override
        public void forEach(BiConsumer<String, byte[]> file, Consumer<Problem> problem) {
            if (!Files.exists(root)) {
                problem.accept(trouble(root.toString(), "does not exist", "check the path"));
            } else if (Files.isDirectory(root)) {
                everyFile(file, problem);
            } else {
                read(root, String.valueOf(root.getFileName()), file, problem);
            }
        }

        private void everyFile(BiConsumer<String, byte[]> file, Consumer<Problem> problem) {
            var base = real(root);
            var found = found(base, problem);
            if (found.isEmpty()) {
                problem.accept(trouble(root.toString(), "holds no *.yaml, *.yml or *.json", "name another folder"));
            }
            for (var path : found) {
                read(path, base.relativize(path).toString().replace('\\', '/'), file, problem);
            }
        }

        private static Path real(Path root) {
            try {
                return root.toRealPath();
            } catch (IOException failure) {
                return root;
            }
        }

        private static List<Path> found(Path base, Consumer<Problem> problem) {
            var files = new ArrayList<Path>();
            var visitor = new SimpleFileVisitor<Path>() {
                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    if (ENDINGS.contains(ending(path)) && Files.isRegularFile(path)) {
                        files.add(path);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path path, IOException failure) {
                    problem.accept(unreadable(path.toString()));
                    return FileVisitResult.CONTINUE;
                }
            };
            try {
                Files.walkFileTree(base, visitor);
            } catch (IOException failure) {
                problem.accept(unreadable(base.toString()));
            }
            files.sort(Comparator.comparing(Path::toString));
            return files;
        }

        private static String ending(Path path) {
            var name = String.valueOf(path.getFileName());
            return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        }

        private static void read(
                Path path, String name, BiConsumer<String, byte[]> file, Consumer<Problem> problem) {
            try {
                long size = Files.size(path);
                if (size > ManifestYaml.LARGEST) {
                    problem.accept(ManifestYaml.tooLarge(name, size));
                } else {
                    file.accept(name, Files.readAllBytes(path));
                }
            } catch (IOException failure) {
                problem.accept(unreadable(name));
            }
        }
    }

    /// Resources below `folder` of the class path.
    record InProgram(String folder, List<String> names) implements FolderFiles {
        public InProgram {
            names = List.copyOf(names);
        }

        @Override
        public void forEach(BiConsumer<String, byte[]> file, Consumer<Problem> problem) {
            for (var name : names) {
                try (InputStream in = FolderFiles.class.getResourceAsStream(folder + "/" + name)) {
                    if (in == null) {
                        throw new IllegalStateException("the program lacks its resource " + folder + "/" + name);
                    }
                    file.accept(name, in.readAllBytes());
                } catch (IOException failure) {
                    problem.accept(unreadable(name));
                }
            }
        }
    }

    private static Problem unreadable(String name) {
        return trouble(name, "cannot be read", "check its permissions");
    }

    private static Problem trouble(String name, String message, String remedy) {
        return Problem.error(new Problem.Place(name, "", name, 0), message, remedy);
    }
}
