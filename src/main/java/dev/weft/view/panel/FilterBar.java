package dev.weft.view.panel;

import dev.weft.topology.Filter;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/// The filter of the toolbar: namespaces, text, and whether unused permissions and services are drawn.
public final class FilterBar {
    private final NamespaceMenu namespaces;
    private final Node search;
    private final Consumer<String> filtered;
    private final ToggleButton unused = new ToggleButton("Unused");
    private final ToggleButton services = new ToggleButton("Services");
    private FilterModel shown = FilterModel.EMPTY;

    /// `search` is the field of the text, which `filtered` tells what is wished now.
    public FilterBar(Consumer<Filter> wish, Node search, Consumer<String> filtered) {
        this.search = search;
        this.filtered = filtered;
        namespaces = new NamespaceMenu(wish);
        namespaces.setTooltip(new Tooltip("Which namespaces are drawn"));
        unused.setId("toggle-unused");
        unused.setTooltip(new Tooltip("Connections that a policy allows and nobody was seen to use"));
        unused.setOnAction(_ -> wish.accept(shown.filter().withUnused(unused.isSelected())));
        services.setId("toggle-services");
        services.setTooltip(new Tooltip("Services and Ingresses, and where they lead"));
        services.setOnAction(_ -> wish.accept(shown.filter().withServices(services.isSelected())));
    }

    public List<Node> choices() {
        return List.of(namespaces, search);
    }

    public List<Node> toggles() {
        return List.of(unused, services);
    }

    public void show(FilterModel model) {
        shown = model;
        namespaces.show(model);
        unused.setSelected(model.filter().unused());
        services.setSelected(model.filter().services());
        filtered.accept(model.filter().text());
    }
}
