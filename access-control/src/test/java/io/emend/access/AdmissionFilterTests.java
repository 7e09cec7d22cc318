package io.emend.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.access.limit.AdmissionProperties;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

final class AdmissionFilterTests {
    private final AdmissionFilter filter = filter(new AdmissionProperties(1, 1, 1, Duration.ZERO));

    private static AdmissionFilter filter(AdmissionProperties places) {
        return new AdmissionFilter(places);
    }

    @Test
    void turnsAwayAtOnceWhatComesOnTopAndLetsInAgainAfterwards() throws Exception {
        int[] inside = new int[1];

        int first = status("GET", "/v1/facts", () -> inside[0] = status("GET", "/v1/state", () -> {}));

        assertThat(first).isEqualTo(200);
        assertThat(inside[0]).isEqualTo(503);
        assertThat(status("GET", "/v1/state", () -> {})).isEqualTo(200);
    }

    @Test
    void aReadThatHasWaitedTooLongForItsTurnIsTurnedAwayButOneThatMayTakeLongNeedsNone() throws Exception {
        AdmissionFilter taking = filter(new AdmissionProperties(3, 1, 1, Duration.ofMillis(1)));
        int[] inside = new int[3];

        status(taking, "GET", "/v1/facts", () -> {
            inside[0] = status(taking, "GET", "/v1/facts", () -> {});
            inside[1] = status(taking, "POST", "/v1/edits/preview", () -> {});
            inside[2] = status(taking, "GET", "/v1/exports", () -> {});
        });

        assertThat(inside).containsExactly(503, 503, 200);
        assertThat(status(taking, "GET", "/v1/facts", () -> {})).isEqualTo(200);
    }

    @Test
    void keepsPlacesForReadsWhileWritesWait() throws Exception {
        int[] inside = new int[2];

        status("POST", "/v1/edits", () -> {
            inside[0] = status("POST", "/v1/rollbacks", () -> {});
            inside[1] = status("GET", "/v1/facts", () -> {});
        });

        assertThat(inside).containsExactly(503, 200);
    }

    @Test
    void alwaysLetsServicesAndHealthChecksIn() throws Exception {
        int[] inside = new int[2];

        status("GET", "/v1/facts", () -> {
            inside[0] = status("GET", "/actuator/health/liveness", () -> {});
            inside[1] = status("POST", "/internal/v1/commits", () -> {});
        });

        assertThat(inside).containsExactly(200, 200);
    }

    @Test
    void aFailureFreesThePlace() {
        try {
            status("GET", "/v1/facts", () -> {
                throw new IOException("the client has gone");
            });
        } catch (ServletException | IOException expected) {
            assertThat(expected).hasMessageContaining("gone");
        }

        assertThat(quietly("GET", "/v1/facts")).isEqualTo(200);
    }

    /** What happens while a request is in. */
    private interface Work {
        void run() throws ServletException, IOException;
    }

    private int quietly(String method, String path) {
        try {
            return status(method, path, () -> {});
        } catch (ServletException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private int status(String method, String path, Work work) throws ServletException, IOException {
        return status(filter, method, path, work);
    }

    private static int status(AdmissionFilter filter, String method, String path, Work work)
            throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest(method, path), response, (request, answer) -> work.run());
        return response.getStatus();
    }
}
