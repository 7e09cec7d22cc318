package io.emend.lm.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** This process's memory as Linux counts it. */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Memory() {}

    /** Prints the most that was resident at any time, and what is now: owned, and mapped from files. */
    static void print(PrintStream out, String when) throws IOException {
        out.printf(
                Locale.ROOT,
                "peak_mb_%s %.0f%nowned_mb_%s %.0f%nmapped_mb_%s %.0f%n",
                when,
                megabytes("VmHWM"),
                when,
                megabytes("RssAnon"),
                when,
                megabytes("RssFile"));
    }

    /** Megabytes resident now; not a number where the system does not say. */
    static double residentMegabytes() throws IOException {
        return megabytes("VmRSS");
    }

    private static double megabytes(String name) throws IOException {
        List<String> lines = Files.isReadable(STATUS) ? Files.readAllLines(STATUS) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
                .findFirst()
                .orElse(Double.NaN);
    }
}
