package org.lorgnette.ui.tokens;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.LaneAnalysis;

/** How a column says where its engine is. */
record LaneState(String sign, String text) {

	static LaneState of(Lane lane) {
		String message = lane.message().orElse("");
		return switch (lane.status()) {
			case WAITING -> new LaneState("\u2026", NLS.bind(Messages.lane_waiting, lane.name()));
			case RUNNING -> new LaneState("\u2026", NLS.bind(Messages.lane_running, lane.name()));
			case FAILED -> new LaneState("\u2717", NLS.bind(Messages.lane_failed, lane.name(), message));
			case UNAVAILABLE -> new LaneState("\u2717", NLS.bind(Messages.lane_unavailable, lane.name(), message));
			case READY -> lane.analyses().values().stream().anyMatch(LaneAnalysis::stale)
					? new LaneState("\u21BB", NLS.bind(Messages.lane_stale, lane.name()))
					: new LaneState("", lane.name());
		};
	}
}
