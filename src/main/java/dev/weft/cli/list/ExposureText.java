package dev.weft.cli.list;

import dev.weft.cli.Printed;
import dev.weft.policy.Direction;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/// The second half of `list --exposure`, in the grammar of np-guard: two sections of aligned lines, then the
/// workloads that no policy protects. A section without lines is left out.
final class ExposureText {
    private final ExposureLines lines;
    private final PrintWriter out;
    private final int width;

    private ExposureText(ExposureLines lines, PrintWriter out) {
        this.lines = lines;
        this.out = out;
        this.width = Stream.concat(lines.egress().stream(), lines.ingress().stream())
                .mapToInt(line -> Printed.line(line.workload()).length())
                .max()
                .orElse(0);
    }

    static void write(ExposureLines lines, PrintWriter out) {
        out.println();
        out.println(ExposureLines.TITLE);
        var text = new ExposureText(lines, out);
        var sections = Stream.of(Direction.EGRESS, Direction.INGRESS)
                .filter(direction -> !lines.of(direction).isEmpty())
                .toList();
        for (var direction : sections) {
            if (direction != sections.getFirst()) {
                out.println();
            }
            text.section(direction);
        }
        text.unprotected();
    }

    private void section(Direction direction) {
        out.println(ExposureLines.heading(direction));
        var arrow = direction == Direction.EGRESS ? "=>" : "<=";
        for (var line : lines.of(direction)) {
            var workload = Printed.line(line.workload());
            out.println(workload + " ".repeat(width - workload.length()) + " \t" + arrow + " \t"
                    + Printed.line(line.peer() + " : " + line.traffic()));
        }
    }

    private void unprotected() {
        List<String> texts = lines.unprotected().stream()
                .map(it -> it.workload().id() + " is not protected on " + it.direction().word())
                .map(Printed::line)
                .sorted()
                .toList();
        if (!texts.isEmpty()) {
            out.println();
            out.println("Workloads not protected by network policies:");
            texts.forEach(out::println);
        }
    }
}
