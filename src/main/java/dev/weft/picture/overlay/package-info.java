/// What is painted, one overlay a file, and their order. May use: `picture`, `session` and the values below.
@NullMarked
package dev.weft.picture.overlay;

import org.jspecify.annotations.NullMarked;
