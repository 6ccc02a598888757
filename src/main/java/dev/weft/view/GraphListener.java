package dev.weft.view;

import dev.weft.picture.Pick;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuItem;

/// What the user does with the picture, beyond moving it.
interface GraphListener {
    void selected(Optional<Pick> pick);

    /// Enter or a double click on something that does not fold.
    void opened(Pick pick);

    /// A double click on a namespace's header or a folded namespace, or the key F.
    void folded(Pick pick);

    /// The cursor is on something else now, or on nothing.
    void hovered(Optional<Pick> pick);

    /// The picture was moved or zoomed.
    void moved();

    /// The key A: whom shall it reach?
    void allow(Pick pick);

    /// The key D: the edge shall be denied.
    void deny(Pick pick);

    /// The entries of the context menu for what lies under the cursor.
    List<MenuItem> menu(Optional<Pick> pick);
}
