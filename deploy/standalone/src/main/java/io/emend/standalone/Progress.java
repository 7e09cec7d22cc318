package io.emend.standalone;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows on the console what the server is busy with, and for how long: on a terminal one line that is rewritten every
 * second, elsewhere a line when a step begins and one when it ends.
 */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 78;

    private final PrintStream out;
    private final boolean terminal;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("progress").factory());
    private @Nullable String step;
    private long began;

    private Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        if (terminal) {
            var unused = clock.scheduleAtFixedRate(this::redraw, 1, 1, TimeUnit.SECONDS);
        }
    }

    /** Progress for a person who watches, or for a log. */
    static Progress on(PrintStream out) {
        return new Progress(out, System.console() != null && System.console().isTerminal());
    }

    /** Progress that nobody watches. */
    static Progress silent() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false);
    }

    /** Ends the present step, if any, and begins another. */
    synchronized void begin(String what) {
        end();
        step = what;
        began = System.nanoTime();
        if (terminal) {
            redraw();
        } else {
            out.println("  " + what + " …");
        }
    }

    /** Tells more about the present step, such as a count. */
    synchronized void note(String what) {
        if (step != null && terminal) {
            step = what;
            redraw();
        }
    }

    /** Ends the present step and says how long it took. */
    synchronized void end() {
        if (step == null) {
            return;
        }
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        String line = "  %s: %.1f s".formatted(step, seconds);
        out.println(terminal ? "\r" + pad(line) : line);
        step = null;
    }

    private synchronized void redraw() {
        if (step != null) {
            long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
            out.print("\r" + pad("  " + step + " … " + seconds + " s"));
            out.flush();
        }
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
