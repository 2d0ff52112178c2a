package io.homewatt.disaggregation.alwayson;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a drawing may become. */
enum PictureFormat {
    /** Scales without loss. The title is text in it, as XML has it; the rest is shapes. */
    SVG {
        @Override
        byte[] of(String title, int width, int height, Consumer<Graphics2D> drawing) {
            Document document = document();
            SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
            context.setComment(null);
            context.setPrecision(2);
            var canvas = new SVGGraphics2D(context, false);
            drawing.accept(canvas);
            Element root = canvas.getRoot();
            root.setAttribute("width", String.valueOf(width));
            root.setAttribute("height", String.valueOf(height));
            root.setAttribute("viewBox", "0 0 " + width + " " + height);
            root.setAttribute("role", "img");
            Element text = document.createElementNS(SVGGraphics2D.SVG_NAMESPACE_URI, "title");
            text.setTextContent(NOT_IN_XML.matcher(title).replaceAll("?"));
            root.insertBefore(text, root.getFirstChild());
            return bytes(root);
        }
    },
    /** By the pixel. */
    PNG {
        @Override
        byte[] of(String title, int width, int height, Consumer<Graphics2D> drawing) {
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D canvas = image.createGraphics();
            var bytes = new ByteArrayOutputStream();
            try {
                drawing.accept(canvas);
                ImageIO.write(image, "png", bytes);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                canvas.dispose();
            }
            return bytes.toByteArray();
        }
    };

    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\x{10000}-\\x{10ffff}]");

    static {
        // No display is needed, nor tried.
        System.setProperty("java.awt.headless", "true");
    }

    /**
     * Draws.
     *
     * @param title what the picture shows, for those who don't see it
     * @param width in pixels, as the height
     */
    abstract byte[] of(String title, int width, int height, Consumer<Graphics2D> drawing);

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the document type that Batik writes, which readers would look for elsewhere. */
    private static byte[] bytes(Element root) {
        var bytes = new ByteArrayOutputStream();
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(root), new StreamResult(bytes));
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
