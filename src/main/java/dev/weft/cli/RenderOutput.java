package dev.weft.cli;

import dev.weft.picture.Painting;
import dev.weft.picture.overlay.Overlays;
import dev.weft.picture.surface.PictureFormat;
import dev.weft.picture.surface.RasterSurface;
import dev.weft.topology.GraphFormat;
import dev.weft.topology.format.GraphFormats;
import dev.weft.whatif.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// In which form `weft render` writes, by the ending of the file: a picture, or the graph as text. `needsPlaces` is
/// true where it matters where things stand.
record RenderOutput(String ending, boolean needsPlaces, Function<PictureFormat.Shot, byte[]> bytes) {
    /// Throws [CommandFailure] for an ending that is not known.
    static RenderOutput of(Path file) {
        var name = String.valueOf(file.getFileName());
        return all().filter(output -> name.toLowerCase(Locale.ROOT).endsWith("." + output.ending()))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "--file",
                        "\"" + name + "\" has no ending that is known",
                        "use " + all().map(output -> "." + output.ending()).collect(Collectors.joining(", "))));
    }

    private static Stream<RenderOutput> all() {
        return Stream.concat(
                Arrays.stream(PictureFormat.values()).map(RenderOutput::of),
                GraphFormats.all().stream().map(RenderOutput::of));
    }

    private static RenderOutput of(PictureFormat format) {
        return new RenderOutput(
                format.ending(),
                true,
                shot -> format.bytes(new Painting(new RasterSurface(), Overlays.all()), shot));
    }

    private static RenderOutput of(GraphFormat format) {
        return new RenderOutput(format.ending(), false, shot -> format.text(
                        shot.frame().scene().topology(), shot.origin())
                .getBytes(StandardCharsets.UTF_8));
    }

    /// Writes or replaces the file, at once or not at all; its folder must exist.
    void write(PictureFormat.Shot shot, Path file) {
        var parent = file.toAbsolutePath().getParent();
        try {
            if (parent == null || !Files.isDirectory(parent)) {
                throw new IOException("no folder");
            }
            AtomicFile.write(file, bytes.apply(shot));
        } catch (IOException failure) {
            throw CommandFailure.usage(
                    file.toString(), "cannot be written", "name a file in a folder that you may write");
        }
    }
}
