package dev.weft.flow.filter;

import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowFilter.Field;
import dev.weft.flow.FlowFilter.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// "Copy as command": the filter as a line for a shell.
public final class FilterCommand {
    /// Of Weft it may stand once only, and is never negated.
    private static final String FOCUS = "--namespace";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");
    private static final Pattern WORKLOAD = Pattern.compile("(?:[^/]*/)?([^\\[]+)(?:\\[(.+)\\])?");

    /// Flags that Hubble's client refuses to see together, among the wanted and among the negated ones.
    /// Source: the client of Cilium 1.20, whose table of conflicts is longer.
    private static final List<Set<String>> APART = List.of(
            Set.of("--from-fqdn", "--from-ip", "--ip", "--fqdn", "--from-namespace", "--namespace"),
            Set.of("--from-fqdn", "--from-ip", "--ip", "--fqdn", "--from-pod", "--pod"),
            Set.of("--to-fqdn", "--to-ip", "--ip", "--fqdn", "--to-namespace", "--namespace"),
            Set.of("--to-fqdn", "--to-ip", "--ip", "--fqdn", "--to-pod", "--pod"),
            Set.of("--to-pod", "--namespace"),
            Set.of("--from-pod", "--namespace"),
            Set.of("--to-service", "--namespace"),
            Set.of("--from-service", "--namespace"),
            Set.of("--label", "--from-label"),
            Set.of("--label", "--to-label"),
            Set.of("--service", "--from-service"),
            Set.of("--service", "--to-service"),
            Set.of("--workload", "--from-workload"),
            Set.of("--workload", "--to-workload"));

    private FilterCommand() {}

    /// For Cilium's `hubble`. What that cannot say stands behind it as a remark: the line asks for more then.
    public static String asHubbleCommand(FlowFilter filter) {
        var words = new ArrayList<>(List.of("hubble", "observe", "--follow"));
        var unsaid = new ArrayList<String>();
        Map<Boolean, Set<String>> used = new HashMap<>();
        for (var term : filter.terms()) {
            var flag = flag(term);
            var value = hubbleValue(term);
            var others = used.computeIfAbsent(term.not(), _ -> new HashSet<>());
            if (flag.isEmpty() || value.isEmpty() || conflicts(flag.get(), others)) {
                unsaid.add(FlowFilterText.print(term));
                continue;
            }
            others.add(flag.get());
            add(words, term, flag.get(), value.get());
            if (term.field() == Field.WORKLOAD && term.value().contains("/")) {
                unsaid.add("the namespace of " + term.value());
            }
        }
        var line = String.join(" ", words);
        return unsaid.isEmpty() ? line : line + "  # Hubble cannot say: " + String.join(", ", unsaid);
    }

    /// For Weft; the source of the cluster is to be added.
    public static String asWeftCommand(FlowFilter filter) {
        var words = new ArrayList<>(List.of("weft", "flows", "--follow"));
        var rest = new ArrayList<Term>();
        for (var term : filter.terms()) {
            var flag = flag(term).filter(it -> !it.equals(FOCUS));
            if (flag.isPresent()) {
                add(words, term, flag.get(), term.value());
            } else {
                rest.add(term);
            }
        }
        if (!rest.isEmpty()) {
            words.add("--filter");
            words.add(inShell(rest.stream().map(FlowFilterText::print).collect(Collectors.joining(" "))));
        }
        return String.join(" ", words);
    }

    private static void add(List<String> words, Term term, String flag, String value) {
        if (term.not()) {
            words.add("--not");
        }
        words.add(flag);
        words.add(inShell(value));
    }

    private static Optional<String> flag(Term term) {
        return FilterKey.of(term.side(), term.field()).flatMap(key -> key.flags().stream().findFirst());
    }

    private static boolean conflicts(String flag, Set<String> used) {
        return APART.stream()
                .filter(group -> group.contains(flag))
                .anyMatch(group -> used.stream().anyMatch(other -> !other.equals(flag) && group.contains(other)));
    }

    /// Hubble takes a pod without a namespace to be in `default`, and `/web` to be in any.
    private static Optional<String> hubbleValue(Term term) {
        var value = term.value();
        return switch (term.field()) {
            case POD, SERVICE -> Optional.of(value.contains("/") ? value : "/" + value);
            case WORKLOAD -> {
                var parts = WORKLOAD.matcher(value);
                yield parts.matches()
                        ? Optional.of(parts.group(2) == null ? parts.group(1) : parts.group(2) + "/" + parts.group(1))
                        : Optional.empty();
            }
            case VERDICT -> hubbleVerdict(value);
            case NAME, KIND, TEXT, SOURCE -> Optional.empty();
            case NAMESPACE, LABEL, IP, FQDN, PORT, PROTOCOL -> Optional.of(value);
        };
    }

    private static Optional<String> hubbleVerdict(String value) {
        return switch (value) {
            case "audited" -> Optional.of("AUDIT");
            case "forwarded", FilterValue.ALLOWED -> Optional.of("FORWARDED");
            case "dropped", FilterValue.DENIED -> Optional.of("DROPPED");
            default -> Optional.empty();
        };
    }

    /// In single quotes, in which a POSIX shell reads nothing.
    private static String inShell(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
