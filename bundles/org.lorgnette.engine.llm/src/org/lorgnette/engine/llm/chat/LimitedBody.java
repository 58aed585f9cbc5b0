package org.lorgnette.engine.llm.chat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Collects a body, hands its bytes on as they come, and gives up on one that is too large. */
final class LimitedBody implements BodySubscriber<byte[]> {

	/** Takes bytes as they come. */
	@FunctionalInterface
	interface Sink {
		/** @return whether that was all, whatever may still come */
		boolean take(byte[] bytes) throws IOException;
	}

	/** The body is larger than allowed. */
	static final class TooLargeException extends IOException {

		private static final long serialVersionUID = 1L;

		TooLargeException(int limit) {
			super("the answer has more than " + (limit >> 20) + " MB");
		}
	}

	private final int limit;
	private final Sink sink;
	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	private final CompletableFuture<byte[]> body = new CompletableFuture<>();
	private Flow.Subscription subscription;

	LimitedBody(int limit, Sink sink) {
		this.limit = limit;
		this.sink = sink;
	}

	@Override
	public CompletionStage<byte[]> getBody() {
		return body;
	}

	@Override
	public void onSubscribe(Flow.Subscription given) {
		subscription = given;
		given.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(List<ByteBuffer> buffers) {
		if (body.isDone()) {
			return;
		}
		try {
			for (ByteBuffer buffer : buffers) {
				byte[] piece = new byte[buffer.remaining()];
				buffer.get(piece);
				if (bytes.size() + piece.length > limit) {
					throw new TooLargeException(limit);
				}
				bytes.writeBytes(piece);
				if (sink.take(piece)) {
					subscription.cancel();
					body.complete(bytes.toByteArray());
					return;
				}
			}
		} catch (IOException | RuntimeException e) {
			subscription.cancel();
			body.completeExceptionally(e);
		}
	}

	@Override
	public void onError(Throwable fault) {
		body.completeExceptionally(fault);
	}

	@Override
	public void onComplete() {
		body.complete(bytes.toByteArray());
	}
}
