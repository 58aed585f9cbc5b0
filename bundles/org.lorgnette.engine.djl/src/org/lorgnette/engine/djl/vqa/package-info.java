/**
 * Answers to questions about pictures by networks: what they see of a picture, what they read of a question, and how sure they
 * are. A picture is looked at once, whatever is asked about it.
 */
package org.lorgnette.engine.djl.vqa;
