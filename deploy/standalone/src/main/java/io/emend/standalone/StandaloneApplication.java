package io.emend.standalone;

import io.emend.access.start.StartupFailure;
import io.emend.access.start.StartupRefused;
import io.emend.neo4j.DataFolderInUse;
import io.emend.neo4j.DataFolderUnusable;
import io.emend.standalone.show.DemoShow;
import io.emend.standalone.show.Screenplay;
import io.emend.standalone.show.ShowStopped;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

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
        requireModel(command.model());
        DataFolder data = DataFolder.take(command.data());
        requireFreePort();
        if (Files.notExists(data.corpus())) {
            new ProfileCorpus().write(data.corpus());
        }
        out.println("Starting Emend; data in " + data + ", model in " + command.model());
        ConfigurableApplicationContext server;
        try (Progress progress = new Progress(out, System.console() != null && System.console().isTerminal())) {
            server = start(data, progress);
        } catch (RuntimeException failure) {
            if (StartupFailure.sentence(failure).isPresent()) {
                System.exit(FAILED); // Spring Boot has called the reporter, which has said the sentence
            }
            throw failure;
        }
        int port = Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port"));
        URI url = URI.create("http://" + host() + ":" + port);
        out.println("Emend serves at " + url + "; its log is " + data.log());
        if (command.show()) {
            new DemoShow(url, out, Screenplay.ofTheDemonstration()).run();
            if (command.once()) {
                server.close();
                System.exit(0);
            }
            out.println();
            out.println("The server keeps running at " + url + "; keys: demo-reader, demo-alice, demo-bob, demo-carol,"
                    + " demo-admin. Ctrl-C ends it.");
        } else {
            out.println("Ctrl-C ends it.");
        }
    }

    private ConfigurableApplicationContext start(DataFolder data, Progress progress) {
        progress.begin("Starting the server");
        return new SpringApplicationBuilder(StandaloneModule.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("progress", progress);
                    context.getBeanFactory().addBeanPostProcessor(new StartSteps(progress));
                })
                .profiles(command.demoUsers() ? new String[] {"demo"} : new String[0])
                .properties(settings(data))
                .run();
    }

    private Map<String, Object> settings(DataFolder data) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spring.config.name", "standalone");
        settings.put("server.port", command.port());
        settings.put("server.address", command.address());
        settings.put("logging.file.name", data.log().toString());
        settings.put("emend.access.secret", data.secret());
        settings.put("emend.neo4j.folder", data.neo4j().toString());
        settings.put("emend.editor.data-folder", data.weights().toString());
        settings.put("emend.editor.model-folder", command.model().toString());
        settings.put("emend.editor.corpus", data.corpus().toString());
        return settings;
    }

    private void requireFreePort() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(command.address(), command.port()));
        } catch (IOException taken) {
            throw new StartupRefused(StartupFailure.portInUse(command.port()), taken);
        }
    }

    private static void requireModel(Path folder) {
        for (String file : new String[] {"config.json", "tokenizer.json"}) {
            if (!Files.isReadable(folder.resolve(file))) {
                throw new StartupRefused("The model folder " + folder + " has no " + file
                        + "; --model needs a Hugging Face checkpoint (config.json, tokenizer.json, model.safetensors).");
            }
        }
    }

    private String host() {
        return command.address().equals("0.0.0.0") || command.address().equals("::")
                ? CommandLine.LOOPBACK
                : command.address();
    }

    private static String sentence(RuntimeException failure) {
        Optional<String> known = StartupFailure.sentence(failure).or(() -> databaseSentence(failure));
        if (known.isPresent()) {
            return known.get();
        }
        if (failure instanceof ShowStopped stopped) {
            return stopped.getMessage();
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
