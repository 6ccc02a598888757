package dev.weft.view.panel;

import dev.weft.topology.Filter;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;

/// The filter of the toolbar: namespaces, text, and whether unused permissions and services are drawn.
public final class FilterBar {
    /// Typing asks for analysis only when it rests.
    private static final javafx.util.Duration PAUSE = javafx.util.Duration.millis(180);

    private final NamespaceMenu namespaces;
    private final TextField text = new TextField();
    private final ToggleButton unused = new ToggleButton("Unused");
    private final ToggleButton services = new ToggleButton("Services");
    private final Consumer<Filter> wish;
    private FilterModel shown = FilterModel.EMPTY;

    public FilterBar(Consumer<Filter> wish) {
        this.wish = wish;
        namespaces = new NamespaceMenu(wish);
        namespaces.setTooltip(new Tooltip("Which namespaces are drawn"));
        text.setId("filter-text");
        text.setPromptText("Find (Ctrl+F)");
        text.getStyleClass().add("filter-text");
        var rest = new PauseTransition(PAUSE);
        rest.setOnFinished(_ -> typed());
        text.textProperty().addListener((_, _, _) -> rest.playFromStart());
        text.setOnAction(_ -> typed());
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !text.getText().isEmpty()) {
                text.clear();
                event.consume();
            }
        });
        unused.setId("toggle-unused");
        unused.setTooltip(new Tooltip("Connections that a policy allows and nobody was seen to use"));
        unused.setOnAction(_ -> wish.accept(shown.filter().withUnused(unused.isSelected())));
        services.setId("toggle-services");
        services.setTooltip(new Tooltip("Services and Ingresses, and where they lead"));
        services.setOnAction(_ -> wish.accept(shown.filter().withServices(services.isSelected())));
    }

    public List<Node> nodes() {
        return List.of(namespaces, text, unused, services);
    }

    public void focusText() {
        text.requestFocus();
        text.selectAll();
    }

    public void show(FilterModel model) {
        shown = model;
        namespaces.show(model);
        unused.setSelected(model.filter().unused());
        services.setSelected(model.filter().services());
        if (!text.isFocused() && !text.getText().strip().equals(model.filter().text())) {
            text.setText(model.filter().text());
        }
    }

    private void typed() {
        if (!text.getText().strip().equals(shown.filter().text())) {
            wish.accept(shown.filter().withText(text.getText().strip()));
        }
    }
}
