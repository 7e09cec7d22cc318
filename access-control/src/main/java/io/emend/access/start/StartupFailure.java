package io.emend.access.start;

import io.emend.contract.problem.KnowledgeProblem;
import java.util.Optional;
import org.springframework.boot.web.server.PortInUseException;

/** Finds the one sentence that tells an operator why the server did not start. */
public final class StartupFailure {
    private StartupFailure() {}

    /** The sentence, if the failure is one that an operator can do something about; empty for a fault of ours. */
    public static Optional<String> sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StartupRefused refused -> {
                    return Optional.ofNullable(refused.getMessage());
                }
                case KnowledgeProblem problem -> {
                    return Optional.of(problem.detail());
                }
                case PortInUseException taken -> {
                    return Optional.of(portInUse(taken.getPort()));
                }
                default -> {
                    // keep looking further down
                }
            }
        }
        return Optional.empty();
    }

    /** What to say about a port that somebody else listens on. */
    public static String portInUse(int port) {
        return "Port " + port + " is in use; stop what listens there or choose another with --port (or SERVER_PORT).";
    }
}
