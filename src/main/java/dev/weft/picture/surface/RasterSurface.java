package dev.weft.picture.surface;

import dev.weft.picture.Brush;
import dev.weft.picture.Surface;
import dev.weft.picture.Surface.Band;

/// Pictures as pixels: an own rasteriser for shapes (a plain Java2D stroke is three times slower), Java2D for text.
///
/// Threads: may be asked from any thread.
public final class RasterSurface implements Surface {
    private final Lettering lettering = new Lettering();

    @Override
    public Brush band(Band band, double outputScale) {
        return new RasterBrush(band, outputScale, lettering);
    }
}
