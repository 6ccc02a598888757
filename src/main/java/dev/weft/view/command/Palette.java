package dev.weft.view.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the command palette offers for what is typed: commands by a few of their letters, those used last first; and,
/// for hands that know k9s, `:ns shop`, `:ctx dev`, `:q` and `/text`.
public record Palette(List<Command> commands, List<String> recent, List<String> namespaces, List<String> contexts) {
    /// What a line does.
    public sealed interface Choice {
        record Do(Command command) implements Choice {}

        /// Only this namespace is drawn; all of them for an empty name.
        record ShowNamespace(String name) implements Choice {}

        record OpenContext(String name) implements Choice {}

        /// The text goes to the filter of the picture.
        record FilterBy(String text) implements Choice {}

        /// Not done yet: this is typed for the user, who goes on.
        record GoOn(String typed) implements Choice {}
    }

    private record Scored(FinderRow<Choice> row, int score) {}

    private record Alias(String word, String what, boolean takesName) {}

    private static final List<Alias> ALIASES = List.of(
            new Alias("ns", "show only one namespace", true),
            new Alias("ctx", "open another context of the kubeconfig", true),
            new Alias("q", "close the window", false));
    private static final int MOST = 60;
    /// Used last counts as much as a letter that begins a word, and not more than fitting well.
    private static final int USED = 8;

    public Palette {
        commands = List.copyOf(commands);
        recent = List.copyOf(recent);
        namespaces = List.copyOf(namespaces);
        contexts = List.copyOf(contexts);
    }

    /// At most 60 lines, the best first. Asks each command whether it can be done now.
    public List<FinderRow<Choice>> rows(String typed) {
        var text = typed.strip();
        if (text.startsWith("/")) {
            var sought = text.substring(1).strip();
            return List.of(row(
                    new Choice.FilterBy(sought), "Filter",
                    sought.isEmpty() ? "Filter the picture" : "Filter the picture by " + sought, ""));
        }
        return text.startsWith(":") ? aliases(text.substring(1)) : commands(text);
    }

    private List<FinderRow<Choice>> commands(String text) {
        var found = new ArrayList<Scored>();
        for (var command : commands) {
            int used = recent.indexOf(command.id());
            Fuzzy.match(text, command.title())
                    .map(match -> new Scored(
                            row(command, match.at()), match.score() + (used < 0 ? 0 : USED - Math.min(used, USED - 1))))
                    .or(() -> Fuzzy.match(text, command.menu().title() + " " + command.title())
                            .map(match -> new Scored(row(command, List.of()), match.score() / 2)))
                    .ifPresent(found::add);
        }
        return best(found);
    }

    private static List<FinderRow<Choice>> best(List<Scored> found) {
        return found.stream()
                .sorted(Comparator.comparingInt((Scored one) -> -one.score)) // stable: else in the order of the menus
                .limit(MOST)
                .map(Scored::row)
                .toList();
    }

    private List<FinderRow<Choice>> aliases(String text) {
        var word = text.split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        var name = text.contains(" ") ? text.substring(text.indexOf(' ') + 1).strip() : "";
        boolean goesOn = text.contains(" ");
        return switch (word) {
            case "ns" -> Stream.concat(
                            name.isEmpty() || "all".startsWith(name)
                                    ? Stream.of(row(
                                            new Choice.ShowNamespace(""), "Namespace", "all", "show all namespaces"))
                                    : Stream.of(),
                            named(namespaces, name, "Namespace", "show only this one", Choice.ShowNamespace::new))
                    .toList();
            case "ctx" -> named(contexts, name, "Context", "open", Choice.OpenContext::new).toList();
            case "q", "quit" -> commands.stream()
                    .filter(command -> command.id().equals("close-window"))
                    .map(command -> row(command, List.of()))
                    .toList();
            default -> goesOn ? List.of() : ALIASES.stream().filter(one -> one.word.startsWith(word))
                    .map(one -> row(
                            new Choice.GoOn(":" + one.word + (one.takesName ? " " : "")), "", ":" + one.word, one.what))
                    .toList();
        };
    }

    private interface Named {
        Choice of(String name);
    }

    private static Stream<FinderRow<Choice>> named(
            List<String> names, String typed, String kind, String detail, Named choice) {
        var found = new ArrayList<Scored>();
        for (var name : names) {
            Fuzzy.match(typed, name).ifPresent(match -> found.add(new Scored(
                    new FinderRow<>(
                            choice.of(name), kind, new FinderRow.Title(name, match.at()), detail, "", true),
                    match.score() - name.length())));
        }
        return best(found).stream();
    }

    private FinderRow<Choice> row(Command command, List<Integer> lit) {
        return new FinderRow<>(
                new Choice.Do(command),
                command.menu().title(),
                new FinderRow.Title(command.title(), lit),
                recent.contains(command.id()) ? "used before" : "",
                command.keys().stream().map(Command.Key::text).collect(Collectors.joining(" or ")),
                command.when().getAsBoolean());
    }

    private static FinderRow<Choice> row(Choice choice, String kind, String title, String detail) {
        return new FinderRow<>(choice, kind, new FinderRow.Title(title, List.of()), detail, "", true);
    }
}
