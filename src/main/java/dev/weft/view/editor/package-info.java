/// The policy editor: text, problems, and the draft it makes.
@NullMarked
package dev.weft.view.editor;

import org.jspecify.annotations.NullMarked;
