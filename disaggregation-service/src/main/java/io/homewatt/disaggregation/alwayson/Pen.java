package io.homewatt.disaggregation.alwayson;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;

/** Writes and draws in black. Text becomes shapes, as in the rest of a chart, and looks the same whatever fonts there are. */
record Pen(Graphics2D canvas) {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    void line(double fromX, double fromY, double toX, double toY) {
        canvas.setColor(Color.BLACK);
        canvas.setStroke(new BasicStroke(1));
        canvas.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    /** @return where the text ends */
    double text(String text, double x, double baseline, int size) {
        Shape outline = outline(text, size);
        canvas.setColor(Color.BLACK);
        canvas.fill(AffineTransform.getTranslateInstance(x, baseline).createTransformedShape(outline));
        return x + outline.getBounds2D().getMaxX();
    }

    void centred(String text, double x, double baseline, int size) {
        text(text, x - outline(text, size).getBounds2D().getCenterX(), baseline, size);
    }

    private static Shape outline(String text, int size) {
        return font(Font.PLAIN, size).createGlyphVector(EXACT, text).getOutline();
    }
}
