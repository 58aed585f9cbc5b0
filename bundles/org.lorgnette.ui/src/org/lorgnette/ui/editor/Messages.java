package org.lorgnette.ui.editor;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String indexing;
	public static String pageText;
	public static String pageSource;
	public static String sourceLocked;
	public static String textLocked;
	public static String reading;
	public static String noLanes;
	public static String addEngine;
	public static String lanes;
	public static String goldLane;
	public static String show;
	public static String hide;
	public static String remove;
	public static String analyzeAgain;
	public static String relations;
	public static String relationsTip;
	public static String analyzeTip;
	public static String laneTip;
	public static String statusWaiting;
	public static String statusRunning;
	public static String statusReady;
	public static String statusStale;
	public static String fetchModel;
	public static String closeMessage;
	public static String engineNeedsModel;
	public static String chooseEngine;
	public static String chooseEntity;
	public static String chooseType;
	public static String chooseRelationType;
	public static String chooseRelation;
	public static String newName;
	public static String filter;
	public static String noEntityHere;
	public static String noGoldHere;
	public static String nothingSelected;
	public static String outsideDocument;
	public static String relationHead;
	public static String relationCancelled;
	public static String relationOtherDocument;
	public static String noRelationHere;
	public static String noType;
	public static String noDifference;
	public static String noEntities;
	public static String wrapped;
	public static String hoverGold;
	public static String hoverScore;
	public static String hoverMissed;
	public static String hoverSpurious;
	public static String hoverType;
	public static String hoverBoundary;
	public static String hoverBoundaryAndType;
	public static String hoverCorrect;
	public static String hoverBecause;
	public static String hoverNote;
	public static String hoverLink;
	public static String hoverMore;
	public static String entity;
	public static String status;
	public static String missed;
	public static String spurious;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
