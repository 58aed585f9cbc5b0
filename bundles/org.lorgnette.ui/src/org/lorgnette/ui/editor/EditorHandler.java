package org.lorgnette.ui.editor;

import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.lorgnette.ui.session.FileSession;

/** Every command of the editor: {@code plugin.xml} names, after the class, which one. */
public final class EditorHandler extends AbstractHandler implements IExecutableExtension {

	private static final String NUMBER = "org.lorgnette.ui.editor.number";

	private static final Map<String, Consumer<CorpusPage>> ACTIONS = Map.ofEntries(
			Map.entry("nextDifference", page -> page.navigation().difference(true)),
			Map.entry("previousDifference", page -> page.navigation().difference(false)),
			Map.entry("nextEntity", page -> page.navigation().entity(true)),
			Map.entry("previousEntity", page -> page.navigation().entity(false)),
			Map.entry("followRelation", page -> page.navigation().followRelation()),
			Map.entry("addEntity", page -> page.gold().add()),
			Map.entry("accept", page -> page.gold().accept()),
			Map.entry("retype", page -> page.gold().retype()),
			Map.entry("delete", page -> page.gold().delete()),
			Map.entry("deleteRelation", page -> page.gold().deleteRelation()),
			Map.entry("relation", page -> page.gold().relation()),
			Map.entry("outer", page -> page.gold().nested(true)),
			Map.entry("inner", page -> page.gold().nested(false)),
			Map.entry("extendEnd", page -> page.gold().resize(true, true, true)),
			Map.entry("shrinkEnd", page -> page.gold().resize(true, false, true)),
			Map.entry("extendBegin", page -> page.gold().resize(false, true, true)),
			Map.entry("shrinkBegin", page -> page.gold().resize(false, false, true)),
			Map.entry("extendEndCharacter", page -> page.gold().resize(true, true, false)),
			Map.entry("shrinkEndCharacter", page -> page.gold().resize(true, false, false)),
			Map.entry("extendBeginCharacter", page -> page.gold().resize(false, true, false)),
			Map.entry("shrinkBeginCharacter", page -> page.gold().resize(false, false, false)),
			Map.entry("addEngine", page -> page.laneBar().chooseEngine()),
			Map.entry("analyze", page -> page.session().ifPresent(FileSession::analyze)),
			Map.entry("toggleRelations", page -> page.laneBar().toggleRelations()));

	private String action = "";

	@Override
	public void setInitializationData(IConfigurationElement config, String property, Object data) {
		action = String.valueOf(data);
	}

	@Override
	public Object execute(ExecutionEvent event) {
		IEditorPart editor = HandlerUtil.getActiveEditor(event);
		if (editor instanceof CorpusEditor corpus && "togglePage".equals(action)) {
			corpus.togglePage();
			return null;
		}
		CorpusPage page = Adapters.adapt(editor, CorpusPage.class);
		if (page == null) {
			return null;
		}
		if ("type".equals(action)) {
			page.gold().type(Integer.parseInt(event.getParameter(NUMBER)));
		} else if (ACTIONS.containsKey(action)) {
			ACTIONS.get(action).accept(page);
		} else {
			throw new IllegalArgumentException("plugin.xml names the unknown editor action '" + action + "'");
		}
		return null;
	}
}
