package io.emend.editor.weights;

/** What an export can be read by. */
public enum ExportFormat {
    /** A whole Hugging Face checkpoint with the edits in its weights. */
    HF,
    /** The edits alone, as a PEFT LoRA adapter of the base checkpoint. */
    PEFT_LORA
}
