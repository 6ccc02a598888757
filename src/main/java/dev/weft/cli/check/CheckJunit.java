package dev.weft.cli.check;

import dev.weft.cli.Printed;
import java.io.PrintWriter;
import java.util.List;

/// `check -o junit`: one test suite, one test case an intent, as build servers read it.
///
/// Source: the schema of Apache Ant's JUnit report, as Jenkins and GitLab document what they read; XML 1.0, 2.2 and 2.4
/// (which characters exist, and which need an escape).
final class CheckJunit {
    private final PrintWriter out;

    private CheckJunit(PrintWriter out) {
        this.out = out;
    }

    static void write(String source, List<Outcome> outcomes, PrintWriter out) {
        long failures = outcomes.stream().filter(outcome -> !outcome.holds()).count();
        var counts = " tests=\"" + outcomes.size() + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\"0\"";
        out.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        out.println("<testsuites" + counts + ">");
        out.println("  <testsuite name=\"" + escaped("weft check " + source) + "\"" + counts + ">");
        outcomes.forEach(new CheckJunit(out)::testCase);
        out.println("  </testsuite>");
        out.println("</testsuites>");
    }

    private void testCase(Outcome outcome) {
        var head = outcome.intent().head();
        var start = "    <testcase name=\"" + escaped(outcome.intent().name()) + "\" classname=\""
                + escaped(head.verb().word()) + "\" file=\"" + escaped(head.file()) + "\" line=\"" + head.line() + "\"";
        if (outcome.failure().isEmpty()) {
            out.println(start + "/>");
            return;
        }
        var failure = outcome.failure().get();
        out.println(start + ">");
        out.println("      <failure message=\"" + escaped(failure.reason()) + "\">"
                + escaped(failure.packet().map(Outcome::why).orElse("")) + "</failure>");
        out.println("    </testcase>");
    }

    /// Control characters are shown as text before, as XML has none.
    private static String escaped(String text) {
        return Printed.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
