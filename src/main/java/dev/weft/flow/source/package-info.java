/// The flow sources, one file each, and their list. Each owns its I/O and its threads and pushes
/// [dev.weft.flow.Flow]s. May use: `flow`, `cluster`, `net`.
@NullMarked
package dev.weft.flow.source;

import org.jspecify.annotations.NullMarked;
