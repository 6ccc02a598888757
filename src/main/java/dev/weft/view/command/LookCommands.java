package dev.weft.view.command;

import static dev.weft.view.command.Command.Menu.HELP;
import static dev.weft.view.command.Command.Menu.VIEW;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The commands that look for something: palette, objects, search, paths, neighbours.
public final class LookCommands {
    /// `objects` finds an object of the cluster; `path` asks how one end reaches another.
    public record Doors(Runnable palette, Runnable objects, Searching searching, Runnable path, Near near,
            Runnable keys) {}

    /// `filter` is the field, ready to hide what does not fit.
    public record Searching(Runnable filter, Runnable next, Runnable previous, Runnable save) {}

    /// The neighbours of the selection; `deeper` and `nearer` only while they are shown.
    public record Near(
            Runnable show, Runnable deeper, Runnable nearer, Runnable leave, BooleanSupplier possible,
            BooleanSupplier shown) {}

    private LookCommands() {}

    /// In the order of the menus, to stand behind the others of the same menu.
    public static List<Command> of(Doors doors) {
        var all = new ArrayList<Command>();
        all.add(Command.of(VIEW, "objects", "Go to an object…", "Shortcut+K", doors.objects()));
        all.add(Command.of(VIEW, "filter", "Filter the picture", "", doors.searching().filter()).onPicture("/"));
        all.add(Command.of(VIEW, "find-next", "Next match", "F3", doors.searching().next()));
        all.add(Command.of(VIEW, "find-previous", "Previous match", "Shift+F3", doors.searching().previous()));
        all.add(Command.of(VIEW, "save-filter", "Keep this filter", "", doors.searching().save()));
        all.add(Command.of(VIEW, "path", "How does one reach another…", "Shortcut+Shift+K", doors.path())
                .onPicture("w"));
        near(all, doors.near());
        all.add(Command.of(HELP, "palette", "All commands…", "Shortcut+Shift+P", doors.palette()).onPicture(":"));
        all.add(Command.of(HELP, "keys", "Keys", "F1", doors.keys()).onPicture("?"));
        return List.copyOf(all);
    }

    private static void near(List<Command> all, Near near) {
        all.add(Command.of(VIEW, "near", "Only the neighbours of the selection", "", near.show())
                .onPicture("n")
                .when(near.possible()));
        all.add(Command.of(VIEW, "near-deeper", "One step more of neighbours", "", near.deeper())
                .onPicture("]")
                .when(near.shown()));
        all.add(Command.of(VIEW, "near-nearer", "One step less of neighbours", "", near.nearer())
                .onPicture("[")
                .when(near.shown()));
        all.add(Command.of(VIEW, "near-leave", "Leave the neighbours, show all", "", near.leave())
                .onPicture("0")
                .when(near.shown()));
    }
}
