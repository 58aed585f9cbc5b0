/**
 * The Picture view: a picture, a question about it, and what an engine answers. Words show the patches of the picture they go with, and
 * patches their words.
 */
package org.lorgnette.ui.picture;
