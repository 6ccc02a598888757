package dev.weft.kube.config;

import dev.weft.cluster.Problem;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// One kubeconfig file, parsed and nothing more.
record KubeconfigFile(Path path, Config model) {
    /// A hundred clusters with their certificates need half a megabyte.
    private static final long LARGEST = 16L << 20;

    private static final Pattern LINE = Pattern.compile("line:? (\\d+)");

    /// Empty, with one problem told, when the file is none. The parser's own words are not passed on: they quote the
    /// file, and the file holds credentials.
    static Optional<KubeconfigFile> read(Path path, Consumer<Problem> problems) {
        try {
            if (Files.size(path) > LARGEST) {
                problems.accept(bad(path, 0, "is larger than 16 MB", "name a kubeconfig file"));
                return Optional.empty();
            }
            return parse(path, Files.readString(path), problems);
        } catch (NoSuchFileException missing) {
            problems.accept(bad(path, 0, "does not exist", "name a kubeconfig file, or set KUBECONFIG"));
        } catch (CharacterCodingException binary) {
            problems.accept(bad(path, 0, "is not text", "name a kubeconfig file"));
        } catch (IOException unreadable) {
            problems.accept(bad(path, 0, "cannot be read", "check that it is a file and its permissions"));
        }
        return Optional.empty();
    }

    private static Optional<KubeconfigFile> parse(Path path, String text, Consumer<Problem> problems) {
        try {
            Config model = text.isBlank() ? new Config() : Serialization.unmarshal(text, Config.class);
            if (model != null) {
                return Optional.of(new KubeconfigFile(path, model));
            }
            problems.accept(bad(path, 0, "is not a kubeconfig", "name a file with `kind: Config`"));
        } catch (RuntimeException broken) {
            problems.accept(bad(path, line(broken), "is not a kubeconfig", "correct the YAML there"));
        }
        return Optional.empty();
    }

    private static Problem bad(Path path, int line, String message, String remedy) {
        var place = new Problem.Place("kubeconfig " + path, "", path.toString(), line);
        return Problem.error(place, message, remedy);
    }

    /// Where the parser stopped; 0 when it does not say.
    private static int line(Throwable broken) {
        for (var cause = broken; cause != null; cause = cause.getCause()) {
            var matcher = LINE.matcher(String.valueOf(cause.getMessage()));
            if (matcher.find() && matcher.group(1).length() < 9) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        return 0;
    }
}
