/**
 * Worlds in the style of SHAPES (Andreas, Rohrbach, Darrell and Klein 2016, "Neural Module Networks"): coloured shapes in nine
 * cells, and whether one of them stands beside another. Questions and answers are worded as that set words them.
 */
package org.lorgnette.world.shapes;
