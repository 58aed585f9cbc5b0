package org.lorgnette.engine.djl.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.EngineUnavailableException;

class ProbeTest {

	/** Ends as its argument says. */
	static final class Victim {

		private Victim() {
		}

		public static void main(String[] arguments) throws InterruptedException {
			System.out.println("[W libnoise.so:7] a line of native code");
			switch (arguments[0]) {
				case "die" -> Runtime.getRuntime().halt(134);
				case "say nothing" -> Runtime.getRuntime().halt(0);
				case "hang" -> Thread.sleep(Duration.ofMinutes(5));
				case "refuse" -> Probe.report(() -> {
					throw new EngineUnavailableException("no room\nat all", "make room");
				});
				case "break" -> Probe.report(() -> {
					throw new UnsatisfiedLinkError("libx.so");
				});
				default -> Probe.report(() -> Map.of("memory", System.getProperty("java.io.tmpdir"), "sum", "a=b"));
			}
		}
	}

	private static Probe.Outcome run(String how) {
		return Probe.run(Duration.ofSeconds(how.equals("hang") ? 2 : 60), Victim.class, how);
	}

	@Test
	void valuesComeBack() {
		Probe.Outcome outcome = run("work");
		assertEquals(Optional.empty(), outcome.failure());
		assertEquals(Map.of("memory", System.getProperty("java.io.tmpdir"), "sum", "a=b"), outcome.values());
	}

	@Test
	void whatKillsTheOtherProcessIsTold() {
		assertEquals(Optional.of("the process that loads it ended with status 134 ([W libnoise.so:7] a line of native code)"),
				run("die").failure());
		assertTrue(run("say nothing").failure().orElseThrow().contains("status 0"));
		assertEquals(Optional.of("the process that loads it did not come to an end within 2 s"), run("hang").failure());
	}

	@Test
	void failuresComeWithTheirRemedy() {
		Probe.Outcome refused = run("refuse");
		assertEquals(Optional.of("no room | at all"), refused.failure());
		assertEquals(Optional.of("make room"), refused.remedy());
		assertEquals(Map.of(), refused.values());
		assertEquals(Optional.of("java.lang.UnsatisfiedLinkError: libx.so"), run("break").failure());
	}
}
