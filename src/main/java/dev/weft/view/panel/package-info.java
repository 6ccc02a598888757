/// Panels beside the picture: inspector, policies, outline, filter, legend, status, problems.
///
/// Comes in: a [dev.weft.session.Frame] and what is selected. Each panel is a pair: a model, a record made by a pure
/// function and tested without a toolkit, and a pane with one method `show(model)` that turns clicks into calls of the
/// consumers it was built with. No pane keeps a frame, none looks at another pane.
///
/// Goes out: picks to select, rules to open, filters to wish. May use: `picture`, `session` and the values below,
/// JavaFX.
/// Never `view`: the window knows its panels, not the other way round.
///
/// To add a panel: `XModel` (a record with `of(frame, ...)`), `XPane`, and one line in `view.MainWindow`.
///
/// Assumes: models are small (under 8 ms for 10,000 pods), so they are made on the FX thread when a frame or a
/// selection
/// changes, and only for the panel that is seen.
///
/// Source of colours, strokes and words: the verdict grammar of [dev.weft.topology.EdgeState].
@NullMarked
package dev.weft.view.panel;

import org.jspecify.annotations.NullMarked;
