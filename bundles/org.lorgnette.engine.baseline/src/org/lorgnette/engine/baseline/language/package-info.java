/**
 * Language models that count: n-grams of bytes, or of pieces of bytes, under modified Kneser-Ney smoothing. What a trained
 * network gains over counting is measured against them.
 */
package org.lorgnette.engine.baseline.language;
