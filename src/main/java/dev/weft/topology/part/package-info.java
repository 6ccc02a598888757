/// What is drawn, one contributor a file, and their list. May use: `topology`, `policy`, `flow`, `cluster`, `net`.
@NullMarked
package dev.weft.topology.part;

import org.jspecify.annotations.NullMarked;
