package io.emend.lm.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a stretch of a file without ever holding more than the caller's buffer of it. */
final class HeaderStream extends InputStream {
    private final FileChannel channel;
    private final long end;
    private long position;

    HeaderStream(FileChannel channel, long start, long end) {
        this.channel = channel;
        this.position = start;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int most = (int) Math.min(length, end - position);
        if (most <= 0) {
            return length == 0 ? 0 : -1;
        }
        int count = channel.read(ByteBuffer.wrap(buffer, offset, most), position);
        position += Math.max(0, count);
        return count;
    }
}
