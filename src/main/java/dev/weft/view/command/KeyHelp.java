package dev.weft.view.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Every key in two columns of groups, in the order of the menus, then what the picture does by itself; the second
/// column
/// begins where the first holds half of all lines.
public record KeyHelp(List<Group> left, List<Group> right) {
    public record Group(String title, List<Line> lines) {
        public Group {
            lines = List.copyOf(lines);
        }

        private int height() {
            return lines.size() + 2;
        }
    }

    /// `keys` are alternatives: `F1`, `?`.
    public record Line(List<String> keys, String what) {
        public Line {
            keys = List.copyOf(keys);
        }

        private boolean fits(String group, String typed) {
            return (group + " " + what + " " + String.join(" ", keys)).toLowerCase(Locale.ROOT).contains(typed);
        }
    }

    /// What the picture does by itself, and is no command.
    private static final Group PICTURE = new Group(
            "On the picture",
            List.of(
                    new Line(List.of("← ↑ → ↓"), "Nearest node in that direction"),
                    new Line(List.of(".", ","), "Next and previous connection"),
                    new Line(List.of("Enter"), "Details of the selection"),
                    new Line(List.of("A"), "Allow from the selection to…"),
                    new Line(List.of("D"), "Deny the selected connection…"),
                    new Line(List.of("F"), "Fold or unfold the namespace"),
                    new Line(List.of("P"), "Pin the selected node where it is, or let it go"),
                    new Line(List.of("Space"), "Before and after of a draft by turns"),
                    new Line(List.of("Esc"), "Let go of the selection")));
    private static final Group MOUSE = new Group(
            "With the mouse",
            List.of(
                    new Line(List.of("Wheel"), "Zoom at the cursor"),
                    new Line(List.of("Shift+wheel"), "Sideways"),
                    new Line(List.of("Drag"), "Move the picture; from a node's handle: allow a connection"),
                    new Line(List.of("Double click"), "Fold a namespace; on the background: fit"),
                    new Line(List.of("Right click"), "All that can be done with it")));
    private static final Group MATRIX = new Group(
            "In the matrix",
            List.of(
                    new Line(List.of("← ↑ → ↓"), "Move"),
                    new Line(List.of("Enter"), "Select in the picture"),
                    new Line(List.of("Space"), "List the workloads that are alike"),
                    new Line(List.of("+", "-"), "Cells larger and smaller")));
    private static final Group PALETTE = new Group(
            "In the palette",
            List.of(
                    new Line(List.of(":ns NAME"), "Only one namespace"),
                    new Line(List.of(":ctx NAME"), "Another context"),
                    new Line(List.of(":q"), "Close"),
                    new Line(List.of("/TEXT"), "Filter the picture")));

    /// Lines that hold the text in any case, in their keys or their words; everything for an empty one.
    public static KeyHelp of(List<Command> commands, String text) {
        var typed = text.strip().toLowerCase(Locale.ROOT);
        var groups = Stream.concat(
                        Stream.of(Command.Menu.values()).map(menu -> group(menu, commands)),
                        Stream.of(PICTURE, MATRIX, MOUSE, PALETTE))
                .map(group -> new Group(
                        group.title(),
                        group.lines().stream().filter(line -> line.fits(group.title(), typed)).toList()))
                .filter(group -> !group.lines().isEmpty())
                .toList();
        return halves(groups);
    }

    private static Group group(Command.Menu menu, List<Command> commands) {
        return new Group(
                menu.title(),
                commands.stream()
                        .filter(command -> command.menu() == menu && !command.keys().isEmpty())
                        .map(command -> new Line(
                                command.keys().stream().map(Command.Key::text).toList(), command.title()))
                        .toList());
    }

    private static KeyHelp halves(List<Group> groups) {
        int all = groups.stream().mapToInt(Group::height).sum();
        var left = new ArrayList<Group>();
        int height = 0;
        for (var group : groups) {
            if (height > 0 && height + group.height() / 2 > all / 2) {
                break;
            }
            left.add(group);
            height += group.height();
        }
        return new KeyHelp(List.copyOf(left), groups.subList(left.size(), groups.size()));
    }
}
