package io.yarnsubmit.executor.credentials;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Version 1: Hadoop's CredentialsProto, preceded by its length. Field 2 contains the secrets. */
final class ProtobufFormat {
    private static final int SECRETS = 2 << 3 | 2;
    private static final int ALIAS = 1 << 3 | 2;
    private static final int SECRET = 3 << 3 | 2;

    private ProtobufFormat() {}

    static byte @Nullable [] secret(InputStream file, byte[] alias) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(file);
        in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag != SECRETS) {
                in.skipField(tag);
                continue;
            }
            byte[] secret = entry(CodedInputStream.newInstance(in.readByteArray()), alias);
            if (secret != null) {
                return secret;
            }
        }
        return null;
    }

    /** The secret of an entry if it has this alias; otherwise null. */
    private static byte @Nullable [] entry(CodedInputStream in, byte[] alias) throws IOException {
        byte[] name = {};
        byte[] secret = {};
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case ALIAS -> name = in.readByteArray();
                case SECRET -> secret = in.readByteArray();
                default -> in.skipField(tag);
            }
        }
        return Arrays.equals(name, alias) ? secret : null;
    }
}
