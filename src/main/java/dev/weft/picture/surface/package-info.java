/// Where is painted: one surface a file. `java.awt` is used here and nowhere else.
@NullMarked
package dev.weft.picture.surface;

import org.jspecify.annotations.NullMarked;
