package org.lorgnette.engine.llm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine for measuring clients: it gives every request the same reply after a while. */
final class LocalServer implements AutoCloseable {

	private static final int BACKLOG = 1024;
	private static final String LENGTH = "content-length:";

	private final ServerSocket socket;
	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
	private final long delayMillis;
	private final byte[] answer;

	/** @param body of the reply */
	LocalServer(long delayMillis, String body) throws IOException {
		this.delayMillis = delayMillis;
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n";
		answer = (head + body).getBytes(StandardCharsets.UTF_8);
		socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
		threads.execute(this::accept);
	}

	String address() {
		return "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
	}

	private void accept() {
		try {
			while (true) {
				Socket connection = socket.accept();
				threads.execute(() -> serve(connection));
			}
		} catch (IOException e) {
			// Closed: nobody is served any more.
			return;
		}
	}

	private void serve(Socket connection) {
		try (connection; InputStream in = new BufferedInputStream(connection.getInputStream())) {
			connection.setTcpNoDelay(true);
			for (int length = bodyLength(in); length >= 0; length = bodyLength(in)) {
				in.skipNBytes(length);
				Thread.sleep(delayMillis);
				connection.getOutputStream().write(answer);
				connection.getOutputStream().flush();
			}
		} catch (IOException e) {
			// The client went away.
			return;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Reads the head of a request; -1 at the end. */
	private static int bodyLength(InputStream in) throws IOException {
		int length = 0;
		StringBuilder line = new StringBuilder();
		for (int c = in.read(); c >= 0; c = in.read()) {
			if (c == '\n') {
				if (line.isEmpty()) {
					return length;
				}
				String header = line.toString().toLowerCase(Locale.ROOT);
				length = header.startsWith(LENGTH) ? Integer.parseInt(header.substring(LENGTH.length()).strip()) : length;
				line.setLength(0);
			} else if (c != '\r') {
				line.append((char) c);
			}
		}
		return -1;
	}

	@Override
	public void close() throws IOException {
		socket.close();
		threads.shutdownNow();
	}
}
