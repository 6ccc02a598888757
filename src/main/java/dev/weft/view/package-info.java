/// Floor 8: JavaFX, and nowhere else. The window of Weft.
///
/// Comes in: [dev.weft.session.Frame]s and [dev.weft.picture.Picture]s, from any thread, through [FxFrames], the one
/// crossing to the FX thread. Goes out: [dev.weft.session.ViewRequest]s, and the user's choice of a source, through
/// [WindowDoors], which `app` fills.
///
/// [MainModel] is all that the window remembers, one record with pure transitions; [MainWindow] shows it. The picture
/// lives in `view.graph`, panels in `view.panel`, those of live traffic in `view.traffic`, the editor in
/// `view.editor`, which never import this package: the window knows its panels, not the
/// other way round.
///
/// Nothing computes here beyond small models (under 8 ms); pan, zoom and hover never ask for analysis.
/// May use: `picture`, `session` and the values below.
///
/// To add a panel: a model and a pane in `view.panel`, one line in `MainWindow`. To add a command: one line in
/// `view.command.WindowCommands`, which feeds menu, keys, help and palette.
@NullMarked
package dev.weft.view;

import org.jspecify.annotations.NullMarked;
