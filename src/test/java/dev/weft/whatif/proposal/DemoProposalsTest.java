package dev.weft.whatif.proposal;

import static dev.weft.whatif.proposal.Grounds.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.net.TrafficSet;
import dev.weft.whatif.proposal.Plan.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is proposed for the demo cluster, word by word. `-Dgolden.renew=true` writes the texts anew; look at the
/// difference.
class DemoProposalsTest {
    private static final Path FOLDER = Path.of("src/test/resources/proposals");
    private static final boolean RENEW = Boolean.getBoolean("golden.renew");
    private static final Ground DEMO = DemoGround.read();
    private static final Anchor DB = workload("StatefulSet", "shop/db");

    @Test
    void isolateMonitoring() throws IOException {
        expect("isolate-monitoring.txt", text(Plans.isolateNamespace(DEMO, "monitoring")));
    }

    @Test
    void defaultDenyEverywhere() throws IOException {
        expect("default-deny-everywhere.txt", text(Plans.defaultDenyEverywhere(DEMO)));
    }

    @Test
    void leastPrivilegeForPayments() throws IOException {
        expect("least-privilege-payments.txt",
                text(Plans.leastPrivilege(DEMO, Set.of("payments"), Strictness.EXACTLY_SEEN)));
    }

    @Test
    void allowTheCartToAskTheDatabase() throws IOException {
        var choices = AllowChoices.of(DEMO, workload("Deployment", "shop/cart"), DB);
        var text = new StringBuilder();
        choices.ports().forEach(port -> text.append("port: ").append(port.label()).append(", ").append(port.why())
                .append('\n'));
        choices.sides().forEach(side -> {
            text.append(side.words()).append('\n');
            side.places().forEach(place -> text.append("  ").append(place.label()).append('\n'));
        });
        choices.sources().forEach(width -> text.append("from: ").append(width.label()).append(", ")
                .append(width.count()).append('\n'));
        choices.targets().forEach(width -> text.append("to: ").append(width.label()).append(", ")
                .append(width.count()).append('\n'));
        var step = AllowPlan.step(DEMO, choices, AllowAnswer.first(choices));
        expect("allow-cart-to-db.txt", text + "# " + step.title() + "\n" + Grounds.text(step));
    }

    @Test
    void denyTheApiTheDatabase() throws IOException {
        var choices = DenyChoices.of(DEMO, workload("Deployment", "shop/api"), DB, TrafficSet.tcp(5432));
        var text = new StringBuilder();
        choices.options().forEach(option -> {
            text.append("# ").append(option.title()).append(". ").append(option.how()).append('\n');
            text.append("# ").append(option.effects().counts()).append('\n').append(Grounds.text(option.step()));
        });
        choices.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        expect("deny-api-to-db.txt", text.toString());
    }

    private static String text(Plan plan) {
        var text = new StringBuilder(plan.title()).append('\n');
        plan.lines().forEach(line -> text.append(line.ticked() ? "[x] " : "[ ] ").append(line.text()).append(" (")
                .append(line.why()).append(")\n"));
        plan.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        var ticked = plan.lines().stream().filter(Line::ticked).map(Line::id).collect(Collectors.toSet());
        var step = plan.step(ticked).orElseThrow();
        assertThat(Effects.of(DEMO, step, (_, _) -> true).impact().dropped()).isEmpty();
        return text.append(Grounds.text(step)).toString();
    }

    /// Clocks are those of the machine that the test runs on.
    private static void expect(String file, String text) throws IOException {
        var timeless = text.replaceAll("\\d\\d:(\\d\\d:\\d\\d)", "HH:$1");
        if (RENEW) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(file), timeless);
        }
        assertThat(timeless).isEqualTo(Files.readString(FOLDER.resolve(file)));
    }
}
