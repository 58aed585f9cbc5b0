package org.lorgnette.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.Endpoint;
import org.lorgnette.ui.engines.Endpoints;
import org.lorgnette.ui.engines.EngineDefaults;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.harness.Screenshots;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.session.LaneStore;

import com.sun.net.httpserver.HttpServer;

class PreferencePagesTest {

	private static final String PAGE = Ids.PLUGIN + ".preferences";

	private Optional<PreferenceDialog> dialog = Optional.empty();

	@AfterEach
	void close() {
		dialog.ifPresent(open -> Ui.run(open::close));
		Screenshots.theme(Screenshots.LIGHT);
	}

	private PreferencePage open(String page) {
		PreferenceDialog opened = Ui.call(() -> {
			PreferenceDialog made = PreferencesUtil.createPreferenceDialogOn(null, page, null, null);
			made.setBlockOnOpen(false);
			made.open();
			return made;
		});
		dialog = Optional.of(opened);
		return Ui.call(() -> (PreferencePage) opened.getSelectedPage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".engines", ".models", ".endpoints", ".device" })
	void everyPageOpensInBothThemes(String page) {
		for (String theme : List.of(Screenshots.LIGHT, Screenshots.DARK)) {
			Screenshots.theme(theme);
			assertFalse(Ui.call(open(PAGE + page)::getControl).isDisposed());
			String name = "preferences" + page.replace('.', '-') + (theme.equals(Screenshots.DARK) ? "-dark" : "-light");
			Screenshots.take(Ui.call(dialog.orElseThrow()::getShell), name);
			Ui.run(dialog.orElseThrow()::close);
		}
	}

	@Test
	void anEngineTickedGetsALaneInNewTexts() {
		PreferencePage page = open(PAGE);
		Table list = Ui.find((Composite) Ui.call(page::getControl), Table.class, table -> (table.getStyle() & SWT.CHECK) != 0).orElseThrow();
		int index = Ui.call(() -> {
			for (int i = 0; i < list.getItemCount(); i++) {
				if (list.getItem(i).getText().startsWith("corenlp-rules ")) {
					return i;
				}
			}
			return -1;
		});
		assertTrue(index >= 0, "corenlp-rules is offered");
		Ui.run(() -> {
			list.getItem(index).setChecked(true);
			Event event = new Event();
			event.item = list.getItem(index);
			event.detail = SWT.CHECK;
			list.notifyListeners(SWT.Selection, event);
			page.performOk();
		});
		String kept = Platform.getPreferencesService().getString(Ids.PLUGIN, LaneStore.DEFAULT, "", null);
		assertEquals(List.of("corenlp-rules"), LaneStore.ofText(kept).stream().map(lane -> lane.id()).toList());
		InstanceScope.INSTANCE.getNode(Ids.PLUGIN).remove(LaneStore.DEFAULT);
	}

	@Test
	void aPreferredSettingReachesTheEngineUnlessSomethingElseIsSaid() throws Exception {
		EngineDescriptor engine = EnginePool.shared().registry().find("lexical-qa").orElseThrow();
		EngineDefaults.set(engine, Map.of("n-best", "7"));
		try {
			assertEquals(Map.of("n-best", "7"), EngineDefaults.of(engine));
			try (EnginePool.Lease<TextEngine> lease = EnginePool.shared().text("lexical-qa", Map.of())) {
				assertEquals("7", lease.engine().settings().text("n-best"));
			}
			try (EnginePool.Lease<TextEngine> lease = EnginePool.shared().text("lexical-qa", Map.of("n-best", "2"))) {
				assertEquals("2", lease.engine().settings().text("n-best"));
			}
		} finally {
			EngineDefaults.set(engine, Map.of());
		}
		assertEquals(Map.of(), EngineDefaults.of(engine));
	}

	@Test
	void theConnectionToAnEndpointIsTested() throws Exception {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/v1/chat/completions", exchange -> {
			byte[] reply = ("{\"model\": \"small-one\", \"choices\": [{\"index\": 0, \"finish_reason\": \"stop\", \"message\": {\"role\": "
					+ "\"assistant\", \"content\": \"{\\\"there\\\": true}\"}}]}").getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, reply.length);
			exchange.getResponseBody().write(reply);
			exchange.close();
		});
		server.start();
		Endpoints endpoints = new Endpoints();
		endpoints.put(new Endpoint("near", URI.create("http://localhost:" + server.getAddress().getPort() + "/v1"), "small"), Optional.empty());
		try {
			PreferencePage page = open(PAGE + ".endpoints");
			test(page);
			Ui.await("an answer", () -> page.getMessageType() == IMessageProvider.INFORMATION && result(page).contains("small-one"));
			Screenshots.take(Ui.call(dialog.orElseThrow()::getShell), "preferences-endpoint-answers");
			assertTrue(Ui.call(() -> result(page)).contains("keeps to the form"));
			server.stop(0);
			test(page);
			Ui.await("a refusal", () -> page.getMessageType() == IMessageProvider.ERROR);
			assertTrue(Ui.call(() -> result(page)).contains("localhost"));
			Screenshots.take(Ui.call(dialog.orElseThrow()::getShell), "preferences-endpoint-refuses");
		} finally {
			server.stop(0);
			endpoints.remove("near");
		}
	}

	private static String result(PreferencePage page) {
		return Ui.find((Composite) page.getControl(), Text.class, each -> (each.getStyle() & SWT.READ_ONLY) != 0).orElseThrow().getText();
	}

	private static void test(PreferencePage page) {
		Composite root = (Composite) Ui.call(page::getControl);
		Table table = Ui.find(root, Table.class, each -> true).orElseThrow();
		Button button = Ui.find(root, Button.class, each -> each.getText().equals(Messages.Endpoints_test)).orElseThrow();
		Ui.run(() -> {
			table.setSelection(0);
			table.notifyListeners(SWT.Selection, new Event());
		});
		Ui.await("the button", button::isEnabled);
		assertTrue(Ui.call(() -> button.getShell().getClientArea().contains(button.getDisplay().map(button, button.getShell(),
				button.getSize().x, button.getSize().y))), "the buttons are to be seen");
		Ui.notify(button, SWT.Selection, new Event());
	}
}
