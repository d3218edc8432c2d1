package io.yarnsubmit.it.daemons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a secured cluster has in its configuration: Kerberos for all calls and web pages, block tokens, SASL for blocks, service
 * authorization, access control lists. The administrator is {@code admin}; {@code oozie} may act for others.
 */
final class SecuritySite {
    private static final String ADMINISTRATOR = "admin";

    private final Map<String, String> properties = new TreeMap<>();
    private final String keytab;

    private SecuritySite(Realm realm) {
        keytab = realm.serviceKeytab().toString();
    }

    /** @param directory of the cluster */
    static Map<String, String> of(Realm realm, Path directory) throws IOException {
        SecuritySite site = new SecuritySite(realm);
        site.login();
        site.web(directory);
        site.blocks();
        site.access();
        return site.properties;
    }

    private void login() {
        properties.put("hadoop.security.authentication", "kerberos");
        properties.put("hadoop.security.authorization", "true");
        properties.put("hadoop.rpc.protection", "authentication");
        // The users of the realm are none of this machine.
        properties.put("hadoop.security.group.mapping", "org.apache.hadoop.security.NullGroupsMapping");
        daemon("dfs.namenode.kerberos.principal", "dfs.namenode.keytab.file", "nn");
        daemon("dfs.datanode.kerberos.principal", "dfs.datanode.keytab.file", "dn");
        daemon("yarn.resourcemanager.principal", "yarn.resourcemanager.keytab", "rm");
        daemon("yarn.nodemanager.principal", "yarn.nodemanager.keytab", "nm");
    }

    private void daemon(String principalKey, String keytabKey, String name) {
        properties.put(principalKey, name + "/localhost@" + Realm.NAME);
        properties.put(keytabKey, keytab);
    }

    private void web(Path directory) throws IOException {
        Path secret = directory.resolve("data/web-secret");
        Files.writeString(secret, "not a secret, as these are tests");
        properties.put("hadoop.http.filter.initializers", "org.apache.hadoop.security.AuthenticationFilterInitializer");
        properties.put("hadoop.http.authentication.type", "kerberos");
        properties.put("hadoop.http.authentication.kerberos.principal", "*");
        properties.put("hadoop.http.authentication.kerberos.keytab", keytab);
        properties.put("hadoop.http.authentication.signature.secret.file", secret.toString());
        properties.put("dfs.web.authentication.kerberos.principal", "*");
        properties.put("dfs.web.authentication.kerberos.keytab", keytab);
    }

    private void blocks() {
        properties.put("dfs.block.access.token.enable", "true");
        properties.put("dfs.data.transfer.protection", "authentication");
        properties.put("ignore.secure.ports.for.testing", "true");
    }

    private void access() {
        for (String mayActForOthers : new String[] {"rm", "oozie"}) {
            properties.put("hadoop.proxyuser." + mayActForOthers + ".hosts", "*");
            properties.put("hadoop.proxyuser." + mayActForOthers + ".groups", "*");
        }
        // YARN's administrators read logs in HDFS only if HDFS lets them.
        properties.put("hadoop.user.group.static.mapping.overrides", ADMINISTRATOR + "=supergroup");
        properties.put("yarn.acl.enable", "true");
        properties.put("yarn.admin.acl", ADMINISTRATOR);
        // Who administers a queue may see and end all that is in it; by default that is everybody.
        properties.put("yarn.scheduler.capacity.root.acl_administer_queue", ADMINISTRATOR);
        properties.put("yarn.log-aggregation-enable", "true");
    }
}
