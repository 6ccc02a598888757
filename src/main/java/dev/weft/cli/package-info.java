/// Floor 8: the command line. A source in, text out.
///
/// [CommandLineRun] finds the [Command] that was asked for and runs it. A command reads its cluster whole
/// ([WholeCluster]: start the source, wait until it is synced, evaluate) and writes data to standard output, everything
/// else to standard error. It reaches a cluster only through the door [Sources] that `app` opens. What several commands
/// share stands here: [EndName], [Answer], [Json], [ProblemLines], [Printed].
///
/// Each larger command has a child room of its own with its formats: `cli.list`, `cli.explain`, `cli.diff`,
/// `cli.check`. This room names nothing of them; [Commands] lists the commands that stand here, and
/// `app.AllCommands` all of them.
///
/// To add a command: write `XCommand implements Command` with picocli's annotations, here or in a child room, put it
/// into `Commands` or `app.AllCommands`, add its golden text. The options, the texts and the exit status are fixed in
/// writing for scripts: add to them, never change them.
///
/// May use: `picture` and every room below it but `kube`. Nothing here needs a display.
@NullMarked
package dev.weft.cli;

import org.jspecify.annotations.NullMarked;
