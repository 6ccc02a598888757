/// Floor 4: a draft as files and texts that leave Weft.
///
/// Comes in: an [Outgoing], the draft's last words against the cluster as it is, or a whole [ReportInput]. Goes out:
/// texts, and maps from a relative path (with `/`) to bytes: [OneFile], [PolicyFolder], [KustomizeFolder],
/// [ShellCommands],
/// [ReviewReport]. All of them are pure; [ExportFiles] alone touches the disk, each file at once or not at all.
///
/// What no policy file can express (other labels, a workload more or less) is named in each of them as supposed, to be
/// made where the workload comes from. Names of files are safe on every platform, see [FileNames].
///
/// May use: what `whatif` may. To add a form: a final class with a method from [Outgoing] to files, and its entry in
/// the window's export menu.
@NullMarked
package dev.weft.whatif.export;

import org.jspecify.annotations.NullMarked;
