package io.emend.editor.bench;

import io.emend.editor.bench.BenchRow.Measure;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws each measure over the number of live edits, which runs on a logarithmic scale. */
public final class BenchPlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 520;
    private static final int LEFT = 70;
    private static final int RIGHT = 250;
    private static final int TOP = 40;
    private static final int BOTTOM = 60;
    private static final int DOT = 4;
    private static final int GRID_PERCENT = 20;
    private static final int LEGEND_LINE = 22;
    /** Told apart also by colour-blind readers (Okabe and Ito 2008). */
    private static final int[] COLOURS = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0x000000, 0xE69F00};

    private final List<BenchRow> rows;
    private final double widest;

    private BenchPlot(List<BenchRow> rows) {
        this.rows = rows;
        this.widest = Math.log10(
                Math.max(10, rows.stream().mapToInt(BenchRow::live).max().orElse(1)));
    }

    /**
     * Writes a PNG file.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(BenchReport report, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            new BenchPlot(report.rows()).draw(pen, "Editing by " + report.method() + ", free generation");
        } finally {
            pen.dispose();
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private void draw(Graphics2D pen, String title) {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        pen.drawString(title, LEFT, TOP - 16);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        axes(pen);
        for (Measure measure : Measure.values()) {
            curve(pen, measure);
        }
    }

    private void axes(Graphics2D pen) {
        for (int percent = 0; percent <= 100; percent += GRID_PERCENT) {
            pen.setColor(Color.LIGHT_GRAY);
            pen.drawLine(LEFT, y(percent), WIDTH - RIGHT, y(percent));
            pen.setColor(Color.BLACK);
            pen.drawString(percent + " %", LEFT - 45, y(percent) + 5);
        }
        for (BenchRow row : rows) {
            pen.drawString(String.valueOf(row.live()), x(row.live()) - 8, HEIGHT - BOTTOM + 20);
        }
        pen.drawString("live edits", (LEFT + WIDTH - RIGHT) / 2 - 30, HEIGHT - BOTTOM + 42);
    }

    private void curve(Graphics2D pen, Measure measure) {
        pen.setColor(new Color(COLOURS[measure.ordinal()]));
        pen.setStroke(new BasicStroke(2));
        int legend = TOP + LEGEND_LINE * measure.ordinal();
        pen.fillRect(WIDTH - RIGHT + 20, legend, 14, 4);
        pen.drawString(measure.title(), WIDTH - RIGHT + 42, legend + 7);
        for (int i = 0; i < rows.size(); i++) {
            double percent = rows.get(i).score(measure).percent();
            if (Double.isNaN(percent)) {
                continue;
            }
            int x = x(rows.get(i).live());
            pen.fillOval(x - DOT, y(percent) - DOT, 2 * DOT, 2 * DOT);
            if (i > 0 && !Double.isNaN(rows.get(i - 1).score(measure).percent())) {
                pen.drawLine(
                        x(rows.get(i - 1).live()),
                        y(rows.get(i - 1).score(measure).percent()),
                        x,
                        y(percent));
            }
        }
    }

    private int x(int live) {
        return LEFT + (int) Math.round((WIDTH - LEFT - RIGHT) * Math.log10(live) / widest);
    }

    private static int y(double percent) {
        return HEIGHT - BOTTOM - (int) Math.round((HEIGHT - TOP - BOTTOM) * percent / 100);
    }
}
