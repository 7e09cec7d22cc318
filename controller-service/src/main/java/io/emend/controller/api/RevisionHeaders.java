package io.emend.controller.api;

import io.emend.contract.knowledge.EntityView;
import io.emend.contract.knowledge.Page;
import io.emend.contract.knowledge.RevisionDiff;
import io.emend.contract.knowledge.RevisionView;
import io.emend.contract.knowledge.State;
import io.emend.graph.KnowledgeGraph;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Adds to what the controllers read of the graph: an ETag, the revision it is of, and the link to a list's next page. */
@RestControllerAdvice(assignableTypes = {KnowledgeController.class, EditController.class, AuditController.class})
public final class RevisionHeaders implements ResponseBodyAdvice<Object> {
    private final KnowledgeGraph graph;

    public RevisionHeaders(KnowledgeGraph graph) {
        this.graph = graph;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        if (body == null) {
            return null;
        }
        switch (body) {
            case Page<?> page -> {
                String cursor = page.next();
                if (cursor != null) {
                    headers.add(HttpHeaders.LINK, nextPage(request, cursor));
                }
            }
            case State state -> headers.setETag(Versions.etag(state.revision()));
            case RevisionView revision -> headers.setETag(Versions.etag(revision.revision()));
            case RevisionDiff diff -> headers.setETag(Versions.etag(diff.to()));
            case EntityView entity -> headers.setETag(Versions.etag(graph.revision()));
            default -> {}
        }
        return body;
    }

    private static String nextPage(ServerHttpRequest request, String cursor) {
        String next = UriComponentsBuilder.fromPath(request.getURI().getRawPath())
                .query(request.getURI().getRawQuery())
                .replaceQueryParam("cursor", UriUtils.encode(cursor, StandardCharsets.UTF_8))
                .build(true)
                .toUriString();
        return "<" + next + ">; rel=\"next\"";
    }
}
