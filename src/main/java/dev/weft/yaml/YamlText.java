package dev.weft.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// A body as YAML in the style of `kubectl get -o yaml`: block style, two spaces, list items under their key.
final class YamlText {
    private static final DumpSettings STYLE = DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setSplitLines(false)
            .setUseUnicodeEncoding(true)
            .build();
    private static final List<String> FIRST =
            List.of("apiVersion", "kind", "metadata", "name", "namespace", "labels", "annotations", "spec");
    /// Texts that need no quotes for any reader of YAML: they begin with a letter or a slash and are no word of YAML
    /// 1.1, whose `yes`, `off` and `n` kubectl reads as truth values. Source: YAML 1.1 types, bool and null.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/_][A-Za-z0-9/._ -]*(?<! )");
    private static final Pattern WORD_OF_YAML_11 =
            Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|[-+]?\\.inf|\\.nan");

    private YamlText() {}

    static String of(Map<String, Object> body) {
        var events = new Serialize(STYLE).serializeOne(mapping(body, true));
        return new Present(STYLE).emitToString(events.iterator());
    }

    /// A single value on one line.
    static String inline(Object value) {
        var text = value.toString();
        if (!(value instanceof String)) {
            return value instanceof Double || value instanceof Float
                    ? floating(((Number) value).doubleValue())
                    : text;
        }
        return style(text) == ScalarStyle.PLAIN ? text : quoted(text);
    }

    private static String quoted(String text) {
        var only = new NodeTuple(
                new ScalarNode(Tag.STR, "k", ScalarStyle.PLAIN),
                new ScalarNode(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED));
        var events = new Serialize(STYLE).serializeOne(new MappingNode(Tag.MAP, List.of(only), FlowStyle.BLOCK));
        return new Present(STYLE).emitToString(events.iterator()).strip().substring("k: ".length());
    }

    private static Node node(Object value) {
        return switch (value) {
            case Map<?, ?> map -> mapping(map, false);
            case List<?> list -> sequence(list);
            case Boolean truth -> new ScalarNode(Tag.BOOL, truth.toString(), ScalarStyle.PLAIN);
            case Double number -> new ScalarNode(Tag.FLOAT, floating(number), ScalarStyle.PLAIN);
            case Float number -> new ScalarNode(Tag.FLOAT, floating(number.doubleValue()), ScalarStyle.PLAIN);
            case Number number -> new ScalarNode(Tag.INT, number.toString(), ScalarStyle.PLAIN);
            default -> text(value.toString());
        };
    }

    private static String floating(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        return Double.isInfinite(number) ? (number > 0 ? ".inf" : "-.inf") : Double.toString(number);
    }

    private static ScalarNode text(String text) {
        return new ScalarNode(Tag.STR, text, style(text));
    }

    private static ScalarStyle style(String text) {
        if (PLAIN.matcher(text).matches() && !WORD_OF_YAML_11.matcher(text).matches()) {
            return ScalarStyle.PLAIN;
        }
        return block(text) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
    }

    /// Several lines of ordinary characters that begin at the margin and end in one line feed.
    private static boolean block(String text) {
        return text.length() > 1
                && text.indexOf('\n') < text.length() - 1
                && text.endsWith("\n")
                && !text.endsWith("\n\n")
                && !text.startsWith(" ")
                && !text.startsWith("\n")
                && !text.contains(" \n")
                && text.chars().allMatch(character -> character == '\n' || (character >= ' ' && character <= '~'));
    }

    private static Node sequence(List<?> list) {
        var items = new ArrayList<Node>(list.size());
        list.forEach(item -> items.add(node(item)));
        return new SequenceNode(Tag.SEQ, items, list.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    /// The conventional keys first, of the document and of its metadata, which alone have such a convention.
    private static Node mapping(Map<?, ?> map, boolean document) {
        var entries = new ArrayList<Map.Entry<?, ?>>(map.entrySet());
        if (document) {
            entries.sort(Comparator.comparingInt(entry -> rank(entry.getKey())));
        }
        var tuples = new ArrayList<NodeTuple>(entries.size());
        for (var entry : entries) {
            boolean metadata = document && "metadata".equals(entry.getKey());
            var value = metadata && entry.getValue() instanceof Map<?, ?> inner
                    ? mapping(inner, true)
                    : node(entry.getValue());
            tuples.add(new NodeTuple(text(String.valueOf(entry.getKey())), value));
        }
        return new MappingNode(Tag.MAP, tuples, map.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    private static int rank(Object key) {
        int rank = FIRST.indexOf(String.valueOf(key));
        return rank < 0 ? FIRST.size() : rank;
    }
}
