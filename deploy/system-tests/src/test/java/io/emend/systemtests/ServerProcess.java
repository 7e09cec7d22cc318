package io.emend.systemtests;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The standalone server in a process of its own, as the launcher starts it. */
final class ServerProcess implements Topology {
    private static final String READY = "Emend serves at ";
    private static final long MINUTES_TO_STOP = 5;

    private final Process process;
    private final Path data;
    private final BufferedReader output;
    private final URI url;

    private ServerProcess(Process process, Path data) {
        this.process = process;
        this.data = data;
        this.output = process.inputReader();
        String ready = awaitLine(READY);
        this.url = URI.create(ready.substring(READY.length(), ready.indexOf(';')));
    }

    /** What a server said that would not start. */
    record Refusal(int exitCode, List<String> errors) {}

    /** Starts a server and waits until it serves; the options go to its JVM. */
    static ServerProcess start(Path data, String... options) {
        return new ServerProcess(launch(data, 0, ProcessBuilder.Redirect.INHERIT, options), data);
    }

    /**
     * Starts a server whose data folder is a file system of this size, in memory, that is gone with the process; it holds
     * the small graph.
     */
    static ServerProcess startOnFileSystemOf(String size, Path data) {
        SmallGraph.writeTo(data);
        Path content = data.resolveSibling(data.getFileName() + "-content");
        List<String> server = command(data, 0);
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mv \"$1\" \"$2\" && mkdir \"$1\" && mount -t tmpfs -o size=" + size
                        + " none \"$1\" && mv \"$2\"/* \"$1\" && rmdir \"$2\" && shift 2 && exec \"$@\"",
                "sh",
                data.toString(),
                content.toString()));
        command.addAll(server);
        return new ServerProcess(launch(command, ProcessBuilder.Redirect.INHERIT), data);
    }

    /** A path as this process can reach what the server sees there. */
    Path inItsFiles(Path path) {
        return Path.of("/proc", Long.toString(process.pid()), "root")
                .resolve(path.toString().substring(1));
    }

    /** Waits until the server prints a line with this beginning. */
    String awaitLine(String beginning) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(beginning)) {
                    return line;
                }
            }
            throw new IllegalStateException(
                    "The server ended before it said \"" + beginning + "\"; see its standard error");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts a server that is expected to give up; the lines are those of our own on standard error. */
    static Refusal refused(Path data, int port) {
        try {
            Path errors = Files.createTempFile("emend-refused", ".txt");
            Process process = launch(data, port, ProcessBuilder.Redirect.to(errors.toFile()));
            if (!process.waitFor(MINUTES_TO_STOP, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("The server neither started nor gave up");
            }
            List<String> said = Files.readAllLines(errors).stream()
                    .filter(line -> line.startsWith("emend: "))
                    .toList();
            Files.delete(errors);
            return new Refusal(process.exitValue(), said);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Processor time the server has used so far. */
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    URI url() {
        return url;
    }

    /** Ends the process as {@code kill -9} does, without a chance to tidy up. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public URI interpreter() {
        return url;
    }

    @Override
    public URI controller() {
        return url;
    }

    @Override
    public URI editor() {
        return url;
    }

    @Override
    public Path weights() {
        return data.resolve("weights");
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(MINUTES_TO_STOP, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Process launch(Path data, int port, ProcessBuilder.Redirect errors, String... options) {
        return launch(command(data, port, options), errors);
    }

    private static Process launch(List<String> command, ProcessBuilder.Redirect errors) {
        try {
            return new ProcessBuilder(command).redirectError(errors).start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> command(Path data, int port, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx1500m",
                "-Dai.djl.offline=true"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                classPath(),
                "io.emend.standalone.StandaloneApplication",
                "serve",
                "--demo-users",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString(),
                "--model",
                DemonstrationModel.folder().toString()));
        return command;
    }

    /** Surefire hides the class path in a manifest; it keeps the real one in a property of its own. */
    private static String classPath() {
        @Nullable String tests = System.getProperty("surefire.test.class.path");
        return tests == null ? System.getProperty("java.class.path") : tests.replace(':', File.pathSeparatorChar);
    }
}
