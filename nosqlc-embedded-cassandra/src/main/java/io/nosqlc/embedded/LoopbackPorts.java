package io.nosqlc.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The two ports of a server, free on every address of its ring: one for clients, one for
 * nodes.
 *
 * @param client the port for clients
 * @param storage the port that nodes talk to each other on
 */
record LoopbackPorts(int client, int storage) {

	private static final int ATTEMPTS = 50;

	static LoopbackPorts find(int client, List<InetAddress> addresses) {
		IOException failure = new IOException("no port was tried");
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			try {
				return tryToFind(client, addresses);
			}
			catch (IOException ex) {
				failure = ex;
			}
		}
		String where = addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
		throw new EmbeddedCassandraException("Cannot start Cassandra on " + where + ((client == 0) ? "" : ":" + client)
				+ ": " + failure.getMessage() + ". Stop what uses the port, or use port 0 for a free one.", failure);
	}

	/**
	 * Holds all sockets open until the last, so that no port is found twice.
	 */
	private static LoopbackPorts tryToFind(int client, List<InetAddress> addresses) throws IOException {
		List<ServerSocket> sockets = new ArrayList<>();
		try {
			int clientPort = bind(client, addresses, sockets);
			return new LoopbackPorts(clientPort, bind(0, addresses, sockets));
		}
		finally {
			for (ServerSocket socket : sockets) {
				socket.close();
			}
		}
	}

	private static int bind(int wanted, List<InetAddress> addresses, List<ServerSocket> sockets) throws IOException {
		int port = wanted;
		for (InetAddress address : addresses) {
			ServerSocket socket = new ServerSocket();
			sockets.add(socket);
			socket.bind(new InetSocketAddress(address, port));
			port = socket.getLocalPort();
		}
		return port;
	}

}
