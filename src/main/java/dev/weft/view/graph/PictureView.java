package dev.weft.view.graph;

import dev.weft.picture.Picture;
import dev.weft.picture.Viewport;
import java.nio.IntBuffer;
import java.util.IdentityHashMap;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import org.jspecify.annotations.Nullable;

/// The painted image on the screen, without a copy: each array of the painter stands behind one JavaFX image. While the
/// user moves or zooms, the last image is moved and scaled until the sharp one arrives.
///
/// Threads: confined to the FX thread.
final class PictureView {
    private record Shown(WritableImage image, PixelBuffer<IntBuffer> pixels, int width, int height) {}

    /// The painter hands out two or three arrays in turn; more means it changed their size.
    private static final int ARRAYS = 4;

    private final ImageView view = new ImageView();
    private final Translate translate = new Translate();
    private final Scale scale = new Scale();
    private final IdentityHashMap<int[], Shown> images = new IdentityHashMap<>();
    private @Nullable Viewport painted;
    private double outputScale = 1;

    PictureView() {
        view.setManaged(false);
        view.setMouseTransparent(true);
        view.setSmooth(true);
        view.getTransforms().addAll(translate, scale);
    }

    ImageView node() {
        return view;
    }

    void show(Picture picture, Viewport now) {
        if (images.size() > ARRAYS) {
            images.clear();
        }
        var known = images.get(picture.pixels());
        if (known == null || known.width() != picture.width() || known.height() != picture.height()) {
            known = wrap(picture);
            images.put(picture.pixels(), known);
        } else {
            known.pixels().updateBuffer(_ -> null);
        }
        view.setImage(known.image());
        view.setFitWidth(picture.width() / picture.state().outputScale());
        view.setFitHeight(picture.height() / picture.state().outputScale());
        painted = picture.state().viewport();
        outputScale = picture.state().outputScale();
        follow(now);
    }

    private static Shown wrap(Picture picture) {
        var pixels = new PixelBuffer<>(
                picture.width(),
                picture.height(),
                IntBuffer.wrap(picture.pixels()),
                PixelFormat.getIntArgbPreInstance());
        return new Shown(new WritableImage(pixels), pixels, picture.width(), picture.height());
    }

    /// Moves and scales the last image to where the world is now.
    void follow(Viewport now) {
        if (painted != null) {
            double factor = now.scale() / painted.scale();
            translate.setX(snapped(now.toScreenX(painted.left()), factor, outputScale));
            translate.setY(snapped(now.toScreenY(painted.top()), factor, outputScale));
            scale.setX(factor);
            scale.setY(factor);
        }
    }

    /// A picture of the right size stands on whole pixels of the screen: between them each would be mixed of four,
    /// which blurs the picture and costs the renderer five times as much.
    static double snapped(double place, double factor, double outputScale) {
        return factor != 1 ? place : Math.rint(place * outputScale) / outputScale;
    }

    boolean isShown() {
        return painted != null;
    }

    void clear() {
        images.clear();
        view.setImage(null);
        painted = null;
    }
}
