/**
 * The Picture view: a picture, a question about it, and what one engine answers, or two. Words show the patches of the picture they go
 * with, patches their words, and covering patches shows what the answer rests on.
 */
package org.lorgnette.ui.picture;
