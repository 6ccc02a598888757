/// Floor 8: how a draft, and the picture, leave the window.
///
/// Comes in: the frame and what is wished ([ExportMenu.Subject]). Goes out: files and the clipboard, in the forms of
/// `whatif.export`. [ExportMenu] is a button that stands where a draft is edited; its notice says how the last export
/// went, in one line. Files are made and written beside the screen; [ExportPlaces] asks where to, and before anything
/// is overwritten.
///
/// [PictureExport] writes the picture, in the forms of [dev.weft.picture.surface.FileForm], as it is on the screen or
/// whole ([PictureViews] says which part, how fine), and copies it.
///
/// May use: what `view` may. To add a form: a constant of [ExportForm], and what it makes in [ExportMenu].
@NullMarked
package dev.weft.view.export;

import org.jspecify.annotations.NullMarked;
