/// What the user can do, in one list: it feeds the menus, the keys, the key help and the command palette.
///
/// Comes in: what the window can do, as plain doors ([WindowCommands.Doors]). Goes out: [Command]s, and the nodes that
/// show them: the menu bar ([MenuBars]), the help and the palette.
///
/// To add a command: one line in [WindowCommands]. May use: `session`, the values below it and `view.traffic`; the
/// window imports this room, never the other way round.
@NullMarked
package dev.weft.view.command;

import org.jspecify.annotations.NullMarked;
