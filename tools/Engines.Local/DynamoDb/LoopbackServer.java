import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.lang.reflect.Field;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;

/** DynamoDB Local on 127.0.0.1 only, on a port that the system chooses, for as long as stdin stays open. */
public final class LoopbackServer {
    private static final String LOOPBACK = "127.0.0.1";

    public static void main(String[] arguments) throws Exception {
        DynamoDBProxyServer proxy = ServerRunner.createServerFromCommandLineArgs(new String[] {"-inMemory", "-sharedDb"});

        // The command line has no option for the address, and the default is every interface of the machine.
        Field field = DynamoDBProxyServer.class.getDeclaredField("server");
        field.setAccessible(true);
        Server server = (Server) field.get(proxy);
        for (Connector connector : server.getConnectors()) {
            connector.setHost(LOOPBACK);
            connector.setPort(0);
        }

        proxy.start();
        System.out.println("ENGINES-PORT " + server.getConnectors()[0].getLocalPort());
        System.out.flush();

        // The parent holds the other end of stdin: however the parent ends, this ends with it.
        while (System.in.read() != -1) {
        }
        Runtime.getRuntime().halt(0);
    }
}
