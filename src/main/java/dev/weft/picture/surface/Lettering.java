package dev.weft.picture.surface;

import dev.weft.picture.Surface.Band;
import dev.weft.picture.TextStyle;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Text by Java2D. Widths are measured once, at a large size, and scaled: with fractional metrics they are
/// proportional.
///
/// Threads: may be used from any thread.
final class Lettering {
    private record Measured(String text, boolean bold) {}

    private record Face(boolean bold, float size) {}

    private static final float MEASURE = 100;
    /// Enough for the texts of the largest scene, and small beside the picture.
    private static final int MOST_WIDTHS = 50_000;
    private static final FontRenderContext FRACTIONAL = new FontRenderContext(null, true, true);

    private final Map<Measured, Double> widths = new ConcurrentHashMap<>();
    private final Map<Face, Font> fonts = new ConcurrentHashMap<>();

    /// The width at a font of one pixel's height.
    double width(String text, boolean bold) {
        if (widths.size() > MOST_WIDTHS) {
            widths.clear();
        }
        return widths.computeIfAbsent(new Measured(text, bold), this::measure);
    }

    private double measure(Measured wanted) {
        var bounds = font(wanted.bold(), MEASURE).getStringBounds(wanted.text(), FRACTIONAL);
        return bounds.getWidth() / MEASURE;
    }

    private Font font(boolean bold, float size) {
        return fonts.computeIfAbsent(
                new Face(bold, size),
                face -> new Font(Font.SANS_SERIF, face.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont(face.size()));
    }

    void draw(Graphics2D graphics, String text, double x, double y, TextStyle style) {
        graphics.setFont(font(style.bold(), (float) style.size()));
        graphics.setColor(new Color(style.colour().argb(), true));
        graphics.drawString(text, (float) x, (float) y);
    }

    /// Java2D on pixels that are there already.
    static Graphics2D over(Band band) {
        var model = new DirectColorModel(
                java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB),
                32, 0xFF0000, 0xFF00, 0xFF, 0xFF000000, true, java.awt.image.DataBuffer.TYPE_INT);
        var masks = new int[] {0xFF0000, 0xFF00, 0xFF, 0xFF000000};
        var raster = Raster.createPackedRaster(
                new DataBufferInt(band.pixels(), band.pixels().length), band.width(), band.height(), band.width(),
                masks, null);
        var graphics = new BufferedImage(model, raster, true, null).createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setClip(0, band.top(), band.width(), band.rows());
        return graphics;
    }
}
