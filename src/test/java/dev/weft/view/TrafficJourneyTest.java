package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.flow.FlowVerdict;
import dev.weft.picture.Theme;
import dev.weft.session.FlowRows;
import dev.weft.session.FlowWish;
import dev.weft.session.Frame;
import dev.weft.session.TableWish;
import dev.weft.topology.EdgeState;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.Truth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Live traffic on the demo cluster: sources on and off, the window, the truth table, the flow table.
class TrafficJourneyTest extends WindowTest {
    private Frame frame() {
        return session().frame().orElseThrow();
    }

    private void untilFlows() {
        until("observed traffic", () -> frame().scene().topology().edges().stream().anyMatch(TopologyEdge::observed));
    }

    private List<FlowRows.Row> rows() {
        return fx(() -> List.copyOf(table().getItems()));
    }

    @SuppressWarnings("unchecked") // the only table of that name
    private TableView<FlowRows.Row> table() {
        return (TableView<FlowRows.Row>) find("#flow-table");
    }

    @Test
    void aSourceIsSwitchedOffAndWeftChoosesAgain() {
        openDemo(new Look(Theme.LIGHT, 1280, 800));
        untilFlows();
        click("#sources");
        until("its switch", () -> robot().lookup("#source-demo").tryQuery().isPresent());
        shoot("sources");
        assertThat(fx(() -> robot().lookup("#source-demo").queryAs(CheckBox.class).isSelected())).isTrue();

        click("#source-demo");
        until("the choice", () -> session().request().flows().sources().equals(Optional.of(Set.of())));
        until("no source", () -> frame().meaning().flows().sources().isEmpty());

        click("#sources-automatic");
        until("the automatic choice", () -> session().request().flows().sources().isEmpty());
        until("the source again", () -> !frame().meaning().flows().sources().isEmpty());
        press(KeyCode.ESCAPE);
    }

    @Test
    void theWindowIsChosenInTheToolbar() {
        openDemo(new Look(Theme.DARK, 1024, 700));
        click("#flow-window");
        clickText("since start");
        until("the window", () -> session().request().flows().window().equals(FlowWish.SINCE_START));
        until("its word", () -> fx(() -> ((Label) find("#flow-window").lookup(".label")).getText())
                .equals("since start"));
        shoot("window-start");
    }

    @Test
    void aTruthIsDrawnAloneAndTheBannerLeadsBack() {
        openDemo(new Look(Theme.LIGHT, 1280, 800));
        untilFlows();
        clickText("Truth");
        until("the counts", () -> frame().scene().beside().truth().isPresent());
        shoot("truth");

        click("#truth-untried");
        until("only pairs that nobody tried", () -> frame().request().filter().truth()
                .equals(Optional.of(Truth.DENIED_UNTRIED)));
        assertThat(frame().scene().topology().edges())
                .isNotEmpty()
                .allSatisfy(edge -> assertThat(edge.state()).isEqualTo(EdgeState.UNTRIED));
        until("the banner", () -> fx(() -> find("#truth-banner").isVisible()));
        shoot("truth-untried");

        click("#truth-everything");
        until("everything", () -> frame().request().filter().truth().isEmpty());
        until("no banner", () -> fx(() -> !find("#truth-banner").isVisible()));
    }

    @Test
    void theFlowTableFiltersSortsAndSharesItsSelection() {
        openDemo(new Look(Theme.LIGHT, 1280, 800));
        untilFlows();
        press(KeyCode.CONTROL, KeyCode.T);
        until("rows", () -> frame().scene().beside().rows().total() > 0 && !rows().isEmpty());
        shoot("flows");

        until("the cursor in the filter", () -> fx(() -> find("#flow-filter").isFocused()));
        write("verdict:dropped");
        until("dropped flows alone", () -> {
            var rows = rows();
            return !rows.isEmpty()
                    && rows.stream().allMatch(row -> row.seen().key().verdict() == FlowVerdict.DROPPED);
        });

        fx(() -> {
            table().getSelectionModel().select(0);
            return true;
        });
        until("its edge in the picture", () -> fx(() -> graph().selection()).isPresent());
        shoot("flows-dropped");

        sortBy("Rate");
        until("another order", () -> session().request().panels().table().orElseThrow().by()
                == TableWish.Column.RATE);

        fx(() -> {
            ((TextField) find("#flow-filter")).setText("port:banana");
            return true;
        });
        until("the mistake", () -> fx(() -> find("#flow-filter-mistake").isVisible()));

        press(KeyCode.CONTROL, KeyCode.T);
        until("no table", () -> session().request().panels().table().isEmpty());
    }

    /// As a click on its header does; the headless robot's clicks do not reach headers.
    private void sortBy(String title) {
        fx(() -> table().getColumns().stream()
                .filter(column -> column.getText().equals(title))
                .findFirst()
                .map(column -> table().getSortOrder().setAll(List.of(column)))
                .orElseThrow());
    }

    @Test
    void thePicturesSearchSpeaksTheLanguageOfTheTable() {
        openDemo(new Look(Theme.DARK, 1024, 700));
        untilFlows();
        click("#toggle-only");
        click("#filter-text");
        write("to-port:5432 verdict:dropped");
        until("only dropped flows", () -> {
            var edges = frame().scene().topology().edges();
            return frame().request().filter().text().contains("dropped")
                    && !edges.isEmpty()
                    && edges.stream().allMatch(edge -> edge.state() == EdgeState.OBSERVED_DENIED);
        });
        shoot("search-flows");
    }
}
