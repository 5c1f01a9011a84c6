package io.nosqlc.embedded;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * What one node of a server is to be.
 *
 * @param options the server's options
 * @param index the node's place in the ring, from 0
 * @param ring the addresses of all nodes
 * @param ports the ports, the same for all nodes
 * @param runDirectory a temporary directory that the node deletes when it stops
 */
record NodeSettings(EmbeddedCassandraOptions options, int index, List<InetAddress> ring, LoopbackPorts ports,
		Path runDirectory) {

	/**
	 * The addresses 127.0.0.1, 127.0.0.2 and so on.
	 */
	static List<InetAddress> loopbackAddresses(int count) {
		return IntStream.rangeClosed(1, count).mapToObj(NodeSettings::loopbackAddress).toList();
	}

	private static InetAddress loopbackAddress(int last) {
		try {
			return InetAddress.getByAddress(new byte[] { 127, 0, 0, (byte) last });
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("Four bytes are an address", ex);
		}
	}

	InetAddress address() {
		return this.ring.get(this.index);
	}

	Path dataDirectory() {
		@Nullable Path kept = this.options.directory();
		return (kept != null) ? kept.toAbsolutePath() : this.runDirectory.resolve("data");
	}

	boolean keepsData() {
		return this.options.directory() != null;
	}

	Path logDirectory() {
		return dataDirectory().resolve("log");
	}

	Path errorFile() {
		return this.runDirectory.resolve("stderr.log");
	}

	/**
	 * Divides the tokens, from -2^63 to 2^63-1, equally.
	 */
	String initialToken() {
		BigInteger share = BigInteger.TWO.pow(64).divide(BigInteger.valueOf(this.ring.size()));
		return share.multiply(BigInteger.valueOf(this.index))
			.subtract(BigInteger.TWO.pow(63))
			.add(BigInteger.ONE)
			.toString();
	}

}
