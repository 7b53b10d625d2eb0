// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.fault;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between hosts and a server, and cuts a connection when the word COMMIT comes by. */
final class CuttingProxy implements AutoCloseable {
    /** When to cut. */
    enum Moment {
        /** The server never hears the word. */
        BEFORE_COMMIT,
        /** The server does as told, and its answer is lost. */
        AFTER_COMMIT
    }

    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket;
    private final int port;
    private final AtomicReference<Moment> next = new AtomicReference<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean refusing;
    private volatile boolean refusingAfterCut;

    CuttingProxy(int port) throws IOException {
        this.port = port;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Cuts the next connection that commits. */
    void cutNext(Moment moment) {
        next.set(moment);
    }

    /** Cuts the next connection that commits, and lets nobody through until {@link #heal}. */
    void cutNextAndRefuse(Moment moment) {
        refusingAfterCut = true;
        next.set(moment);
    }

    /** Lets everybody through again. */
    void heal() {
        refusingAfterCut = false;
        refusing = false;
    }

    /** How many connections were cut. */
    int cuts() {
        return cuts.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() throws IOException {
        while (true) {
            Socket host = socket.accept();
            if (refusing) {
                host.close();
                continue;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            host.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Link link = new Link(host, server);
            start(link::forward);
            start(link::answer);
        }
    }

    private static void start(Pump pump) {
        Thread thread = new Thread(() -> {
            try {
                pump.run();
            } catch (IOException closed) {
                // one end is gone, and the other one with it
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Pump {
        void run() throws IOException;
    }

    /** One connection. */
    private final class Link {
        private final Socket host;
        private final Socket server;
        private volatile boolean swallowing;

        Link(Socket host, Socket server) {
            this.host = host;
            this.server = server;
        }

        void forward() throws IOException {
            try (host;
                    server) {
                byte[] buffer = new byte[1 << 16];
                InputStream from = host.getInputStream();
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                    Moment cut = holdsCommit(buffer, n) ? next.getAndSet(null) : null;
                    if (cut == Moment.BEFORE_COMMIT) {
                        cut();
                        return;
                    }
                    swallowing = cut == Moment.AFTER_COMMIT;
                    server.getOutputStream().write(buffer, 0, n);
                }
            }
        }

        void answer() throws IOException {
            try (host;
                    server) {
                byte[] buffer = new byte[1 << 16];
                InputStream from = server.getInputStream();
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                    if (swallowing) {
                        cut();
                        return;
                    }
                    host.getOutputStream().write(buffer, 0, n);
                }
            }
        }

        private void cut() {
            refusing = refusingAfterCut;
            cuts.incrementAndGet();
        }
    }

    /** READ COMMITTED does not count. */
    private static boolean holdsCommit(byte[] buffer, int length) {
        for (int i = 0; i + COMMIT.length <= length; i++) {
            int end = i + COMMIT.length;
            if (Arrays.equals(buffer, i, end, COMMIT, 0, COMMIT.length) && (end == length || buffer[end] != 'T')) {
                return true;
            }
        }
        return false;
    }
}
