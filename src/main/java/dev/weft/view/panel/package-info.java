/// Panels beside the picture: inspector, filter, legend, status. A model (a record) and a pane (shows it) for each.
@NullMarked
package dev.weft.view.panel;

import org.jspecify.annotations.NullMarked;
