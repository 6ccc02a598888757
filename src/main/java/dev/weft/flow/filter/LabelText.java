package dev.weft.flow.filter;

import dev.weft.cluster.Selector;
import dev.weft.cluster.Selector.Operator;
import dev.weft.cluster.Selector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A label selector as one line, the way kubectl writes it: `app=web,tier in (a,b),!canary`. Hubble's `k8s:` before a
/// key is passed over.
///
/// Source: Kubernetes documentation, "Labels and Selectors", API section.
public final class LabelText {
    private static final String KEY = "(?:k8s:|any:)?([A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?)";
    private static final String VALUE = "([A-Za-z0-9_.-]*)";
    private static final Pattern COMPARED = Pattern.compile(KEY + "\\s*(==|=|!=)\\s*" + VALUE);
    private static final Pattern AMONG = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([A-Za-z0-9_.,\\s-]*)\\)");
    private static final Pattern THERE = Pattern.compile("(!?)\\s*" + KEY);
    /// A comma that stands in no parentheses.
    private static final Pattern BETWEEN = Pattern.compile(",(?![^(]*\\))");

    private LabelText() {}

    /// Empty if it is no selector, or an empty one.
    public static Optional<Selector> parse(String text) {
        var requirements = new ArrayList<Requirement>();
        for (var part : BETWEEN.split(text, -1)) {
            var requirement = requirement(part.strip());
            if (requirement.isEmpty()) {
                return Optional.empty();
            }
            requirements.add(requirement.get());
        }
        return Optional.of(new Selector(requirements));
    }

    private static Optional<Requirement> requirement(String part) {
        return match(COMPARED, part)
                .map(it -> new Requirement(
                        it.group(1), it.group(2).equals("!=") ? Operator.NOT_IN : Operator.IN, List.of(it.group(3))))
                .or(() -> match(AMONG, part)
                        .map(it -> new Requirement(
                                it.group(1),
                                it.group(2).equals("in") ? Operator.IN : Operator.NOT_IN,
                                Stream.of(it.group(3).split(",", -1)).map(String::strip).toList())))
                .or(() -> match(THERE, part)
                        .map(it -> new Requirement(
                                it.group(2),
                                it.group(1).isEmpty() ? Operator.EXISTS : Operator.DOES_NOT_EXIST,
                                List.of())));
    }

    private static Optional<Matcher> match(Pattern pattern, String part) {
        var matcher = pattern.matcher(part);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }
}
