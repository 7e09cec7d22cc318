package io.emend.systemtests;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The standalone server in a process of its own, as the launcher starts it. */
final class ServerProcess implements Topology {
    private static final String READY = "Emend serves at ";
    private static final long MINUTES_TO_STOP = 5;

    private final Process process;
    private final URI url;

    private ServerProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** What a server said that would not start. */
    record Refusal(int exitCode, List<String> errors) {}

    static ServerProcess start(Path data) {
        Process process = launch(data, 0, ProcessBuilder.Redirect.INHERIT);
        return new ServerProcess(process, awaitReady(process));
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

    private static Process launch(Path data, int port, ProcessBuilder.Redirect errors) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx1500m",
                "-Dai.djl.offline=true",
                "-cp",
                classPath(),
                "io.emend.standalone.StandaloneApplication"));
        command.addAll(List.of(
                "serve",
                "--demo-users",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString(),
                "--model",
                DemonstrationModel.folder().toString()));
        try {
            return new ProcessBuilder(command).redirectError(errors).start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Surefire hides the class path in a manifest; it keeps the real one in a property of its own. */
    private static String classPath() {
        @Nullable String tests = System.getProperty("surefire.test.class.path");
        return tests == null ? System.getProperty("java.class.path") : tests.replace(':', File.pathSeparatorChar);
    }

    private static URI awaitReady(Process process) {
        try {
            BufferedReader output = process.inputReader();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(READY)) {
                    return URI.create(line.substring(READY.length(), line.indexOf(';')));
                }
            }
            throw new IllegalStateException("The server ended before it served; see its standard error");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
