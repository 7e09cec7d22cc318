package io.emend.controller.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.emend.controller.fixture.Client;
import io.emend.controller.fixture.Client.Reply;
import io.emend.controller.fixture.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A subscriber that listens here and does not always answer well. */
final class WebhookIT {
    private static final long PATIENCE_SECONDS = 60;

    /** A call as the subscriber got it. */
    private record Call(String id, String timestamp, String signature, String body) {
        long revision() {
            return JsonMapper.shared().readTree(body).at("/revision/revision").asLong();
        }
    }

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer subscriber;
    private ConfigurableApplicationContext server;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        subscriber = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        subscriber.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            calls.add(new Call(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    body));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 500 : 204, -1);
            exchange.close();
        });
        subscriber.start();
        server = new SpringApplicationBuilder(TestServer.class)
                .profiles("demo")
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--emend.controller.webhooks.first-retry=10ms",
                        "--spring.main.banner-mode=off");
        client = new Client(
                Integer.parseInt(Objects.requireNonNull(server.getEnvironment().getProperty("local.server.port"))));
    }

    @AfterEach
    void stop() {
        server.close();
        subscriber.stop(0);
    }

    @Test
    void everyRevisionIsDeliveredSignedInOrderAndAgainUntilItIsAccepted() throws Exception {
        Reply created = subscribe("");
        assertThat(created.status()).isEqualTo(201);
        String secret = created.text("secret");
        refusals.set(2);

        edit("Q11");
        edit("Q12");

        Call first = next();
        assertThat(first.signature()).isEqualTo(signature(secret, first));
        assertThat(next().id()).isEqualTo(first.id());
        assertThat(next().id()).isEqualTo(first.id());
        Call second = next();
        assertThat(second.revision()).isEqualTo(first.revision() + 1);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.signature()).isEqualTo(signature(secret, second));
    }

    @Test
    void aSubscriberMayBeginInThePast() throws Exception {
        edit("Q11");
        long newest =
                client.get("demo-reader", "/v1/state").body().path("revision").asLong();

        subscribe(",\"since\":" + (newest - 1));

        assertThat(next().revision()).isEqualTo(newest);
    }

    @Test
    void nobodyIsCalledAfterUnsubscribing() throws Exception {
        String id = subscribe("").text("id");
        Reply listed = client.get("demo-admin", "/v1/webhooks/" + id);
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.body().has("secret")).isFalse();

        assertThat(client.send("DELETE", "demo-admin", "/v1/webhooks/" + id, null, java.util.Map.of())
                        .status())
                .isEqualTo(204);
        edit("Q11");

        assertThat(client.get("demo-admin", "/v1/webhooks/" + id).status()).isEqualTo(404);
        assertThat(client.get("demo-admin", "/v1/webhooks").body().path("items").isEmpty())
                .isTrue();
        assertThat(calls.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void anAddressThatCannotBeCalledIsMalformed() {
        for (String url : new String[] {"ftp://example.org/", "/hook", "http://user:secret@example.org/", "http://["}) {
            Reply reply = client.post("demo-admin", "/v1/webhooks", "{\"url\":\"" + url + "\"}");

            assertThat(reply.status()).as(url).isEqualTo(400);
            assertThat(reply.text("code")).isEqualTo("malformed-request");
        }
    }

    private Reply subscribe(String further) {
        return client.post(
                "demo-admin",
                "/v1/webhooks",
                "{\"url\":\"http://127.0.0.1:%d/hook\"%s}"
                        .formatted(subscriber.getAddress().getPort(), further));
    }

    private void edit(String place) {
        Reply reply = client.post(
                "demo-alice",
                "/v1/edits",
                "{\"operations\":[{\"op\":\"ASSERT\",\"subject\":{\"id\":\"Q1\"},\"relation\":{\"id\":\"P19\"},\"object\":{\"id\":\"%s\"}}]}"
                        .formatted(place));
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(201);
    }

    private Call next() throws InterruptedException {
        return Objects.requireNonNull(calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "The subscriber was not called");
    }

    /** By the text of the Standard Webhooks specification, not by our code. */
    private static String signature(String secret, Call call) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String content = String.join(".", call.id(), call.timestamp(), call.body());
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }
}
