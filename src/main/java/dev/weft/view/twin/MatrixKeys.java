package dev.weft.view.twin;

import javafx.scene.input.KeyEvent;

/// The keys of the matrix: arrows, pages, Enter selects in the picture, Space opens a class, plus and minus zoom.
final class MatrixKeys {
    private static final int FAR = 1 << 20;

    private MatrixKeys() {}

    static void pressed(MatrixView view, KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case LEFT -> view.move(0, -1);
            case RIGHT -> view.move(0, 1);
            case UP -> view.move(-1, 0);
            case DOWN -> view.move(1, 0);
            case PAGE_UP -> view.move(-view.page(), 0);
            case PAGE_DOWN -> view.move(view.page(), 0);
            case HOME -> view.move(0, -FAR);
            case END -> view.move(0, FAR);
            case ENTER -> view.choose();
            case SPACE -> view.toggle();
            case PLUS, ADD, EQUALS -> view.zoom(2);
            case MINUS, SUBTRACT -> view.zoom(-2);
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }
}
