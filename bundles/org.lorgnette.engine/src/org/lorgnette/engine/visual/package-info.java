/**
 * What visual engines take and give: pictures as plain pixels, and answers with the words, patches, weights and regions that show how
 * they came about. Nothing here needs a window system.
 */
package org.lorgnette.engine.visual;
