package dev.weft.view.draft;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.net.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the user writes into the small forms: labels, names, ports. Each is read, or the first thing that is wrong with
/// it is said in one line.
/// Source: Kubernetes documentation, "Labels and Selectors", syntax and character set; "Object Names and IDs".
final class LabelInput {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int LONGEST_WORD = 63;
    private static final int LONGEST_SUBDOMAIN = 253;
    private static final int HIGHEST_PORT = 65_535;

    private LabelInput() {}

    /// Something read, or one line that says what is wrong.
    sealed interface Read<T> {
        record Ok<T>(T value) implements Read<T> {}

        record Wrong<T>(String line) implements Read<T> {}
    }

    /// `app=web, tier=front`, or one to a line; blank is no label at all.
    static Read<Labels> labels(String text) {
        var labels = new TreeMap<String, String>();
        for (var part : parts(text)) {
            int at = part.indexOf('=');
            if (at < 0) {
                return wrong("\"%s\" has no value; write key=value".formatted(part));
            }
            var key = part.substring(0, at).strip();
            var value = part.substring(at + 1).strip();
            var mistake = mistake(key, value);
            if (mistake.isPresent()) {
                return wrong(mistake.get());
            }
            if (labels.put(key, value) != null) {
                return wrong("\"%s\" is written twice; keep one of them".formatted(key));
            }
        }
        return new Read.Ok<>(Labels.of(labels));
    }

    private static Optional<String> mistake(String key, String value) {
        int slash = key.indexOf('/');
        var prefix = slash < 0 ? "" : key.substring(0, slash);
        var name = key.substring(slash + 1);
        if (!isWord(name)) {
            return Optional.of(("\"%s\" is no key of a label; use at most 63 letters, digits, -, _ and ., beginning and"
                    + " ending with a letter or digit").formatted(key));
        }
        if (slash >= 0 && !(prefix.length() <= LONGEST_SUBDOMAIN && SUBDOMAIN.matcher(prefix).matches())) {
            return Optional.of("\"%s\" is no prefix of a label; use a DNS name such as example.com".formatted(prefix));
        }
        if (!value.isEmpty() && !isWord(value)) {
            return Optional.of(("\"%s\" is no value of a label; use at most 63 letters, digits, -, _ and .,"
                    + " beginning and ending with a letter or digit").formatted(value));
        }
        return Optional.empty();
    }

    private static boolean isWord(String text) {
        return text.length() <= LONGEST_WORD && WORD.matcher(text).matches();
    }

    /// The name of a workload that is not there yet.
    static Read<String> name(String text) {
        var name = text.strip();
        return name.length() <= LONGEST_WORD && SUBDOMAIN.matcher(name).matches()
                ? new Read.Ok<>(name)
                : wrong(("\"%s\" is no name; use at most 63 lower-case letters, digits, - and .,"
                        + " beginning and ending with a letter or digit").formatted(name));
    }

    /// `8080, 53/UDP`; blank is none.
    static Read<List<ContainerPort>> ports(String text) {
        var ports = new ArrayList<ContainerPort>();
        for (var part : parts(text)) {
            var words = part.split("/", 2);
            var protocol = words.length == 1 ? Optional.of(Protocol.TCP) : protocol(words[1]);
            var number = number(words[0]);
            if (protocol.isEmpty() || number.isEmpty()) {
                return wrong("\"%s\" is no port; write 8080, or 53/UDP".formatted(part));
            }
            ports.add(new ContainerPort("", protocol.get(), number.get()));
        }
        return new Read.Ok<>(List.copyOf(ports));
    }

    private static Optional<Integer> number(String text) {
        var clean = text.strip();
        if (!clean.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(clean);
        return number >= 1 && number <= HIGHEST_PORT ? Optional.of(number) : Optional.empty();
    }

    private static Optional<Protocol> protocol(String text) {
        var word = text.strip().toUpperCase(Locale.ROOT);
        return List.of(Protocol.values()).stream().filter(protocol -> protocol.name().equals(word)).findFirst();
    }

    private static List<String> parts(String text) {
        return text.lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static <T> Read<T> wrong(String line) {
        return new Read.Wrong<>(line);
    }
}
