package org.lorgnette.world;

import java.util.List;

import org.lorgnette.world.draw.Raster;

/** A picture in any style and what is asked about it. {@code index} counts the pictures of a world from 0. */
public record DrawnPicture(int index, Raster raster, List<DrawnQuestion> questions) {

	public DrawnPicture {
		questions = List.copyOf(questions);
	}
}
