/// Twins of the picture, which share its selection: the reachability matrix, the outline tree, the connections table,
/// the policy table. What the picture shows by place and line they say in rows, for the keyboard, the screen reader and
/// the spreadsheet.
///
/// Comes in: a [dev.weft.session.Frame] and what is selected. Each twin is a model, a record made by a pure function
/// and tested without a toolkit, and a pane that shows it.
/// Models are made beside the FX thread, and only for the twin that
/// is seen; of frames that come meanwhile the newest counts.
///
/// Goes out: picks to select, nodes to light, policies to open, lines to save, through [Twins.Doors]. May use:
/// `view.panel`, `view.editor`, `picture`, `session` and the values below, JavaFX. Never `view`.
///
/// To add a twin: a model, a pane, a field in [Twins], and a tab in `view.WindowLayout`.
///
/// Source of colours, signs and words: the verdict grammar of [dev.weft.topology.EdgeState].
@NullMarked
package dev.weft.view.twin;

import org.jspecify.annotations.NullMarked;
