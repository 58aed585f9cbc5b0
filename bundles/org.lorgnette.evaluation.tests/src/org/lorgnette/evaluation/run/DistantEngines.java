package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.remote.CountsSpending;
import org.lorgnette.engine.remote.EndpointSetting;
import org.lorgnette.engine.remote.Outgoing;
import org.lorgnette.engine.remote.OutgoingEstimate;
import org.lorgnette.engine.remote.Preview;
import org.lorgnette.engine.remote.PreviewsTexts;
import org.lorgnette.engine.remote.Spending;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;

/**
 * An engine for tests that asks elsewhere as it were: "far" marks the first word of each text, has a ledger with a line for each text, and is
 * available if {@code reachable}. {@code sent} counts texts.
 */
final class DistantEngines implements EngineProvider {

	static final EngineDescriptor FAR = new EngineDescriptor("far", Family.GENERATIVE, Set.of(Task.NER), Set.of(),
			List.of(Setting.of(EndpointSetting.NAME, Setting.Kind.TEXT, "", "Where."),
					Setting.of(CountsSpending.LEDGER, Setting.Kind.PATH, "", "The ledger.")), "Far away.", List.of("PER"), List.of());

	final AtomicInteger sent = new AtomicInteger();
	volatile boolean reachable = true;

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(FAR);
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		if (!reachable) {
			throw new EngineUnavailableException("nobody is there", "come again later");
		}
		return new Far(settings, true);
	}

	@Override
	public Optional<Engine> preview(EngineDescriptor engine, Settings settings, ModelStore models) {
		return Optional.of(new Far(settings, false));
	}

	private final class Far implements PreviewsTexts, CountsSpending {

		private final Settings settings;
		private final boolean sends;

		Far(Settings settings, boolean sends) {
			this.settings = settings;
			this.sends = sends;
		}

		@Override
		public EngineDescriptor descriptor() {
			return FAR;
		}

		@Override
		public Settings settings() {
			return settings;
		}

		@Override
		public Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
			cancellation.check();
			if (!sends) {
				throw new EngineException("a preview sends nothing");
			}
			sent.incrementAndGet();
			try {
				Files.createDirectories(ledgerFile().getParent());
				Files.writeString(ledgerFile(), document.id() + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
			int end = document.text().indexOf(' ');
			return new Analysis(document, List.of(
					new Prediction<>(new Entity("E0", "PER", new Span(0, end)), OptionalDouble.empty(), FAR.id(), List.of())));
		}

		@Override
		public Preview preview(Document document, Cancellation cancellation) {
			return new Preview(List.of(new Outgoing(List.of(new Outgoing.Turn("user", document.text())), 0)),
					new OutgoingEstimate(1, document.text().length(), 2, 0.5));
		}

		@Override
		public Spending spent() {
			throw new UnsupportedOperationException("runs count by the ledger");
		}

		@Override
		public Spending booked() throws EngineException {
			try {
				long lines = Files.exists(ledgerFile()) ? Files.readAllLines(ledgerFile(), StandardCharsets.UTF_8).size() : 0;
				return new Spending(lines, 0, 0, new Spending.Tokens(10 * lines, lines), new Spending.Tokens(0, 0), false, lines / 2.0, 0, 0, 0);
			} catch (IOException e) {
				throw new EngineException(e.getMessage(), e);
			}
		}

		@Override
		public Path ledgerFile() {
			return settings.path(CountsSpending.LEDGER);
		}

		@Override
		public void close() {
			// Holds nothing.
		}
	}
}
