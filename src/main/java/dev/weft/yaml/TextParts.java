package dev.weft.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Bytes to text, and a text cut at its document markers, so that one broken document does not hide the next.
final class TextParts {
    /// A line `---` always begins a document, also inside what looks like a block of text.
    /// Source: YAML 1.2.2, chapter 9.1.2, "Document Markers".
    private static final Pattern MARKER = Pattern.compile("^---(?=\\s|$)", Pattern.MULTILINE);

    private TextParts() {}

    /// `firstLine` counts from 1 in the whole text.
    record Part(String text, int firstLine) {}

    /// Source: YAML 1.2.2, chapter 5.2, "Character Encodings". Throws [Trouble] for bytes that are no text.
    static String decoded(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16LE);
        }
        return decoded(bytes, startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0, StandardCharsets.UTF_8);
    }

    private static String decoded(byte[] bytes, int from, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from)).toString();
        } catch (CharacterCodingException notText) {
            throw binary();
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Trouble binary() {
        return new Trouble(1, "is a binary file, not text", "save it as UTF-8 text, or give it another ending");
    }

    /// The parts in their order, without those that hold nothing but remarks.
    static List<Part> of(String text) {
        refuseControls(text);
        var parts = new ArrayList<Part>();
        var marker = MARKER.matcher(text);
        int start = 0;
        int line = 1;
        while (marker.find()) {
            line = add(parts, text.substring(start, marker.start()), line);
            start = marker.start();
        }
        add(parts, text.substring(start), line);
        return parts;
    }

    /// Returns the line behind the part.
    private static int add(List<Part> parts, String part, int line) {
        if (!holdsNothing(part)) {
            parts.add(new Part(json(part) ? part.replace('\t', ' ') : part, line));
        }
        return line + (int) part.chars().filter(character -> character == '\n').count();
    }

    private static boolean holdsNothing(String part) {
        return part.lines().allMatch(line -> {
            var rest = line.strip();
            return rest.isEmpty() || rest.equals("---") || rest.startsWith("#") || line.startsWith("%");
        });
    }

    /// JSON may be indented with tabs, YAML may not; inside a JSON string a tab is written `\t`.
    private static boolean json(String part) {
        var text = part.stripLeading();
        return text.startsWith("{") || text.startsWith("[");
    }

    private static void refuseControls(String text) {
        if (text.indexOf('\0') >= 0) {
            throw binary();
        }
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\n') {
                line++;
            } else if (!allowed(character)) {
                throw new Trouble(
                        line,
                        "the character U+%04X is not allowed in YAML".formatted((int) character),
                        "delete it, or write it as an escape in double quotes");
            }
        }
    }

    /// Source: YAML 1.2.2, chapter 5.1, "Character Set".
    private static boolean allowed(char character) {
        return (character >= ' ' && character < 0x7F)
                || character == '\t'
                || character == '\r'
                || character == 0x85
                || (character >= 0xA0 && character < 0xFFFE);
    }
}
