/// Live traffic beside the picture: which sources run, how far back, the truth table, the flow table, pulses of drops.
///
/// Comes in: a [dev.weft.session.Frame]. As in `view.panel`, each panel is a model, a record made by a pure function,
/// and a pane with one method `show`; what costs (rows, their order, counts of pairs) was made on the analysis thread,
/// while the panel is open.
///
/// Goes out: wishes and picks, to the consumers that a pane was built with. May use: `view.panel`, `picture`, `session`
/// and the values below, JavaFX. Never `view`.
@NullMarked
package dev.weft.view.traffic;

import org.jspecify.annotations.NullMarked;
