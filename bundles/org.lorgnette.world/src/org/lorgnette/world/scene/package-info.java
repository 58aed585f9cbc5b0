/**
 * What is in a picture of the world of shapes: things with a shape, a colour, a size and a place. Scenes are drawn from a seeded
 * source of chance under which colours, and shapes, are interchangeable.
 */
package org.lorgnette.world.scene;
