package io.yarnsubmit.protocol.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.UserSecret;
import io.yarnsubmit.protocol.v1.UserSecrets;
import org.junit.jupiter.api.Test;

class SecretMaskTest {
    private static SecretMask mask(String... values) {
        UserSecrets.Builder secrets = UserSecrets.newBuilder();
        for (String value : values) {
            secrets.addSecrets(UserSecret.newBuilder().setName("x").setValue(ByteString.copyFromUtf8(value)));
        }
        return SecretMask.of(secrets.build());
    }

    @Test
    void hidesValues_wherever() {
        assertThat(mask("hunter2\n").mask("login of ann:hunter2@db failed, hunter2"))
                .isEqualTo("login of ann:********@db failed, ********");
        assertThat(mask("abcd", "abcdef").mask("abcdef abcd")).isEqualTo("******** ********");
    }

    @Test
    void hidesLongLines_ofValuesWithSeveral() {
        SecretMask mask = mask("-----BEGIN KEY-----\nMIIEvQIBADANBg\n{\n-----END KEY-----\n");

        assertThat(mask.mask("found { and MIIEvQIBADANBg")).isEqualTo("found { and ********");
    }

    @Test
    void hidesWhatJsonMakesOfThem() {
        assertThat(mask("a\"b\\c\nd").mask("{\"message\":\"a\\\"b\\\\c\\nd\"}"))
                .isEqualTo("{\"message\":\"********\"}");
    }

    @Test
    void leavesShortValues_andOtherText() {
        assertThat(mask("abc", "").mask("abcd")).isEqualTo("abcd");
        assertThat(SecretMask.of(UserSecrets.getDefaultInstance())).isSameAs(SecretMask.NONE);
        assertThat(SecretMask.NONE.mask("abcd")).isEqualTo("abcd");
    }
}
