package io.nosqlc;

/**
 * What the items of a find are for. Results are the same; drivers may go about it
 * differently.
 */
public enum FindPurpose {

	/**
	 * To be handed to whoever asked, who probably wants all: while one page is consumed,
	 * the next may be fetched.
	 */
	READ,

	/**
	 * To be handed over together, as whole objects, so that whoever makes them may
	 * remember what they were: in a list, as the first or as the only one. Drivers may
	 * take it for {@link #READ}.
	 */
	LOAD,

	/**
	 * To be handed to a subscriber, who may never ask for more: a page is fetched when
	 * {@link MatchPages#next()} asks for it, not before.
	 */
	PUBLISH,

	/**
	 * To be updated or deleted, each by its key.
	 */
	CHANGE

}
