package dev.corno.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One download from one mirror, appended to what the channel's file already has. */
final class Transfer {

    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;

    private final HttpClient client;
    private final Duration patience;
    private final RemoteFile file;
    private final URI mirror;
    private final FileChannel channel;
    private final DownloadProgress progress;
    private volatile long received;
    private volatile IOException writeFailure;

    Transfer(HttpClient client, Duration patience, RemoteFile file, URI mirror, FileChannel channel, DownloadProgress progress) {
        this.client = client;
        this.patience = patience;
        this.file = file;
        this.mirror = mirror;
        this.channel = channel;
        this.progress = progress;
    }

    /** Says what a mirror did wrong; the next one may do better. */
    static final class MirrorException extends IOException {

        private static final long serialVersionUID = 1L;

        MirrorException(String message) {
            super(message);
        }
    }

    /** Downloads; a failure of the disk is thrown as it is, one of the mirror as a {@link MirrorException}. */
    void run() throws IOException {
        long start = channel.size() < file.bytes() ? channel.size() : 0;
        channel.truncate(start);
        channel.position(start);
        received = start;
        HttpRequest.Builder request = HttpRequest.newBuilder(mirror).timeout(patience);
        if (start > 0) {
            request.header("Range", "bytes=" + start + "-");
        }
        await(client.sendAsync(request.build(), answer -> body(answer, start)));
    }

    private HttpResponse.BodySubscriber<Void> body(HttpResponse.ResponseInfo answer, long start) {
        boolean goesOn = answer.statusCode() == PARTIAL_CONTENT
                && answer.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + start + "-");
        if (answer.statusCode() != OK && !goesOn) {
            throw new UncheckedIOException(new MirrorException("HTTP status " + answer.statusCode()));
        }
        if (!goesOn) {
            restart();
        }
        return HttpResponse.BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(this::append));
    }

    private void restart() {
        try {
            channel.truncate(0);
            received = 0;
        } catch (IOException e) {
            writeFailure = e;
            throw new UncheckedIOException(e);
        }
    }

    private void append(byte[] bytes) {
        if (received + bytes.length > file.bytes()) {
            throw new UncheckedIOException(new MirrorException("more than the " + file.bytes() + " bytes expected"));
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            writeFailure = e;
            throw new UncheckedIOException(e);
        }
        received += bytes.length;
        progress.update(file.name(), received, file.bytes());
    }

    private void await(CompletableFuture<?> answer) throws IOException {
        long seen = -1;
        while (true) {
            try {
                answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (seen == received) {
                    answer.cancel(true);
                    throw new MirrorException("nothing came for " + patience.toSeconds() + " s");
                }
                seen = received;
            } catch (ExecutionException e) {
                if (writeFailure != null) {
                    throw writeFailure;
                }
                throw new MirrorException(reason(e));
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new MirrorException("interrupted");
            }
        }
    }

    private String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MirrorException) {
                return cause.getMessage();
            }
            if (cause instanceof HttpTimeoutException) {
                return "no answer within " + patience.toSeconds() + " s";
            }
            if (cause instanceof ConnectException) {
                return "cannot connect";
            }
        }
        return "broken off after " + received + " bytes: " + failure.getCause().getMessage();
    }
}
