package dev.weft.whatif.editing;

import dev.weft.whatif.editing.Outline.Misplaced;
import dev.weft.whatif.editing.Part.Kind;
import dev.weft.whatif.editing.Part.Range;
import dev.weft.yaml.YamlPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a text line by line and keeps the maps and lists that are open: a line belongs to the innermost one that its
/// indentation allows.
///
/// Threads: confined to one reading.
final class OutlineReader {
    /// A key, quoted or not, its colon, and what follows.
    private static final Pattern FIELD = Pattern.compile("(\"[^\"]*\"|'[^']*'|[^\\s#'\"{\\[][^:#]*?)\\s*:(?=\\s|$)");
    private static final Pattern REMARK = Pattern.compile("(^|\\s)#.*");

    private final String text;
    private final Deque<Growing> open = new ArrayDeque<>();
    private final Growing root = new Growing(YamlPath.ROOT, 0);
    private final List<Misplaced> misplaced = new ArrayList<>();
    private int at;
    private int line;
    private int start;

    OutlineReader(String text) {
        this.text = text;
        root.becomes(Kind.MAP, 0, 0);
        open.push(root);
    }

    Part root() {
        return root.part();
    }

    List<Misplaced> misplaced() {
        return misplaced;
    }

    /// Reads the lines that begin before `end`.
    void read(int end) {
        while (at < end) {
            line++;
            start = at;
            int stop = text.indexOf('\n', at);
            at = stop < 0 ? text.length() : stop + 1;
            line(stop < 0 ? text.length() : stop);
        }
    }

    /// Where one types on a line that ends at the caret, after [#read] of the lines before it: the open map or item,
    /// the
    /// column, and where what is typed begins.
    record Here(Optional<YamlPath> path, boolean item, int content) {}

    Here caret(int caret) {
        start = caret == 0 ? 0 : text.lastIndexOf('\n', caret - 1) + 1;
        int content = indent(start, caret);
        var item = Optional.<Growing>empty();
        while (isDash(content, caret)) {
            item = dash(content);
            if (item.isEmpty()) {
                return new Here(Optional.empty(), true, content);
            }
            int after = indent(content + 1, caret);
            if (isDash(after, caret)) {
                item.get().becomes(Kind.LIST, after, after - start);
                open.push(item.get());
            }
            content = after;
        }
        if (item.isPresent()) {
            return new Here(Optional.of(item.get().path), true, content);
        }
        int column = content - start;
        return new Here(mapAt(column).map(map -> map.path), false, content);
    }

    private void line(int stop) {
        int content = indent(start, stop);
        if (content >= stop || text.charAt(content) == '#' || text.startsWith("---", start)) {
            return;
        }
        var item = Optional.<Growing>empty();
        while (isDash(content, stop)) {
            item = dash(content);
            if (item.isEmpty()) {
                return;
            }
            content = indent(content + 1, stop);
            if (content >= stop || text.charAt(content) == '#') {
                return;
            }
            if (isDash(content, stop)) {
                item.get().becomes(Kind.LIST, content, content - start);
                open.push(item.get());
            }
        }
        var field = FIELD.matcher(text).region(content, stop);
        if (field.lookingAt()) {
            field(field, item, content, stop);
        } else {
            item.ifPresent(it -> value(it, indent(start, stop), stop));
        }
    }

    private void field(Matcher field, Optional<Growing> item, int content, int stop) {
        int column = content - start;
        item.ifPresent(it -> {
            it.becomes(Kind.MAP, content, column);
            open.push(it);
        });
        var map = item.isPresent() ? item : mapAt(column);
        if (map.isEmpty()) {
            misplaced.add(new Misplaced(line, column, columns(column)));
            return;
        }
        if (map.get().is(Kind.NOTHING)) {
            map.get().becomes(Kind.MAP, content, column);
            open.push(map.get());
        }
        var name = unquoted(field.group(1));
        value(map.get().field(name, new Range(field.start(1), field.end(1))), field.end(), stop);
    }

    /// What stands from `from` to the end of the line, or further where brackets are open.
    private void value(Growing into, int from, int stop) {
        int begin = from;
        while (begin < stop && (text.charAt(begin) == ' ' || text.charAt(begin) == '\t' || isItemDash(into, begin))) {
            begin++;
        }
        if (begin >= stop || text.charAt(begin) == '#') {
            return;
        }
        char first = text.charAt(begin);
        if (first == '{' || first == '[') {
            flow(into, begin, stop);
        } else if (first == '|' || first == '>') {
            block(into, begin, stop);
        } else {
            int end = endOfValue(begin, stop);
            into.value(unquoted(text.substring(begin, end)), new Range(begin, end));
        }
    }

    private boolean isItemDash(Growing into, int place) {
        return into.path.name().isEmpty() && isDash(place, text.length());
    }

    private void flow(Growing into, int begin, int stop) {
        var whole = FlowReader.read(text, begin, text.length(), into.path);
        var read = whole.closed() ? whole : FlowReader.read(text, begin, stop, into.path);
        into.holds(read.value());
        if (read.to() > stop) {
            int next = text.indexOf('\n', read.to());
            line += (int) text.substring(stop, read.to()).chars().filter(it -> it == '\n').count();
            at = next < 0 ? text.length() : next + 1;
        }
    }

    /// A text over several lines: all that is deeper than its key, or empty.
    private void block(Growing into, int begin, int stop) {
        int margin = indent(start, stop) - start;
        int end = stop;
        while (at < text.length()) {
            int lineEnd = text.indexOf('\n', at);
            lineEnd = lineEnd < 0 ? text.length() : lineEnd;
            int content = indent(at, lineEnd);
            if (content < lineEnd && content - at <= margin) {
                break;
            }
            end = lineEnd;
            at = Math.min(text.length(), lineEnd + 1);
            line++;
        }
        into.value(text.substring(begin, end), new Range(begin, end));
    }

    private int endOfValue(int begin, int stop) {
        char quote = text.charAt(begin);
        int from = begin;
        if (quote == '"' || quote == '\'') {
            int close = text.indexOf(quote, begin + 1);
            from = close < 0 || close > stop ? begin : close;
        }
        var remark = REMARK.matcher(text).region(from, stop);
        int end = remark.find() ? remark.start() : stop;
        while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /// A new item of the list whose dashes stand there; empty where no list can.
    private Optional<Growing> dash(int content) {
        int column = content - start;
        while (open.size() > 1 && top().column() > column) {
            open.pop();
        }
        if (!(top().is(Kind.LIST) && top().column() == column)) {
            var holder = top().last();
            boolean deeper = column > top().column() || (top().is(Kind.MAP) && column == top().column());
            if (!deeper || !holder.is(Kind.NOTHING)) {
                misplaced.add(new Misplaced(line, column, columns(column)));
                return Optional.empty();
            }
            holder.becomes(Kind.LIST, content, column);
            open.push(holder);
        }
        return Optional.of(top().item(new Range(content, content + 1)));
    }

    /// The map to which a key in that column belongs, or the empty value that becomes one; empty where none can.
    private Optional<Growing> mapAt(int column) {
        while (open.size() > 1
                && (top().column() > column || (top().is(Kind.LIST) && top().column() == column))) {
            open.pop();
        }
        if (top().is(Kind.MAP) && (top().column() == column || (top() == root && isFresh(root)))) {
            return Optional.of(top());
        }
        var holder = top().last();
        return top().column() < column && holder.is(Kind.NOTHING) ? Optional.of(holder) : Optional.empty();
    }

    private static boolean isFresh(Growing map) {
        return map.last().equals(map);
    }

    private List<Integer> columns(int column) {
        var all = new ArrayList<Integer>();
        open.forEach(container -> all.add(container.column()));
        var last = top().last();
        if (last.is(Kind.MAP) || last.is(Kind.LIST)) {
            all.add(last.column());
        }
        return all.stream()
                .distinct()
                .sorted((one, other) -> Integer.compare(Math.abs(one - column), Math.abs(other - column)))
                .toList();
    }

    private Growing top() {
        return open.element();
    }

    private int indent(int from, int stop) {
        int content = from;
        while (content < stop && (text.charAt(content) == ' ' || text.charAt(content) == '\t')) {
            content++;
        }
        return content;
    }

    private boolean isDash(int place, int stop) {
        return place < stop
                && text.charAt(place) == '-'
                && (place + 1 >= stop || Character.isWhitespace(text.charAt(place + 1)));
    }

    private static String unquoted(String word) {
        boolean quoted = word.length() > 1
                && ((word.startsWith("\"") && word.endsWith("\"")) || (word.startsWith("'") && word.endsWith("'")));
        return quoted ? word.substring(1, word.length() - 1) : word.strip();
    }
}
