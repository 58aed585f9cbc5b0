/**
 * Documents token by token: the tags of the gold and of several engines beside each other, in one scheme. Says where they differ, where
 * the tags of the file are illegal, and what one tag for each token cannot tell.
 */
package org.lorgnette.io.tokens;
