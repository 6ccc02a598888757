package dev.weft.picture.surface;

import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/// PDFBox with the one font that it brings, Liberation Sans. On its own it would read every font of the machine before
/// it writes the first letter, and leave a list of them in the user's home.
///
/// Threads: may be used from any thread.
final class OwnFonts implements FontMapper {
    private static final String LIBERATION = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final TrueTypeFont font;

    private OwnFonts(TrueTypeFont font) {
        this.font = font;
    }

    /// From now on PDFBox looks at no font of the machine. Answers the font it knows.
    static TrueTypeFont install() throws IOException {
        var own = new OwnFonts(new TTFParser().parse(new RandomAccessReadBuffer(liberation())));
        FontMappers.set(own);
        return own.font;
    }

    static InputStream liberation() throws IOException {
        var found = PDDocument.class.getResourceAsStream(LIBERATION);
        if (found == null) {
            throw new IOException("PDFBox without its font");
        }
        return found;
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
        return new FontMapping<>(font, false);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
        return new FontMapping<>(font, false);
    }

    @Override
    public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
        return new CIDFontMapping(null, font, false);
    }
}
