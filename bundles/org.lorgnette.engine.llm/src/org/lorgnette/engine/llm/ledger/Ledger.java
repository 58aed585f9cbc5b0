package org.lorgnette.engine.llm.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.lorgnette.engine.llm.cache.AppendLog;
import org.lorgnette.engine.llm.chat.TokenUsage;
import org.lorgnette.io.Location;
import org.lorgnette.io.json.JsonInput;
import org.lorgnette.io.json.JsonNode;
import org.lorgnette.io.json.JsonText;

/**
 * A file of JSON Lines, one for each request, of several engines and processes. A line that a killed process left unfinished is passed
 * over. It has an id of its own, by which the cache knows who paid for a reply: if a process is killed between keeping a reply and
 * booking it, the next one books it.
 */
public final class Ledger implements AutoCloseable {

	private final AppendLog log;
	private final Set<String> paid = new HashSet<>();
	private String id = "";
	private LedgerTotals all = LedgerTotals.NONE;
	private LedgerTotals own = LedgerTotals.NONE;
	private long seen;

	private Ledger(AppendLog log) {
		this.log = log;
	}

	/** Opens the file, which is made if there is none. */
	public static Ledger open(Path file) throws IOException {
		Ledger ledger = new Ledger(AppendLog.open(file));
		ledger.look();
		if (ledger.id.isEmpty()) {
			ledger.log.append(JsonText.write(out -> out.beginObject().name("ledger").value(UUID.randomUUID().toString()).endObject()));
			// If another process was quicker, its id comes first and counts.
			ledger.look();
		}
		return ledger;
	}

	/** The entries of a ledger in their order, for instance after a kill. */
	public static List<LedgerEntry> entries(Path file) throws IOException {
		List<LedgerEntry> entries = new ArrayList<>();
		try (AppendLog log = AppendLog.open(file)) {
			log.scan(0, (position, line) -> {
				Optional<JsonNode> node = node(line);
				if (node.isPresent()) {
					entry(node.get()).ifPresent(entries::add);
				}
			});
		}
		return entries;
	}

	public String id() {
		return id;
	}

	public Path path() {
		return log.path();
	}

	private synchronized void look() throws IOException {
		seen = log.scan(seen, (position, line) -> {
			Optional<JsonNode> read = node(line);
			if (read.isEmpty()) {
				return;
			}
			JsonNode node = read.get();
			if (id.isEmpty() && node.keys().contains("ledger")) {
				id = node.get("ledger").string();
			} else if (node.keys().contains("remark")) {
				all = all.plus(remark(node));
			} else {
				Optional<LedgerEntry> entry = entry(node);
				if (entry.isPresent()) {
					all = all.plus(entry.get(), paid.contains(entry.get().hash()));
					if (entry.get().kind() == LedgerEntry.Kind.PAID) {
						paid.add(entry.get().hash());
					}
				}
			}
		});
	}

	/** Writes an entry, which is safe once this returns. */
	public void book(LedgerEntry entry) throws IOException {
		append(JsonText.write(out -> {
			out.beginObject().name("time").value(entry.time().toString()).name("kind").value(entry.kind().id());
			out.name("engine").value(entry.engine()).name("endpoint").value(entry.endpoint()).name("model").value(entry.model());
			out.name("request").value(entry.hash());
			out.name("tokensIn").value(entry.usage().prompt()).name("tokensOut").value(entry.usage().completion());
			out.name("estimated").value(entry.usage().estimated()).name("cost").value(entry.cost());
			out.name("attempts").value(entry.attempts()).name("millis").value(entry.millis()).name("finish").value(entry.finish());
			out.endObject();
		}));
		synchronized (this) {
			own = own.plus(entry, paid.contains(entry.hash()));
			if (entry.kind() == LedgerEntry.Kind.PAID) {
				paid.add(entry.hash());
			}
		}
	}

	public void remark(LedgerRemark remark) throws IOException {
		append(JsonText.write(out -> {
			out.beginObject().name("remark").value(remark.hash()).name("mends").beginArray();
			for (String mend : remark.mends()) {
				out.value(mend);
			}
			out.endArray().name("unusable").value(remark.unusable()).name("ungrounded").value(remark.ungrounded()).endObject();
		}));
		synchronized (this) {
			own = own.plus(remark);
		}
	}

	private void append(String line) throws IOException {
		log.append(line);
	}

	/** Whether a request was booked as paid here, by this process or one before it. */
	public synchronized boolean hasPaid(String hash) throws IOException {
		if (!paid.contains(hash)) {
			look();
		}
		return paid.contains(hash);
	}

	/** Sums of the whole file. */
	public synchronized LedgerTotals totals() throws IOException {
		look();
		return all;
	}

	/** Sums of what was booked through this object. */
	public synchronized LedgerTotals ownTotals() {
		return own;
	}

	private static Optional<JsonNode> node(byte[] line) {
		try {
			return Optional.of(JsonInput.parseLine(new String(line, StandardCharsets.UTF_8), Location.of("ledger")));
		} catch (IOException e) {
			// The unfinished line of a process that was killed.
			return Optional.empty();
		}
	}

	private static LedgerRemark remark(JsonNode node) throws IOException {
		List<String> mends = new ArrayList<>();
		for (JsonNode mend : node.get("mends").items()) {
			mends.add(mend.string());
		}
		return new LedgerRemark(node.get("remark").string(), mends, node.get("unusable").bool(), node.get("ungrounded").integer());
	}

	private static Optional<LedgerEntry> entry(JsonNode node) throws IOException {
		if (!node.keys().contains("kind")) {
			return Optional.empty();
		}
		TokenUsage usage = new TokenUsage((long) node.get("tokensIn").number(), (long) node.get("tokensOut").number(),
				node.get("estimated").bool());
		return Optional.of(new LedgerEntry(Instant.parse(node.get("time").string()),
				LedgerEntry.Kind.valueOf(node.get("kind").string().toUpperCase(Locale.ROOT)), node.get("engine").string(),
				node.get("endpoint").string(), node.get("model").string(), node.get("request").string(), usage, node.get("cost").number(),
				node.get("attempts").integer(), (long) node.get("millis").number(), node.get("finish").string()));
	}

	@Override
	public void close() throws IOException {
		log.close();
	}
}
