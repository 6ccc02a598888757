/// Floor 9: opens the doors. `Wiring` is the only class that may know everyone.
@NullMarked
package dev.weft.app;

import org.jspecify.annotations.NullMarked;
