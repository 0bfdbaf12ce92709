package io.pivot5.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.shared.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "../a",
                "a/../b",
                "a/./b",
                "a/..",
                "a\0b",
                "a\nb",
                "a\u007f",
                "a\u0085",
                "\ud800",
                "a\udc00b",
                ".pivot5",
                ".pivot5/uploads/x",
                ".PIVOT5/x",
            })
    void keysThatLeadElsewhereAreRefused(String text) {
        assertThatThrownBy(() -> ObjectKey.of(text)).isInstanceOf(InvalidKeyException.class);
        assertThat(ObjectKey.isValid(text)).isFalse();
    }

    @Test
    void aKeyHasAtMost1024Bytes() {
        assertThat(ObjectKey.isValid("é".repeat(512))).isTrue();
        assertThat(ObjectKey.isValid("é".repeat(512) + "x")).isFalse();
    }

    @Test
    void aRefusedKeyIsTheCallersMistake() {
        assertThatThrownBy(() -> ObjectKey.of("../x"))
                .isInstanceOfSatisfying(
                        InvalidKeyException.class,
                        failure -> assertThat(StoreProblems.of(failure).code()).isEqualTo(ErrorCode.INVALID_PARAMETER));
    }

    @Test
    void prefixesMayEndAnywhereInAKey() {
        assertThat(List.of("", "a", "a/", "a/b", ".", "..", ".pivot5", "a/.."))
                .allSatisfy(prefix -> assertThat(ObjectKey.isPrefix(prefix)).isTrue());
        assertThat(List.of("/", "a//", "../", ".pivot5/", "a\0"))
                .noneSatisfy(prefix -> assertThat(ObjectKey.isPrefix(prefix)).isTrue());
    }

    @Test
    void theOrderIsThatOfTheBytes() {
        List<String> texts =
                List.of("", "a", "a b", "a/", "a0", "aa", "é", "\ud7ff", "\ue000", "\uffee", "😀", "😀a", "😁");
        for (String left : texts) {
            for (String right : texts) {
                int bytes = Arrays.compareUnsigned(
                        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
                assertThat(Integer.signum(Utf8Order.COMPARATOR.compare(left, right)))
                        .as("%s, %s", left, right)
                        .isEqualTo(Integer.signum(bytes));
            }
        }
    }
}
