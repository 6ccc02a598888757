package dev.weft.view.graph;

import dev.weft.picture.Pick;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuItem;

/// What the user does with the picture, beyond moving it.
public interface GraphListener {
    void selected(Optional<Pick> pick);

    /// Enter or a double click on something that does not fold.
    void opened(Pick pick);

    /// A double click on a namespace's header or a folded namespace, or the key F.
    void folded(Pick pick);

    /// Space: before and after of a draft by turns.
    void flipped();

    /// A letter or sign that the picture itself does not know.
    void typed(String character);

    /// Esc while nothing is selected.
    void escaped();

    /// The entries of the context menu for what lies under the cursor.
    List<MenuItem> menu(Optional<Pick> pick);
}
