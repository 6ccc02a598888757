package dev.weft.picture.surface;

import dev.weft.picture.Painting;
import dev.weft.picture.ViewState;
import dev.weft.session.Frame;
import dev.weft.topology.GraphFormat;
import java.util.Locale;

/// A picture as a file, in which form. All are made by the same painting.
///
/// Threads: any; a large picture takes seconds, so not the screen's.
public enum PictureFormat {
    PNG("PNG image") {
        @Override
        public byte[] bytes(Painting painting, Shot shot) {
            return PngFile.bytes(painting.paint(shot.frame(), shot.state()));
        }
    },
    SVG("SVG drawing") {
        @Override
        public byte[] bytes(Painting painting, Shot shot) {
            return SvgFile.bytes(painting, shot);
        }
    },
    PDF("PDF page") {
        @Override
        public byte[] bytes(Painting painting, Shot shot) {
            return PdfFile.bytes(painting, shot);
        }
    };

    /// What is painted, and from where it is.
    public record Shot(Frame frame, ViewState state, GraphFormat.Origin origin) {
        /// `demo`, or `prod as of 2026-01-01T00:00:00Z`.
        String title() {
            return VectorText.legal(origin.source() + origin.asOf().map(time -> " as of " + time).orElse(""));
        }
    }

    private final String title;

    PictureFormat(String title) {
        this.title = title;
    }

    /// Its name in menus.
    public String title() {
        return title;
    }

    /// How its files end, without the dot.
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    public abstract byte[] bytes(Painting painting, Shot shot);
}
