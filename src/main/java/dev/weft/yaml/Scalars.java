package dev.weft.yaml;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// The value that a plain scalar stands for. Source: YAML 1.2.2, chapter 10.3, "Core Schema": `yes` and `on` are
/// texts, `0755` is a decimal number, `0o755` an octal one.
final class Scalars {
    private static final ScalarResolver CORE = new CoreSchema().getScalarResolver();

    private Scalars() {}

    static @Nullable Object typed(String text) {
        var tag = CORE.resolve(text, true);
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.INT)) {
            return integer(text);
        }
        return tag.equals(Tag.FLOAT) ? floating(text) : text;
    }

    private static Object integer(String text) {
        BigInteger number = switch (text.length() > 1 ? text.substring(0, 2) : "") {
            case "0x" -> new BigInteger(text.substring(2), 16);
            case "0o" -> new BigInteger(text.substring(2), 8);
            default -> new BigInteger(text);
        };
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private static Double floating(String text) {
        var lower = text.toLowerCase(java.util.Locale.ROOT);
        return switch (lower) {
            case ".nan" -> Double.NaN;
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.valueOf(lower);
        };
    }
}
