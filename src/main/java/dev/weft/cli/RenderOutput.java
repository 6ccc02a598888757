package dev.weft.cli;

import dev.weft.picture.Painting;
import dev.weft.picture.overlay.Overlays;
import dev.weft.picture.surface.FileForm;
import dev.weft.picture.surface.PictureFormat;
import dev.weft.picture.surface.RasterSurface;
import dev.weft.whatif.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// The file that `weft render` writes, in the form that its ending says.
record RenderOutput(Path file, FileForm form) {
    /// Throws [CommandFailure] for an ending that is not known.
    static RenderOutput of(Path file) {
        var name = String.valueOf(file.getFileName());
        return new RenderOutput(file, FileForm.ofName(name).orElseThrow(() -> CommandFailure.usage(
                "--file",
                "\"" + name + "\" has no ending that is known",
                "use " + FileForm.all().stream().map(form -> "." + form.ending()).collect(Collectors.joining(", ")))));
    }

    /// Writes or replaces the file, at once or not at all; its folder must exist.
    void write(PictureFormat.Shot shot) {
        var parent = file.toAbsolutePath().getParent();
        try {
            if (parent == null || !Files.isDirectory(parent)) {
                throw new IOException("no folder");
            }
            AtomicFile.write(file, form.bytes(new Painting(new RasterSurface(), Overlays.all()), shot));
        } catch (IOException failure) {
            throw CommandFailure.usage(
                    file.toString(), "cannot be written", "name a file in a folder that you may write");
        }
    }
}
