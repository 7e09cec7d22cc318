package io.emend.standalone;

import io.emend.access.start.StartupFailure;
import io.emend.access.start.StartupRefused;
import io.emend.neo4j.EmbeddedNeo4jProperties;
import io.emend.neo4j.OpeningNeo4j;
import io.emend.schema.KnowledgeSchema;
import io.emend.standalone.console.Progress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** A running server: all three services and the embedded database. The starter closes it. */
public final class StandaloneServer implements AutoCloseable {
    private final DataFolder data;
    private final ConfigurableApplicationContext context;
    private final URI url;

    private StandaloneServer(DataFolder data, ConfigurableApplicationContext context, URI url) {
        this.data = data;
        this.context = context;
        this.url = url;
    }

    /**
     * Starts a server; takes half a minute the first time, when the graph is loaded, and less later.
     *
     * @param progress told what the server is busy with; stays its owner's to close
     * @throws StartupRefused if the folder, the port, the model or the keys do not allow it
     */
    static StandaloneServer start(ServerSettings settings, Progress progress) {
        requireModel(settings.model());
        DataFolder data = DataFolder.take(settings.data());
        try {
            requireFreePort(settings);
            if (Files.notExists(data.corpus())) {
                new ProfileCorpus().write(data.corpus());
            }
            ConfigurableApplicationContext context = run(settings, data, progress);
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            return new StandaloneServer(data, context, URI.create("http://" + host(settings.address()) + ":" + port));
        } catch (RuntimeException failure) {
            data.close();
            throw failure;
        }
    }

    /** Starts a server that keeps quiet about it. */
    public static StandaloneServer start(ServerSettings settings) {
        try (Progress silent = Progress.silent()) {
            return start(settings, silent);
        }
    }

    public URI url() {
        return url;
    }

    Path log() {
        return data.log();
    }

    @Override
    public void close() {
        context.close();
        data.close();
    }

    private static ConfigurableApplicationContext run(ServerSettings settings, DataFolder data, Progress progress) {
        progress.begin("Starting the server");
        List<OpeningNeo4j> database = new ArrayList<>();
        try {
            return new SpringApplicationBuilder(StandaloneModule.class)
                    .web(WebApplicationType.SERVLET)
                    .bannerMode(Banner.Mode.OFF)
                    .initializers(context -> {
                        // neither needs beans, and both take a while
                        Thread.ofPlatform().daemon().name("schema").start(KnowledgeSchema::load);
                        OpeningNeo4j opening = OpeningNeo4j.begin(settingsOf(context.getEnvironment()));
                        database.add(opening);
                        context.getBeanFactory().registerSingleton("openingNeo4j", opening);
                        context.getBeanFactory().registerSingleton("progress", progress);
                        context.getBeanFactory().addBeanPostProcessor(new StartSteps(progress));
                    })
                    .profiles(settings.demoUsers() ? new String[] {"demo"} : new String[0])
                    .properties(properties(settings, data))
                    .run();
        } catch (RuntimeException failure) {
            database.forEach(OpeningNeo4j::close);
            throw failure;
        }
    }

    private static EmbeddedNeo4jProperties settingsOf(Environment environment) {
        return Binder.get(environment).bindOrCreate("emend.neo4j", EmbeddedNeo4jProperties.class);
    }

    private static Map<String, Object> properties(ServerSettings settings, DataFolder data) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.config.name", "standalone");
        properties.put("emend.start.report", false);
        properties.put("server.port", settings.port());
        properties.put("server.address", settings.address());
        properties.put("logging.file.name", data.log().toString());
        properties.put("emend.access.secret", data.secret());
        properties.put("emend.neo4j.folder", data.neo4j().toString());
        properties.put("emend.editor.data-folder", data.weights().toString());
        properties.put("emend.editor.model-folder", settings.model().toString());
        properties.put("emend.editor.corpus", data.corpus().toString());
        properties.putAll(settings.further());
        return properties;
    }

    private static void requireFreePort(ServerSettings settings) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(settings.address(), settings.port()));
        } catch (IOException taken) {
            throw new StartupRefused(StartupFailure.portInUse(settings.port()), taken);
        }
    }

    private static void requireModel(Path folder) {
        for (String file : new String[] {"config.json", "tokenizer.json"}) {
            if (!Files.isReadable(folder.resolve(file))) {
                throw new StartupRefused(
                        "The model folder " + folder + " has no " + file
                                + "; --model needs a Hugging Face checkpoint (config.json, tokenizer.json, model.safetensors).");
            }
        }
    }

    private static String host(String address) {
        return address.equals("0.0.0.0") || address.equals("::") ? CommandLine.LOOPBACK : address;
    }
}
