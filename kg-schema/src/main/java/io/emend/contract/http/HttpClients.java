package io.emend.contract.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapterDecorator;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Makes clients of the other services from their {@code @HttpExchange} interfaces. A call throws the same
 * {@link io.emend.contract.problem.KnowledgeProblem} as the implementation behind it; a service that cannot be reached in
 * time is {@link io.emend.contract.problem.Unavailable}. Thread-safe.
 */
public final class HttpClients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final String service;
    private final HttpServiceProxyFactory proxies;

    private HttpClients(
            RestClient.Builder builder,
            String service,
            URI baseUrl,
            Duration timeout,
            Supplier<Optional<String>> bearer) {
        this.service = service;
        RemoteProblems problems = new RemoteProblems(service);
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(timeout);
        RestClient client = builder.baseUrl(baseUrl.toString())
                .requestFactory(requests)
                .requestInterceptor((request, body, execution) -> {
                    bearer.get().ifPresent(key -> request.getHeaders().setBearerAuth(key));
                    return execution.execute(request, body);
                })
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> problems.raise(response))
                .build();
        this.proxies = HttpServiceProxyFactory.builderFor(new Translating(RestClientAdapter.create(client), problems))
                .build();
    }

    /**
     * Clients of one service.
     *
     * @param builder where observation and other cross-cutting customisers are already applied
     * @param service its name in messages, such as {@code editor}
     * @param timeout longest wait for a response
     * @param bearer the key to send: the caller's own (forwarded) or this service's
     */
    public static HttpClients of(
            RestClient.Builder builder,
            String service,
            URI baseUrl,
            Duration timeout,
            Supplier<Optional<String>> bearer) {
        return new HttpClients(builder, service, baseUrl, timeout, bearer);
    }

    /** Clients that always send this service's own key. */
    public static HttpClients withKey(
            RestClient.Builder builder, String service, URI baseUrl, Duration timeout, String key) {
        return new HttpClients(builder, service, baseUrl, timeout, () -> Optional.of(key));
    }

    /** A client for one of the service's interfaces. */
    public <T> T client(Class<T> api) {
        return proxies.createClient(api);
    }

    @Override
    public String toString() {
        return "HttpClients[" + service + "]";
    }

    /** Makes a failed connection a problem of ours. */
    private static final class Translating extends HttpExchangeAdapterDecorator {
        private final RemoteProblems problems;

        Translating(HttpExchangeAdapter delegate, RemoteProblems problems) {
            super(delegate);
            this.problems = problems;
        }

        @Override
        public void exchange(HttpRequestValues values) {
            reaching(() -> {
                super.exchange(values);
                return null;
            });
        }

        @Override
        public HttpHeaders exchangeForHeaders(HttpRequestValues values) {
            return reaching(() -> super.exchangeForHeaders(values));
        }

        @Override
        public <T> @Nullable T exchangeForBody(HttpRequestValues values, ParameterizedTypeReference<T> type) {
            return reaching(() -> super.exchangeForBody(values, type));
        }

        @Override
        public ResponseEntity<Void> exchangeForBodilessEntity(HttpRequestValues values) {
            return reaching(() -> super.exchangeForBodilessEntity(values));
        }

        @Override
        public <T> ResponseEntity<T> exchangeForEntity(HttpRequestValues values, ParameterizedTypeReference<T> type) {
            return reaching(() -> super.exchangeForEntity(values, type));
        }

        private <T extends @Nullable Object> T reaching(Supplier<T> call) {
            try {
                return call.get();
            } catch (ResourceAccessException failure) {
                throw problems.unreachable(failure);
            }
        }
    }
}
