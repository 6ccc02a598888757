package dev.weft.picture.surface;

import dev.weft.picture.Picture;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// A picture as a PNG file.
public final class PngFile {
    private PngFile() {}

    /// Writes or replaces the file; its folder must exist.
    public static void write(Picture picture, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            if (!ImageIO.write(image(picture), "png", out)) {
                throw new IOException("no PNG writer in this Java runtime");
            }
        }
    }

    /// The bytes of such a file.
    public static byte[] bytes(Picture picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image(picture), "png", bytes)) {
                throw new IOException("no PNG writer in this Java runtime");
            }
        } catch (IOException impossible) { // memory takes everything
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// Over the same pixels, not a copy: a large picture is large. Pictures are opaque: the background covers every
    /// pixel.
    private static BufferedImage image(Picture picture) {
        var model = new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);
        var raster = Raster.createPackedRaster(
                new DataBufferInt(picture.pixels(), picture.width() * picture.height()), picture.width(),
                picture.height(), picture.width(), new int[] {0xFF0000, 0xFF00, 0xFF}, null);
        return new BufferedImage(model, raster, false, null);
    }
}
