package io.emend.lm.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Names a checkpoint by its content. */
final class Fingerprint {
    private static final int CHUNK = 1 << 20;

    private Fingerprint() {}

    static String of(Path folder, Collection<Path> tensorFiles) throws IOException {
        List<Path> files = new ArrayList<>(tensorFiles);
        files.add(0, folder.resolve("config.json"));
        MessageDigest digest = sha256();
        var buffer = ByteBuffer.allocateDirect(CHUNK);
        for (Path file : files) {
            try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                String heading = file.getFileName() + "\n" + channel.size() + "\n";
                digest.update(heading.getBytes(StandardCharsets.UTF_8));
                while (channel.read(buffer.clear()) >= 0) {
                    digest.update(buffer.flip());
                }
            }
        }
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
