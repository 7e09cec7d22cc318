package io.emend.systemtests;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the spans of every service in this JVM. */
final class SpanRecorder implements SpanExporter {
    static final SpanRecorder HERE = new SpanRecorder();

    private final List<SpanData> spans = new CopyOnWriteArrayList<>();

    private SpanRecorder() {}

    /** Names of the services that took part in a trace, in order of their names. */
    List<String> services(String traceId) {
        return spans.stream()
                .filter(span -> span.getTraceId().equals(traceId))
                .map(span -> String.valueOf(span.getResource().getAttributes().asMap().entrySet().stream()
                        .filter(attribute -> attribute.getKey().getKey().equals("service.name"))
                        .map(attribute -> attribute.getValue())
                        .findFirst()
                        .orElse("unknown")))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
        spans.addAll(ended);
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
