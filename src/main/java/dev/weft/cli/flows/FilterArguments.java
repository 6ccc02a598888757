package dev.weft.cli.flows;

import dev.weft.cli.CommandFailure;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowFilter.Term;
import dev.weft.flow.filter.FilterKey;
import dev.weft.flow.filter.FlowFilterText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// The flags that filter flows: Hubble's, each read into the same terms as the words of `--filter`. `--not` turns the
/// flag behind it round.
final class FilterArguments {
    private static final String NOT = "--not";
    private static final String FILTER = "--filter";
    /// Has its own meaning for every command: the namespace in focus.
    private static final String FOCUS = "--namespace";

    private final List<Term> terms = new ArrayList<>();
    private boolean not;

    /// Gives a command the flags, which are listed in the order of the language's keys.
    void addTo(CommandSpec spec) {
        spec.addOption(OptionSpec.builder(NOT)
                .arity("0")
                .type(boolean.class)
                .description("turns the filter behind it round")
                .parameterConsumer((_, _, _) -> not = true)
                .build());
        for (var key : FilterKey.ALL) {
            key.flags().stream().filter(flag -> !flag.equals(FOCUS)).findFirst().ifPresent(flag -> spec.addOption(
                    OptionSpec.builder(key.flags().toArray(String[]::new))
                            .arity("1")
                            .type(List.class)
                            .auxiliaryTypes(String.class)
                            .paramLabel("X")
                            .description("only flows that fit: " + key.what())
                            .parameterConsumer((values, option, command) -> add(key, values, option, command))
                            .build()));
        }
        spec.addOption(OptionSpec.builder(FILTER)
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("TEXT")
                .description("the same in one text, as the window's search has it: 'ns:shop -protocol:udp web'")
                .parameterConsumer((values, option, command) -> addText(value(values, option, command), command))
                .build());
    }

    private void add(FilterKey key, Stack<String> values, ArgSpec option, CommandSpec command) {
        try {
            terms.add(FlowFilterText.term(key, value(values, option, command), not));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    command.commandLine(), ((OptionSpec) option).longestName() + ": " + wrong.getMessage(), wrong);
        }
        not = false;
    }

    private void addText(String text, CommandSpec command) {
        switch (FlowFilterText.parse(text)) {
            case FlowFilterText.Reading.Filter(var filter) -> terms.addAll(filter.terms());
            case FlowFilterText.Reading.Mistake mistake ->
                throw new ParameterException(command.commandLine(), FILTER + ": " + mistake.line());
        }
    }

    private static String value(Stack<String> values, ArgSpec option, CommandSpec command) {
        if (values.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), ((OptionSpec) option).longestName() + " needs a value");
        }
        return values.pop();
    }

    /// With the namespace in focus, which is one of either end's.
    FlowFilter filter(Optional<String> focus) {
        if (not) {
            throw CommandFailure.usage(NOT, "has no filter behind it", "write it in front of one");
        }
        var all = new ArrayList<>(terms);
        focus.ifPresent(namespace ->
                all.add(new Term(FlowFilter.Side.ANY, FlowFilter.Field.NAMESPACE, namespace, false)));
        return new FlowFilter(all);
    }
}
