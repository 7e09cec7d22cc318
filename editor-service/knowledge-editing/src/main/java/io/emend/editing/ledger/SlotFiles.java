package io.emend.editing.ledger;

import io.emend.editing.Method;
import io.emend.editing.PlanDiagnostics;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotId;
import io.emend.editing.SlotRow;
import io.emend.editing.storage.MalformedTensorFile;
import io.emend.editing.storage.TensorFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The translation of a slot edit to and from the bytes of its safetensors file; equal edits give equal bytes. */
final class SlotFiles {
    private static final String FORMAT = "emend-slot-1";
    private static final String SEPARATOR = "\n";

    private SlotFiles() {}

    static byte[] encode(SlotEdit edit) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("format", FORMAT);
        metadata.put("slot", edit.slot().value());
        metadata.put("method", edit.method().name());
        metadata.put("plan", edit.planKey());
        metadata.put("statements", String.join(SEPARATOR, edit.contentKeys()));
        metadata.put("rows", Integer.toString(edit.rows().size()));
        PlanDiagnostics diagnostics = edit.diagnostics();
        metadata.put("steps", Integer.toString(diagnostics.steps()));
        metadata.put("target_loss", Double.toString(diagnostics.targetLoss()));
        metadata.put("preserved_loss", Double.toString(diagnostics.preservedLoss()));
        metadata.put("delta_norm", Double.toString(diagnostics.deltaNorm()));
        metadata.put("converged", Boolean.toString(diagnostics.converged()));
        Map<String, TensorFile.Tensor> tensors = new TreeMap<>();
        for (int i = 0; i < edit.rows().size(); i++) {
            SlotRow row = edit.rows().get(i);
            String name = name(i);
            metadata.put(name + ".layer", Integer.toString(row.layer()));
            metadata.put(name + ".mention", row.mention());
            tensors.put(name + ".key", TensorFile.Tensor.ofFloats(row.keyF(), row.keyF().length));
            tensors.put(name + ".direction", TensorFile.Tensor.ofFloats(row.directionF(), row.directionF().length));
            tensors.put(name + ".delta", TensorFile.Tensor.ofFloats(row.deltaD(), row.deltaD().length));
        }
        return new TensorFile(new TreeMap<>(metadata), new TreeMap<>(tensors)).encode();
    }

    static SlotEdit decode(byte[] bytes) {
        TensorFile file = TensorFile.decode(bytes);
        if (!file.text("format").equals(FORMAT)) {
            throw new MalformedTensorFile("Expected format " + FORMAT + ", found " + file.text("format"));
        }
        try {
            int count = Integer.parseInt(file.text("rows"));
            List<SlotRow> rows = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String name = name(i);
                rows.add(new SlotRow(
                        Integer.parseInt(file.text(name + ".layer")),
                        file.text(name + ".mention"),
                        file.tensor(name + ".key").floats(),
                        file.tensor(name + ".direction").floats(),
                        file.tensor(name + ".delta").floats()));
            }
            return new SlotEdit(
                    new SlotId(file.text("slot")),
                    List.of(file.text("statements").split(SEPARATOR)),
                    Method.valueOf(file.text("method")),
                    file.text("plan"),
                    rows,
                    new PlanDiagnostics(
                            Integer.parseInt(file.text("steps")),
                            Double.parseDouble(file.text("target_loss")),
                            Double.parseDouble(file.text("preserved_loss")),
                            Double.parseDouble(file.text("delta_norm")),
                            Boolean.parseBoolean(file.text("converged"))));
        } catch (IllegalArgumentException e) {
            throw new MalformedTensorFile("The file's entries do not make a slot edit", e);
        }
    }

    private static String name(int row) {
        return String.format(Locale.ROOT, "row%04d", row);
    }
}
