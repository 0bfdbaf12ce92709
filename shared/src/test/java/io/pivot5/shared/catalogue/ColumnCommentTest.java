package io.pivot5.shared.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnCommentTest {
    @Test
    void takesABracketAtTheEndForTheUnit() {
        assertThat(ColumnComment.of("Chamber pressure, transducer A [bar]"))
                .isEqualTo(new ColumnComment("Chamber pressure, transducer A", "bar"));
        assertThat(ColumnComment.of("Flow [raw] [kg/s]  ")).isEqualTo(new ColumnComment("Flow [raw]", "kg/s"));
        assertThat(ColumnComment.of("[K]")).isEqualTo(new ColumnComment(null, "K"));
    }

    @Test
    void leavesOtherBracketsInTheName() {
        assertThat(ColumnComment.of("Level [mm] of the tank"))
                .isEqualTo(new ColumnComment("Level [mm] of the tank", null));
        assertThat(ColumnComment.of("odd ]")).isEqualTo(new ColumnComment("odd ]", null));
        assertThat(ColumnComment.of("empty []")).isEqualTo(new ColumnComment("empty", null));
    }

    @Test
    void saysNothingWithoutAComment() {
        assertThat(ColumnComment.of(null)).isEqualTo(new ColumnComment(null, null));
        assertThat(ColumnComment.of(" ")).isEqualTo(new ColumnComment(null, null));
    }

    @Test
    void isQuickOnHostileComments() {
        assertThat(ColumnComment.of("[".repeat(1_000_000)).units()).isNull();
    }
}
