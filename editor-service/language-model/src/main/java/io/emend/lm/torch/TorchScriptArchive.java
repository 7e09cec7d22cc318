package io.emend.lm.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs TorchScript source code into the zip layout that libtorch loads as a module without parameters.
 *
 * <p>The layout is that of {@code torch.jit.save}: stored (uncompressed) entries {@code version},
 * {@code constants.pkl}, {@code data.pkl} and {@code code/__torch__.py} under one top folder.
 */
final class TorchScriptArchive {
    /** Archive format 10: lists, tuples and every operator used here are stable in it. */
    private static final String FORMAT = "10\n";

    private static final byte[] EMPTY_CONSTANTS = {(byte) 0x80, 0x02, ')', '.'};

    private TorchScriptArchive() {}

    /**
     * Builds the archive.
     * @param methods TorchScript method definitions, indented by two spaces, of a class that calls itself {@code __torch__.M}
     * @return the bytes of the zip file
     */
    static byte[] of(String methods) {
        String source =
                "class M(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n" + methods + "\n";
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            store(zip, "m/version", FORMAT.getBytes(StandardCharsets.US_ASCII));
            store(zip, "m/constants.pkl", EMPTY_CONSTANTS);
            store(zip, "m/data.pkl", pickledModule());
            store(zip, "m/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("an in-memory archive could not be written", e);
        }
        return bytes.toByteArray();
    }

    /** Protocol-2 pickle of an instance of {@code __torch__.M} whose only attribute is {@code training = False}. */
    private static byte[] pickledModule() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x80, 0x02});
        out.writeBytes("c__torch__\nM\n".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {')', (byte) 0x81, '}', '('});
        out.writeBytes(new byte[] {'X', 8, 0, 0, 0});
        out.writeBytes("training".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {(byte) 0x89, 'u', 'b', '.'});
        return out.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
