package dev.weft.cli.lint;

import dev.weft.cli.SourceOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The files of a source as relative URIs: seen from the working folder where the source lies below it, as code
/// scanning wants them, else from the source itself.
/// Source: SARIF 2.1.0, 3.4.3 "uri property" (RFC 3986, a relative reference).
final class ArtifactUris {
    private static final String PLAIN = "-._~!$&'()*+,;=@/";

    /// Empty, or a path that ends in a slash.
    private final String folder;
    private final boolean files;

    ArtifactUris(SourceOptions.Place place) {
        this.files = place instanceof SourceOptions.Place.Folder;
        this.folder = place instanceof SourceOptions.Place.Folder(var path) ? below(path) : "";
    }

    /// Where a finding that stands in no file is shown: the folder as a whole. Empty for a source that is no folder.
    Optional<String> whole() {
        return files ? Optional.of(folder.isEmpty() ? "./" : encoded(folder)) : Optional.empty();
    }

    /// Empty when the source is not below the working folder.
    private static String below(Path source) {
        var whole = source.toAbsolutePath().normalize();
        var here = Path.of("").toAbsolutePath().normalize();
        var folder = Files.isDirectory(whole) ? whole : whole.getParent();
        if (folder == null || !folder.startsWith(here)) {
            return "";
        }
        var path = here.relativize(folder).toString().replace('\\', '/');
        return path.isEmpty() ? "" : path + "/";
    }

    /// `file` as the source names it, with slashes.
    String of(String file) {
        return encoded(folder + file);
    }

    private static String encoded(String path) {
        var uri = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xFF);
            boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
            uri.append(plain ? String.valueOf(letter) : "%%%02X".formatted(octet & 0xFF));
        }
        return uri.toString();
    }
}
