package dev.weft.picture.surface;

import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.DemoScenes;
import dev.weft.fixture.RecordingBrush;
import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Painting;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;
import dev.weft.picture.Theme;
import dev.weft.picture.ViewState;
import dev.weft.picture.Viewport;
import dev.weft.picture.overlay.Overlays;
import dev.weft.session.Frame;
import dev.weft.topology.GraphFormat;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// The same picture as pixels, as SVG and as PDF.
class PictureFormatTest {
    private static final String HOSTILE = "a<b>&\"'\u0000\ud800]]>日本→";

    private final Painting painting = new Painting(new RasterSurface(), Overlays.all());

    @Test
    void theSvgHoldsEveryTextOfThePictureInItsPlace() {
        var shot = shot(DemoScenes.draft(), Theme.LIGHT);
        var written = painted(shot).of(RecordingBrush.Mark.Written.class);

        var texts = elements(parsed(PictureFormat.SVG.bytes(painting, shot)), "text");

        assertThat(texts).extracting(Element::getTextContent)
                .containsExactlyElementsOf(
                        written.stream().map(RecordingBrush.Mark.Written::text).filter(t -> !t.isBlank()).toList());
        assertThat(texts).extracting(Element::getTextContent).contains("checkout", "shop", "would be denied");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyGroupOfTheSvgHoldsSomethingAndNothingIsEmpty(Theme theme) {
        var svg = parsed(PictureFormat.SVG.bytes(painting, shot(DemoScenes.draft(), theme)));

        assertThat(elements(svg, "g")).extracting(group -> group.getAttribute("id"))
                .contains("background", "namespaces", "edges", "nodes", "legend")
                .doesNotHaveDuplicates();
        assertThat(elements(svg, "g")).allSatisfy(group -> assertThat(group.getElementsByTagName("*").getLength())
                .isPositive());
        assertThat(elements(svg, "text")).noneMatch(text -> text.getTextContent().isBlank());
        for (var shape : List.of("polyline", "polygon")) {
            assertThat(elements(svg, shape)).isNotEmpty().allMatch(line -> line.getAttribute("points").contains(" "));
        }
    }

    @Test
    void aHostileNameIsATextAndNoMarkup() throws IOException {
        var shot = shot(hostile(), Theme.LIGHT);

        var svg = parsed(PictureFormat.SVG.bytes(painting, shot));
        var pdf = text(PictureFormat.PDF.bytes(painting, shot));

        var readable = "a<b>&\"'\\u0000\\uD800]]>日本→";
        assertThat(elements(svg, "text")).extracting(Element::getTextContent).contains(readable);
        assertThat(elements(svg, "title").getFirst().getTextContent()).contains(readable);
        assertThat(pdf).contains("a<b>&\"'\\u0000\\uD800]]>").contains("→"); // the rest is drawn, not written
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thePdfIsOnePageThatSaysEveryText(Theme theme) throws IOException {
        var shot = shot(DemoScenes.draft(), theme);
        var written = painted(shot).texts();

        var bytes = PictureFormat.PDF.bytes(painting, shot);

        try (var document = Loader.loadPDF(bytes)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var page = document.getPage(0).getMediaBox();
            assertThat(page.getWidth()).isEqualTo(1_200); // points of 1 600 pixels
            assertThat(page.getHeight()).isEqualTo(750);
            assertThat(document.getDocumentInformation().getTitle()).contains("shop");
        }
        var text = text(bytes).replaceAll("\\s", "");
        assertThat(written).isNotEmpty().allSatisfy(word -> assertThat(text).contains(word.replaceAll("\\s", "")));
    }

    @Test
    void aPictureThatIsLargerThanAnyPageBecomesASmallerPage() throws IOException {
        var state = new ViewState(
                new Viewport(0, 0, 1, 60_000, 30_000), Optional.empty(), Optional.empty(), Theme.LIGHT, Set.of(), 1);

        var bytes = PictureFormat.PDF.bytes(painting, shot(DemoScenes.draft(), state));

        try (var document = Loader.loadPDF(bytes)) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(14_400);
            assertThat(document.getPage(0).getMediaBox().getHeight()).isEqualTo(7_200);
        }
    }

    @ParameterizedTest
    @EnumSource(PictureFormat.class)
    void theSamePictureIsTheSameFile(PictureFormat format) {
        var shot = shot(DemoScenes.draft(), Theme.DARK);

        assertThat(format.bytes(painting, shot)).isEqualTo(format.bytes(painting, shot));
    }

    @Test
    void thePngHasTheSizeOfTheView() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(
                PictureFormat.PNG.bytes(painting, shot(DemoScenes.draft(), Theme.LIGHT))));

        assertThat(image.getWidth()).isEqualTo(1_600);
        assertThat(image.getHeight()).isEqualTo(1_000);
    }

    /// What cannot be seen in pixels is not in a file either.
    @Test
    void nothingIsWrittenOfWhatCannotBeSeen() {
        var painting = new Painting(new RasterSurface(), List.of(new Overlay() {
            @Override
            public String name() {
                return "unseen";
            }

            @Override
            public void paint(PaintContext context, Brush brush) {
                var clear = new Colour(0x00FFFFFF);
                brush.fill(new Shape.RoundBox(0, 0, 0, 10, 2), new Colour(0xFF000000));
                brush.fill(new Shape.Line(0, 0, 10, 10), new Colour(0xFF000000));
                brush.fill(new Shape.Disc(5, 5, 5), clear);
                brush.stroke(new Shape.Line(), Stroke.solid(new Colour(0xFF000000), 1));
                brush.text(" ", 0, 0, new TextStyle(12, false, new Colour(0xFF000000)));
                brush.text("clear", 0, 0, new TextStyle(12, false, clear));
            }
        }));
        var shot = shot(DemoScenes.draft(), Theme.LIGHT);

        var svg = parsed(PictureFormat.SVG.bytes(painting, shot));

        assertThat(elements(svg, "g")).extracting(group -> group.getAttribute("id")).containsExactly("background");
        assertThat(PictureFormat.PDF.bytes(painting, shot)).isNotEmpty();
    }

    @Test
    void anUnusualNumberIsWrittenInDigitsAlone() {
        assertThat(SvgBrush.number(-0.001)).isEqualTo("0");
        assertThat(SvgBrush.number(1e9)).isEqualTo("1000000000");
        assertThat(SvgBrush.number(1.005)).isEqualTo("1.01");
        assertThat(SvgBrush.number(-12.5)).isEqualTo("-12.5");
    }

    private static Frame hostile() {
        var outside = new TopologyNode(
                NodeId.ofOutside(HOSTILE), HOSTILE, "", Optional.empty(), TopologyNode.Facts.NONE);
        return scene().group(HOSTILE, new Box(-20, -60, 900, 400))
                .openWorkload("shop/web", 0, 0)
                .node(outside, 300, 200)
                .frame();
    }

    private PictureFormat.Shot shot(Frame frame, Theme theme) {
        var fit = new Viewport(0, 0, 1, 1_600, 1_000).fitting(frame.scene().positions().extent().orElseThrow());
        return shot(frame, new ViewState(fit, Optional.empty(), Optional.empty(), theme, Set.of(), 1));
    }

    private static PictureFormat.Shot shot(Frame frame, ViewState state) {
        return new PictureFormat.Shot(frame, state, new GraphFormat.Origin("shop " + HOSTILE, Optional.empty()));
    }

    /// With the widths of letters that files have.
    private RecordingBrush painted(PictureFormat.Shot shot) {
        var recorded = new RecordingBrush();
        painting.paint(shot.frame(), shot.state(), _ -> new Brush() {
            @Override
            public void stroke(Shape shape, Stroke stroke) {
                recorded.stroke(shape, stroke);
            }

            @Override
            public void fill(Shape shape, Colour colour) {
                recorded.fill(shape, colour);
            }

            @Override
            public void text(String text, double x, double y, TextStyle style) {
                recorded.text(text, x, y, style);
            }

            @Override
            public double width(String text, TextStyle style) {
                return VectorText.of(style.bold()).width(text) * style.size();
            }
        });
        return recorded;
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Document parsed(byte[] svg) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        } catch (ParserConfigurationException | SAXException | IOException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static List<Element> elements(Document xml, String name) {
        var found = xml.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
