package dev.weft.picture.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.RecordingBrush;
import dev.weft.picture.Palette;
import dev.weft.picture.Shape;
import dev.weft.picture.Theme;
import dev.weft.topology.EdgeState;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// On a grey printer and to a colour-blind eye every verdict still has its own stroke and marker.
class VerdictsWithoutColourTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void noTwoStatesAreDrawnAlikeButForTheirColour(Theme theme) {
        var seen = new HashSet<String>();
        for (var state : EdgeState.values()) {
            var brush = new RecordingBrush();
            new LegendSamples(brush, Palette.of(theme)).draw(new LegendEntry.OfState(state), 0, 0);
            var drawn = new StringBuilder();
            brush.marks().forEach(mark -> drawn.append(withoutColour(mark)).append('\n'));
            assertThat(seen.add(drawn.toString())).as("%s has a look of its own", state).isTrue();
        }
    }

    private static String withoutColour(RecordingBrush.Mark mark) {
        return switch (mark) {
            case RecordingBrush.Mark.Stroked(var shape, var stroke) ->
                "stroke " + stroke.dash() + " " + stroke.width() + " " + text(shape);
            case RecordingBrush.Mark.Filled(var shape, _) -> "fill " + text(shape);
            case RecordingBrush.Mark.Written(var text, var x, var y, _) -> text + " " + x + " " + y;
        };
    }

    private static String text(Shape shape) {
        return switch (shape) {
            case Shape.Line(var points) -> "line " + Arrays.toString(points);
            case Shape.Polygon(var points) -> "polygon " + Arrays.toString(points);
            case Shape.RoundBox box -> box.toString();
            case Shape.Disc disc -> disc.toString();
        };
    }
}
