/**
 * Questions about a scene as small programs: what they ask, what the answer is, and which of them are asked so that no answer
 * can be guessed from the question. A question whose presupposition fails, or whose answer a person could dispute, has no answer
 * here.
 */
package org.lorgnette.world.question;
