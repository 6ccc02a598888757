/// The layouts, one file each, and their list. May use: `layout`, `topology`, JGraphT, ELK.
@NullMarked
package dev.weft.layout.algorithm;

import org.jspecify.annotations.NullMarked;
