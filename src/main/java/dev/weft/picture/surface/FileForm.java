package dev.weft.picture.surface;

import dev.weft.picture.Painting;
import dev.weft.topology.GraphFormat;
import dev.weft.topology.format.GraphFormats;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// In which form what is drawn becomes a file: as a picture, where it matters where things stand, or as a graph in
/// text, which holds every node and connection. `ending` has no dot.
public record FileForm(
        String ending, String title, boolean isPicture, BiFunction<Painting, PictureFormat.Shot, byte[]> content) {
    /// Pictures first, in the order of menus and messages.
    public static List<FileForm> all() {
        return Stream.concat(
                        Arrays.stream(PictureFormat.values()).map(FileForm::of),
                        GraphFormats.all().stream().map(FileForm::of))
                .toList();
    }

    /// By the ending of a file's name, in any case.
    public static Optional<FileForm> ofName(String name) {
        return all().stream().filter(form -> form.fits(name)).findFirst();
    }

    public boolean fits(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("." + ending);
    }

    /// Threads: any but the screen's, as a large picture takes seconds.
    public byte[] bytes(Painting painting, PictureFormat.Shot shot) {
        return content.apply(painting, shot);
    }

    private static FileForm of(PictureFormat format) {
        return new FileForm(format.ending(), format.title(), true, format::bytes);
    }

    private static FileForm of(GraphFormat format) {
        return new FileForm(format.ending(), format.title(), false, (_, shot) -> format.text(
                        shot.frame().scene().topology(), shot.origin())
                .getBytes(StandardCharsets.UTF_8));
    }
}
