package io.emend.standalone.console;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows on the console what the server is busy with, once that takes longer than a second: on a terminal one line that is
 * rewritten every second, elsewhere a line when it has begun to take long and one when it ends. Thread-safe.
 */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 78;

    private final PrintStream out;
    private final boolean terminal;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private @Nullable String step;
    private String note = "";
    private boolean shown;
    private long began;

    private Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        var unused = clock.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** Progress for a person who watches, or for a log. */
    public static Progress on(PrintStream out) {
        return new Progress(out, System.console() != null && System.console().isTerminal());
    }

    /** Progress that nobody watches. */
    public static Progress silent() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false);
    }

    /** Ends the present step, if any, and begins another; beginning the present one again changes nothing. */
    public synchronized void begin(String what) {
        if (what.equals(step)) {
            return;
        }
        end();
        step = what;
        note = "";
        shown = false;
        began = System.nanoTime();
    }

    /** Tells more about the present step, such as a count. */
    public synchronized void note(String what) {
        note = ": " + what;
    }

    /** Ends the present step, and says how long it took if that was worth showing. */
    public synchronized void end() {
        if (step != null && shown) {
            String line = "  %s%s, %.1f s".formatted(step, note, elapsed().toMillis() / 1000.0);
            out.println(terminal ? "\r" + pad(line) : line);
        }
        step = null;
    }

    private synchronized void tick() {
        if (step == null || elapsed().toSeconds() < 1) {
            return;
        }
        if (terminal) {
            out.print("\r" + pad("  " + step + note + " … " + elapsed().toSeconds() + " s"));
            out.flush();
        } else if (!shown) {
            out.println("  " + step + " …");
        }
        shown = true;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String pad(String line) {
        return line + " ".repeat(Math.max(0, WIDTH - line.length()));
    }

    @Override
    public synchronized void close() {
        end();
        clock.shutdownNow();
    }
}
