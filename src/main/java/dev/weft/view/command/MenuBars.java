package dev.weft.view.command;

import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu bar, made from the list of commands.
public final class MenuBars {
    private MenuBars() {}

    /// `others` stand first in the menu of sources.
    public static MenuBar of(List<Command> commands, List<Menu> others) {
        var bar = new MenuBar();
        for (var menu : Command.Menu.values()) {
            var shown = new Menu(menu.title());
            shown.setId("menu-" + menu.name().toLowerCase(java.util.Locale.ROOT));
            if (menu == Command.Menu.SOURCE) {
                shown.getItems().addAll(others);
                shown.getItems().add(new SeparatorMenuItem());
            }
            var own = commands.stream().filter(command -> command.menu() == menu).toList();
            own.forEach(command -> shown.getItems().add(item(command)));
            shown.setOnShowing(_ -> shown.getItems().forEach(item -> own.stream()
                    .filter(command -> command.id().equals(item.getId()))
                    .forEach(command -> tell(item, command))));
            // a key works all the time
            shown.setOnHidden(_ -> shown.getItems().forEach(item -> item.setDisable(false)));
            bar.getMenus().add(shown);
        }
        return bar;
    }

    /// How it stands with the command now.
    private static void tell(MenuItem item, Command command) {
        item.setDisable(!command.when().getAsBoolean());
        if (item instanceof CheckMenuItem check) {
            command.state().checked().ifPresent(on -> check.setSelected(on.getAsBoolean()));
        }
    }

    private static MenuItem item(Command command) {
        var item = command.state().checked().isPresent()
                ? new CheckMenuItem(command.title())
                : new MenuItem(command.title());
        item.setId(command.id());
        item.setMnemonicParsing(false);
        command.key().ifPresent(item::setAccelerator);
        item.setOnAction(_ -> command.perform());
        return item;
    }
}
