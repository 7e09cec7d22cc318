package io.emend.standalone;

import io.emend.access.start.StartupFailure;
import io.emend.access.start.StartupRefused;
import io.emend.neo4j.DataFolderInUse;
import io.emend.neo4j.DataFolderUnusable;
import io.emend.standalone.console.Progress;
import io.emend.standalone.show.DemoShow;
import io.emend.standalone.show.Screenplay;
import io.emend.standalone.show.ShowStopped;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Starts everything in one JVM: {@code demo} or {@code serve}, with the options that the launcher explains. */
public final class StandaloneApplication {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final CommandLine command;
    private final PrintStream out;

    private StandaloneApplication(CommandLine command, PrintStream out) {
        this.command = command;
        this.out = out;
    }

    /** Entry point; exits with 0, 1 if the server could not start or the show failed, 2 for a wrong option. */
    public static void main(String[] arguments) {
        CommandLine command;
        try {
            Path home = Path.of(System.getProperty("emend.home", ""));
            command = CommandLine.parse(arguments, home.toAbsolutePath(), System.getenv());
        } catch (StartupRefused wrong) {
            System.err.println("emend: " + wrong.getMessage() + " See ./emend --help.");
            System.exit(MISUSED);
            return;
        }
        try {
            new StandaloneApplication(command, System.out).run();
        } catch (RuntimeException failure) {
            System.err.println("emend: " + sentence(failure));
            System.exit(FAILED);
        }
    }

    private void run() {
        out.println("Starting Emend; data in " + command.settings().data() + ", model in "
                + command.settings().model());
        StandaloneServer server;
        try (Progress progress = Progress.on(out)) {
            server = StandaloneServer.start(command.settings(), progress);
        }
        out.println("Emend serves at " + server.url() + "; its log is " + server.log());
        if (command.show()) {
            try (Progress progress = Progress.on(out)) {
                new DemoShow(server.url(), out, progress, Screenplay.ofTheDemonstration()).run();
            }
            out.println();
        }
        if (command.once()) {
            server.close();
            System.exit(0);
        }
        if (command.settings().demoUsers()) {
            out.println("API keys: demo-reader, demo-alice, demo-bob, demo-carol, demo-admin.");
        }
        out.println("Ctrl-C ends it.");
    }

    private static String sentence(RuntimeException failure) {
        Optional<String> known = StartupFailure.sentence(failure).or(() -> databaseSentence(failure));
        if (known.isPresent()) {
            return known.get();
        }
        if (failure instanceof ShowStopped stopped) {
            return String.valueOf(stopped.getMessage());
        }
        LoggerFactory.getLogger(StandaloneApplication.class).error("The server failed", failure);
        return "The server failed unexpectedly: " + rootMessage(failure) + " (its log has the details).";
    }

    private static Optional<String> databaseSentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataFolderInUse || cause instanceof DataFolderUnusable) {
                return Optional.ofNullable(cause.getMessage());
            }
        }
        return Optional.empty();
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
