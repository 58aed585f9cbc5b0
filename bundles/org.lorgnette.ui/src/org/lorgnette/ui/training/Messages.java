package org.lorgnette.ui.training;

import org.eclipse.osgi.util.NLS;

/** Texts of this package, in English or French. */
final class Messages extends NLS {

	public static String actionReport;
	public static String actionResume;
	public static String actionStop;
	public static String begins;
	public static String best;
	public static String browseFiles;
	public static String cancelled;
	public static String cancelledBehind;
	public static String cancelledKept;
	public static String cancelledNothing;
	public static String chooseConfiguration;
	public static String chooseConfigurationMessage;
	public static String configurationDetails;
	public static String configurationFile;
	public static String configurationHint;
	public static String configurationLost;
	public static String decoratedF1;
	public static String detailData;
	public static String detailDevelopment;
	public static String detailModel;
	public static String detailNoModel;
	public static String detailNone;
	public static String detailSplit;
	public static String detailTrainer;
	public static String device;
	public static String deviceHint;
	public static String deviceInvalid;
	public static String done;
	public static String evaluateModel;
	public static String evaluation;
	public static String evaluationBest;
	public static String experimentHead;
	public static String fileAbsent;
	public static String fileNone;
	public static String kept;
	public static String left;
	public static String lookingForConfiguration;
	public static String loss;
	public static String machineGroup;
	public static String machineHint;
	public static String modelExists;
	public static String modelHint;
	public static String modelInvalid;
	public static String modelNone;
	public static String modelPlace;
	public static String modelReplace;
	public static String notATraining;
	public static String notATrainingAt;
	public static String note;
	public static String pageAbsent;
	public static String phaseBegins;
	public static String phaseChecking;
	public static String phaseEvaluating;
	public static String phaseExporting;
	public static String phaseNone;
	public static String phaseReading;
	public static String phaseRetraining;
	public static String phaseTraining;
	public static String problem;
	public static String problemsMore;
	public static String readingTraining;
	public static String reportAt;
	public static String resumed;
	public static String scored;
	public static String scoredValue;
	public static String showCurves;
	public static String speed;
	public static String stateDamaged;
	public static String stateRunning;
	public static String stateStopped;
	public static String stateUnfinished;
	public static String step;
	public static String stepOf;
	public static String stoppedAnew;
	public static String stoppedAsk;
	public static String stoppedBegins;
	public static String stoppedCancel;
	public static String stoppedGroup;
	public static String stoppedQuestion;
	public static String stoppedResume;
	public static String stoppedResumes;
	public static String stoppedTitle;
	public static String tabConfiguration;
	public static String tabModel;
	public static String threads;
	public static String threadsHint;
	public static String threadsTwice;
	public static String together;
	public static String trainerList;
	public static String trainerNearest;
	public static String trainerNobody;
	public static String trainerUnknown;
	public static String training;
	public static String unscored;
	public static String unscoredBecause;
	public static String unscoredCancelled;
	public static String viewChoice;
	public static String viewDescription;
	public static String viewEmpty;
	public static String viewEmptyRunAs;
	public static String viewFinished;
	public static String viewProgress;
	public static String viewStopped;
	public static String viewStoppedForGood;
	public static String viewStopping;
	public static String decoratedAccuracy;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
