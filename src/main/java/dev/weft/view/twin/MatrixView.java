package dev.weft.view.twin;

import dev.weft.picture.Palette;
import dev.weft.picture.Theme;
import dev.weft.view.editor.Aside;
import dev.weft.view.editor.Latest;
import dev.weft.view.twin.MatrixGeometry.Spot;
import dev.weft.view.twin.MatrixSheet.Part;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The cells themselves: a canvas that paints only what is seen, and two scroll bars. Cells are looked up beside the FX
/// thread, a little more than is seen, so that scrolling finds them there.
final class MatrixView extends Region {
    /// `choose` is a click or Enter on a cell or a label, `toggle` opens or closes a class.
    record Doors(Consumer<Spot> choose, Consumer<Spot> toggle, Consumer<MatrixWords> said) {}

    private record Ask(MatrixModel model, Part part) {}

    private record Word(MatrixModel model, Spot spot) {}

    /// Pixels; at the smallest the signs can still be told apart.
    static final double LEAST_CELL = 14;
    static final double MOST_CELL = 36;
    /// Lines beyond the seen ones that are looked up too.
    private static final int MORE = 12;
    /// More lines than any cluster has.
    private static final int FAR = 1 << 20;

    private final Canvas canvas = new Canvas();
    private final MatrixPainter painter = new MatrixPainter(canvas.getGraphicsContext2D());
    private final ScrollBar across = new ScrollBar();
    private final ScrollBar down = new ScrollBar();
    private final Tooltip tip = new Tooltip();
    private final Doors doors;
    private final Latest<Ask, MatrixSheet> sheets;
    private final Latest<Word, MatrixWords> words;
    private MatrixModel model = MatrixModel.EMPTY;
    private MatrixSheet sheet = MatrixSheet.EMPTY;
    private MatrixGeometry geometry = MatrixGeometry.EMPTY;
    private Palette palette = Palette.of(Theme.LIGHT);
    private Optional<Spot> cursor = Optional.empty();
    private Optional<Spot> hover = Optional.empty();
    private Optional<Spot> marked = Optional.empty();
    private boolean placing;

    MatrixView(Doors doors, Aside work) {
        this.doors = doors;
        this.sheets = new Latest<>(work, ask -> MatrixSheet.of(ask.model(), ask.part()), (_, made) -> arrived(made));
        this.words = new Latest<>(work, ask -> MatrixWords.of(ask.model(), ask.spot()), (_, said) -> say(said));
        setId("matrix");
        getStyleClass().add("matrix");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW); // there is no role for cells that are painted: the text says them
        setAccessibleRoleDescription("Reachability matrix");
        down.setOrientation(Orientation.VERTICAL);
        across.setId("matrix-across");
        down.setId("matrix-down");
        across.setFocusTraversable(false);
        down.setFocusTraversable(false);
        across.valueProperty().addListener((_, _, at) -> barMoved(at.doubleValue(), geometry.top()));
        down.valueProperty().addListener((_, _, at) -> barMoved(geometry.left(), at.doubleValue()));
        tip.setShowDelay(Duration.millis(350));
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        getChildren().setAll(canvas, across, down);
        canvas.setOnMouseMoved(this::pointed);
        canvas.setOnMouseExited(_ -> hover(Optional.empty()));
        canvas.setOnMouseClicked(this::clicked);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().addListener((_, _, _) -> paint());
    }

    @Override
    protected void layoutChildren() {
        double bar = 12;
        double width = Math.max(0, Math.floor(getWidth() - bar));
        double height = Math.max(0, Math.floor(getHeight() - bar));
        canvas.setWidth(width);
        canvas.setHeight(height);
        across.resizeRelocate(MatrixGeometry.ROW_LABELS, height, Math.max(0, width - MatrixGeometry.ROW_LABELS), bar);
        down.resizeRelocate(
                width, MatrixGeometry.COLUMN_LABELS, bar, Math.max(0, height - MatrixGeometry.COLUMN_LABELS));
        place(new MatrixGeometry(
                geometry.size(), geometry.cell(), width, height, geometry.left(), geometry.top()));
    }

    void theme(Theme theme) {
        palette = Palette.of(theme);
        paint();
    }

    void show(MatrixModel newest) {
        boolean moved = !newest.lines().equals(model.lines());
        model = newest;
        if (moved) {
            cursor = Optional.empty();
            hover = Optional.empty();
            sheet = MatrixSheet.of(newest, Part.NONE);
        }
        place(new MatrixGeometry(
                newest.lines().size(), geometry.cell(), geometry.width(), geometry.height(), geometry.left(),
                geometry.top()));
        sheets.ask(new Ask(model, geometry.visible().grown(MORE, model.lines().size())));
    }

    private void arrived(MatrixSheet made) {
        if (made.model().lines().equals(model.lines())) {
            sheet = made;
            paint();
        }
    }

    private void place(MatrixGeometry next) {
        geometry = next.scrolled(next.left(), next.top());
        placing = true;
        bar(across, geometry.left(), geometry.mostLeft(), geometry.across());
        bar(down, geometry.top(), geometry.mostTop(), geometry.down());
        placing = false;
        if (!sheet.part().holds(geometry.visible())) {
            sheets.ask(new Ask(model, geometry.visible().grown(MORE, model.lines().size())));
        }
        paint();
    }

    private void bar(ScrollBar bar, double at, double most, double room) {
        bar.setMax(most);
        bar.setValue(at);
        bar.setVisibleAmount(most == 0 ? 1 : room / (most + room) * most);
        bar.setUnitIncrement(geometry.cell());
        bar.setBlockIncrement(room);
        bar.setVisible(most > 0);
    }

    private void barMoved(double left, double top) {
        if (!placing) {
            place(geometry.scrolled(left, top));
        }
    }

    private void paint() {
        painter.paint(new MatrixPainter.Scene(
                sheet, geometry.size() == sheet.model().lines().size() ? geometry : MatrixGeometry.EMPTY,
                new MatrixPainter.Marks(cursor, hover, marked, isFocused()), palette));
    }

    /// The cell, row or column of what is selected in the picture.
    void mark(Optional<Spot> spot) {
        if (!spot.equals(marked)) {
            marked = spot;
            cursor = spot.or(() -> cursor);
            spot.ifPresent(seen -> place(geometry.revealing(seen)));
            paint();
        }
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShortcutDown()) {
            zoom(Math.signum(event.getDeltaY()) * 2);
        } else if (event.isShiftDown() && event.getDeltaX() == 0) {
            place(geometry.scrolled(geometry.left() - event.getDeltaY(), geometry.top()));
        } else {
            place(geometry.scrolled(geometry.left() - event.getDeltaX(), geometry.top() - event.getDeltaY()));
        }
        event.consume();
    }

    /// Cells larger or smaller by so many pixels.
    void zoom(double by) {
        double cell = Math.clamp(geometry.cell() + by, LEAST_CELL, MOST_CELL);
        double scale = cell / geometry.cell();
        place(new MatrixGeometry(
                geometry.size(), cell, geometry.width(), geometry.height(), geometry.left() * scale,
                geometry.top() * scale));
    }

    private void pointed(MouseEvent event) {
        hover(geometry.at(event.getX(), event.getY()));
    }

    private void hover(Optional<Spot> spot) {
        if (!spot.equals(hover)) {
            hover = spot;
            tip.hide();
            spot.ifPresentOrElse(this::ask, () -> Tooltip.uninstall(canvas, tip));
            paint();
        }
    }

    private void ask(Spot spot) {
        words.ask(new Word(model, spot));
    }

    private void say(MatrixWords said) {
        if (hover.equals(Optional.of(said.spot()))) {
            tip.setText(said.lines());
            Tooltip.install(canvas, tip);
        }
        setAccessibleText(said.line());
        doors.said().accept(said);
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        geometry.at(event.getX(), event.getY()).ifPresent(spot -> {
            point(spot);
            if (event.getClickCount() == 2 && Math.min(spot.row(), spot.column()) < 0) {
                doors.toggle().accept(spot);
            } else {
                doors.choose().accept(spot);
            }
        });
    }

    /// The cursor there, seen and said.
    private void point(Spot spot) {
        cursor = Optional.of(spot);
        place(geometry.revealing(spot));
        ask(spot);
    }

    /// Moves the cursor by so many lines, to the labels at most; the first cell when there is none yet.
    private void move(int rows, int columns) {
        if (geometry.size() == 0) {
            return;
        }
        var from = cursor.orElse(new Spot(-1, -1));
        int last = geometry.size() - 1;
        int row = Math.clamp((long) from.row() + rows, -1, last);
        int column = Math.clamp((long) from.column() + columns, -1, last);
        point(row < 0 && column < 0 ? new Spot(Math.min(1, last), Math.min(1, last)) : new Spot(row, column));
    }

    /// Arrows and pages move, Enter selects in the picture, Space opens a class, plus and minus zoom.
    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case LEFT -> move(0, -1);
            case RIGHT -> move(0, 1);
            case UP -> move(-1, 0);
            case DOWN -> move(1, 0);
            case PAGE_UP -> move(-page(), 0);
            case PAGE_DOWN -> move(page(), 0);
            case HOME -> move(0, -FAR);
            case END -> move(0, FAR);
            case ENTER -> choose();
            case SPACE -> toggle();
            case PLUS, ADD, EQUALS -> zoom(2);
            case MINUS, SUBTRACT -> zoom(-2);
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    /// As many lines as are seen at once.
    private int page() {
        return Math.max(1, (int) (geometry.down() / geometry.cell()) - 1);
    }

    private void choose() {
        cursor.ifPresent(doors.choose());
    }

    private void toggle() {
        cursor.ifPresent(doors.toggle());
    }
}
