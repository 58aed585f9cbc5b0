package org.lorgnette.io.webanno;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A layer as the header declares it: {@code #T_SP=type|feature|feature}. */
record TsvLayer(Kind kind, String type, List<Column> columns) {

	enum Kind {
		SPAN("#T_SP="), CHAIN("#T_CH="), RELATION("#T_RL=");

		private final String prefix;

		Kind(String prefix) {
			this.prefix = prefix;
		}
	}

	enum ColumnKind {
		FEATURE, PLACEHOLDER, SLOT_ROLE, SLOT_TARGET, BASE
	}

	/** {@code name} is the feature; {@code type} that of a slot's links or targets, or of a relation's ends. */
	record Column(ColumnKind kind, String name, String type, String declared) {

		static Column feature(String name) {
			return new Column(name.isEmpty() ? ColumnKind.PLACEHOLDER : ColumnKind.FEATURE, name, "", name);
		}

		static Column role(String layer, String feature, String linkType) {
			return new Column(ColumnKind.SLOT_ROLE, feature, linkType, ROLE + layer + ":" + feature + "_" + linkType);
		}

		static Column target(String feature, String type) {
			return new Column(ColumnKind.SLOT_TARGET, feature, type, type);
		}

		static Column base(String type) {
			return new Column(ColumnKind.BASE, "", type, BASE + type);
		}
	}

	private static final String ROLE = "ROLE_";
	private static final String BASE = "BT_";

	TsvLayer {
		columns = List.copyOf(columns);
	}

	/** The layer that a header line declares, if it declares one. */
	static Optional<TsvLayer> parse(String line) {
		for (Kind kind : Kind.values()) {
			if (line.startsWith(kind.prefix)) {
				String[] fields = line.substring(kind.prefix.length()).split("\\|", -1);
				List<Column> columns = new ArrayList<>();
				for (int i = 1; i < fields.length; i++) {
					columns.add(column(kind, fields[i], columns));
				}
				if (columns.isEmpty()) {
					columns.add(Column.feature(""));
				}
				return fields[0].isBlank() ? Optional.empty() : Optional.of(new TsvLayer(kind, fields[0], columns));
			}
		}
		return Optional.empty();
	}

	private static Column column(Kind kind, String field, List<Column> before) {
		boolean afterRole = !before.isEmpty() && before.getLast().kind() == ColumnKind.SLOT_ROLE;
		if (kind == Kind.RELATION && field.startsWith(BASE)) {
			return Column.base(field.substring(BASE.length()));
		}
		if (kind == Kind.SPAN && afterRole) {
			return Column.target(before.getLast().name(), field);
		}
		if (kind == Kind.SPAN && field.startsWith(ROLE)) {
			String rest = field.substring(field.indexOf(':') + 1);
			int dot = rest.indexOf('.');
			int split = rest.lastIndexOf('_', dot < 0 ? rest.length() : dot);
			return new Column(ColumnKind.SLOT_ROLE, split < 0 ? rest : rest.substring(0, split), rest.substring(split + 1), field);
		}
		return Column.feature(field);
	}

	String line() {
		StringBuilder line = new StringBuilder(kind.prefix).append(type);
		columns.forEach(column -> line.append('|').append(column.declared()));
		return line.toString();
	}

	TsvLayer withColumns(List<Column> newColumns) {
		return new TsvLayer(kind, type, newColumns);
	}

	Optional<Column> column(ColumnKind wanted) {
		return columns.stream().filter(column -> column.kind() == wanted).findFirst();
	}
}
