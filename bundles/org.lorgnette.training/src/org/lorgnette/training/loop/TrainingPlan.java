package org.lorgnette.training.loop;

import org.lorgnette.training.nn.Computing;
import org.lorgnette.training.optim.Schedule;

/**
 * How long and how fast to learn.
 *
 * @param steps in all
 * @param clip the largest norm of gradients; larger ones are scaled down to it
 * @param evaluateEvery steps between evaluations on held-out data
 * @param patience evaluations without a better one after which training stops; 0 for never
 * @param checkpointSeconds the time between checkpoints
 * @param computing how losses and gradients are computed; evaluations are always plain, as the model will be served
 */
public record TrainingPlan(long steps, Schedule schedule, double decay, double clip, long evaluateEvery, int patience,
		int checkpointSeconds, int seed, Computing computing) {
}
