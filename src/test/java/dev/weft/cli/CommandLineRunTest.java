package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.FakeSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which command runs, what wrong usage says, which exit status it has.
class CommandLineRunTest {
    @Test
    void helpNamesEveryCommandAndEveryStatus() {
        var run = CliRun.of("--help");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Usage: weft", "list", "explain", "Exit status: 0 done");
    }

    @Test
    void aCommandsHelpNamesItsOptionsAndTheSources() {
        var run = CliRun.of("list", "--help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains(
                "--pods", "--from=A", "--to=B", "--output=FORMAT", "--dir=D", "--kubeconfig=F", "--context=C", "--demo",
                "--namespace=NS", "--all-namespaces", "--profile=P", "--strict", "--allow-exec");
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(CliRun.of("--version").out()).matches("weft \\S.*\\R");
        assertThat(CliRun.of("list", "-V").out()).matches("weft \\S.*\\R");
    }

    @Test
    void wrongUsageIsOneLineAndStatusTwo() {
        assertThat(CliRun.of("frobnicate")).isEqualTo(wrong("frobnicate: is no command of weft; run weft --help"));
        assertThat(CliRun.of("list", "--frob")).isEqualTo(
                wrong("--frob: is no option of weft list; run weft list --help"));
        assertThat(CliRun.of("explain", "--from", "a/b")).isEqualTo(
                wrong("weft explain: Missing required option: '--to=B'; run weft explain --help"));
        assertThat(CliRun.of("list", "--demo", "-o", "xml")).isEqualTo(
                wrong("-o: \"xml\" is no format of this command; use txt, json, csv, md or dot"));
        assertThat(CliRun.of("list", "--demo", "--profile", "weave")).isEqualTo(
                wrong("--profile: \"weave\" is not known; use one of upstream, np-guard, calico, cilium"));
        assertThat(CliRun.of("list", "--demo", "--dir", "x")).isEqualTo(wrong(
                "--dir, --kubeconfig or --context, --demo: more than one source is named; name one"));
        assertThat(CliRun.of("list", "--demo", "-n", "shop", "-A")).isEqualTo(
                wrong("-n: says one namespace, and -A says all; leave out one of them"));
    }

    private static CliRun wrong(String line) {
        return new CliRun(2, "", "error: " + line + System.lineSeparator());
    }

    @Test
    void aLineWithoutACommandOpensTheWindowWhereThereIsOne() {
        var opened = new ArrayList<String>();

        assertThat(new CommandLineRun(List.of(new Open(opened)), options -> new FakeSource())
                        .run(List.of("--demo"), writer(), writer()))
                .isEqualTo(0);
        assertThat(new CommandLineRun(List.of(new Open(opened)), options -> new FakeSource())
                        .run(List.of(), writer(), writer()))
                .isEqualTo(0);
        assertThat(opened).containsExactly("Demo[]", "Unnamed[]");
        assertThat(CliRun.of().status()).isEqualTo(2);
        assertThat(CliRun.of().err()).startsWith("Usage: weft");
    }

    private static PrintWriter writer() {
        return new PrintWriter(new StringWriter());
    }

    @picocli.CommandLine.Command(name = "open")
    private static final class Open implements Command {
        @picocli.CommandLine.Mixin
        private SourceArguments source = new SourceArguments();

        private final List<String> opened;

        Open(List<String> opened) {
            this.opened = opened;
        }

        @Override
        public int run(CommandContext context) {
            opened.add(source.options().place().toString());
            return 0;
        }
    }
}
