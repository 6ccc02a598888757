/// `weft check`: intents against a source.
@NullMarked
package dev.weft.cli.check;

import org.jspecify.annotations.NullMarked;
