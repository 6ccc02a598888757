/// Floor 8: the command line, one command a file, and their list. Source in, text out.
/// May use: `picture`, `whatif`, `policy`, `topology`, `flow`, `cluster`, `net`. Reaches a cluster only through the door that `app` opens.
@NullMarked
package dev.weft.cli;

import org.jspecify.annotations.NullMarked;
