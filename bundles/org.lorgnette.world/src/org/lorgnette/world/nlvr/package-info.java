/**
 * Worlds in the style of NLVR (Suhr, Lewis, Yeh and Artzi 2017, "A Corpus of Natural Language for Visual Reasoning"): three grey
 * boxes with things scattered in them or towers of blocks, and statements that are true or false. What people wrote there is free
 * text; here are the forms that are frequent in it.
 */
package org.lorgnette.world.nlvr;
