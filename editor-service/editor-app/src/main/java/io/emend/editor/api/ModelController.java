package io.emend.editor.api;

import io.emend.contract.problem.Malformed;
import io.emend.editor.hosting.Integrity;
import io.emend.editor.hosting.ModelExport;
import io.emend.editor.hosting.ModelHost;
import io.emend.editor.hosting.Snapshot;
import io.emend.editor.weights.ExportFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The hosted model's state, the proof of it, and its export. */
@RestController
public class ModelController {
    private final ModelHost host;
    private final Integrity integrity;
    private final ModelExport export;

    public ModelController(ModelHost host, Integrity integrity, ModelExport export) {
        this.host = host;
        this.integrity = integrity;
        this.export = export;
    }

    @GetMapping("/v1/model/state")
    ModelStateView state() {
        try (Snapshot.Lease lease = host.newest()) {
            return ModelStateView.of(lease.snapshot());
        }
    }

    @GetMapping("/v1/integrity")
    Integrity.Report integrity() {
        return integrity.check();
    }

    /**
     * What to export.
     *
     * @param format {@code hf} or {@code peft-lora}
     * @param revision the newest when null
     */
    record ExportRequest(@Nullable String format, @Nullable Long revision) {}

    @PostMapping("/v1/model/export")
    ModelExport.Exported export(@RequestBody ExportRequest request) {
        return export.write(format(request.format()), request.revision());
    }

    private static ExportFormat format(@Nullable String name) {
        return switch (name == null ? "" : name.toLowerCase(Locale.ROOT)) {
            case "hf" -> ExportFormat.HF;
            case "peft-lora" -> ExportFormat.PEFT_LORA;
            default -> throw new Malformed("The export format is 'hf' or 'peft-lora'; found '" + name + "'.");
        };
    }
}
