package dev.weft.cli.lint;

import dev.weft.cli.SourceOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files of a source as relative URIs: seen from the working folder where the source lies below it, as code
/// scanning wants them, else from the source itself.
/// Source: SARIF 2.1.0, 3.4.3 "uri property" (RFC 3986, a relative reference).
final class ArtifactUris {
    private static final String PLAIN = "-._~!$&'()*+,;=@/";

    private final Path folder;

    ArtifactUris(SourceOptions.Place place) {
        this.folder = place instanceof SourceOptions.Place.Folder(var path) ? below(path) : Path.of("");
    }

    /// Empty when the source is not below the working folder.
    private static Path below(Path source) {
        var whole = source.toAbsolutePath().normalize();
        var folder = Files.isDirectory(whole) ? whole : whole.resolveSibling("");
        var here = Path.of("").toAbsolutePath().normalize();
        return folder.startsWith(here) ? here.relativize(folder) : Path.of("");
    }

    String of(String file) {
        var path = folder.resolve(file).toString().replace('\\', '/');
        var uri = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xFF);
            boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
            uri.append(plain ? String.valueOf(letter) : "%%%02X".formatted(octet & 0xFF));
        }
        return uri.toString();
    }
}
