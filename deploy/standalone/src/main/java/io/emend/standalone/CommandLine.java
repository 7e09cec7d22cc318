package io.emend.standalone;

import io.emend.access.start.StartupRefused;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the launcher was asked to do.
 *
 * @param show whether to show the demonstration after starting
 * @param once whether to end after the show
 * @param settings of the server
 */
record CommandLine(boolean show, boolean once, ServerSettings settings) {
    static final String LOOPBACK = "127.0.0.1";

    private static final int DEFAULT_PORT = 8080;
    private static final int LAST_PORT = 65_535;

    /**
     * Reads {@code demo|serve} and its options.
     *
     * @param home root of the source tree, where data and the demonstration model are by default
     * @throws StartupRefused with a sentence about the option that is wrong
     */
    static CommandLine parse(String[] arguments, Path home, Map<String, String> environment) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        String command = rest.isEmpty() ? "serve" : rest.pop();
        if (!command.equals("demo") && !command.equals("serve")) {
            throw new StartupRefused("There is no command '" + command + "'; expected demo or serve.");
        }
        boolean show = command.equals("demo");
        boolean once = false;
        boolean demoUsers = show;
        int port = DEFAULT_PORT;
        String address = LOOPBACK;
        Path data = Path.of(
                environment.getOrDefault("EMEND_DATA", home.resolve("data").toString()));
        Path model = home.resolve("deploy/standalone/models/emend-tiny");
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--once" -> once = true;
                case "--demo-users" -> demoUsers = true;
                case "--port" -> port = port(value(option, rest));
                case "--address" -> address = value(option, rest);
                case "--data" -> data = Path.of(value(option, rest));
                case "--model" -> model = Path.of(value(option, rest));
                default ->
                    throw new StartupRefused("There is no option '" + option
                            + "'; expected --port, --address, --data, --model, --demo-users or, for demo, --once.");
            }
        }
        if (once && !show) {
            throw new StartupRefused("--once goes with demo; serve runs until Ctrl-C.");
        }
        return new CommandLine(
                show,
                once,
                new ServerSettings(
                        port,
                        address,
                        data.toAbsolutePath().normalize(),
                        model.toAbsolutePath().normalize(),
                        demoUsers,
                        Map.of()));
    }

    private static String value(String option, Deque<String> rest) {
        @Nullable String value = rest.poll();
        if (value == null || value.startsWith("--")) {
            throw new StartupRefused("The option " + option + " needs a value.");
        }
        return value;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the one message for every wrong port
        }
        throw new StartupRefused("--port needs a number from 0 to 65535; found '" + text + "'.");
    }
}
