package org.masthead.extract.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heard from the text, whatever the page declares. */
class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|The council met on Tuesday and, after a long debate, agreed that the bridge will be repaired before the winter; it was not said who is to pay for it.",
                "de|Der Rat hat am Dienstag nach langer Debatte beschlossen, dass die Brücke noch vor dem Winter repariert wird; wer das bezahlen soll, ist nicht bekannt und wird geprüft.",
                "fr|Le conseil a décidé mardi, après un long débat, que le pont sera réparé avant l'hiver; il n'est pas dit qui va payer pour les travaux dans la ville et sur les quais.",
                "es|El consejo decidió el martes, después de un largo debate, que el puente se va a reparar antes del invierno; no se ha dicho quién lo va a pagar ni con qué dinero.",
                "tr|Konsey salı günü uzun bir tartışma sonra köprü için karar verdi ve bu onarım daha kış olmadan çok para ile olarak yapılacak, ancak ne kadar olduğu gibi bilinmiyor.",
                "ja|市議会は火曜日、長い議論の末、冬までに橋を修理することを決めた。費用を誰が負担するのかは明らかにされていない。市長は来月までに計画をまとめると話した。",
                "ko|시의회는 화요일 긴 토론 끝에 겨울이 오기 전에 다리를 수리하기로 결정했다. 비용을 누가 부담할지는 밝혀지지 않았다. 시장은 다음 달까지 계획을 마련하겠다고 말했다.",
                "ru|Совет во вторник после долгих споров решил, что мост будет отремонтирован до зимы, но не сказал, кто за это заплатит и из каких денег это будет, а мэр от ответа ушёл и не был на связи."
            })
    void each_language_is_known_by_its_words_or_its_script(String language, String text) {
        assertThat(Languages.of(text.repeat(3))).contains(language);
    }

    @Test
    void a_few_words_tell_nothing() {
        assertThat(Languages.of("The bridge")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "de, en, true",
        "de, de-AT, false",
        "de, zu, false",
        "ja, en, true",
        "zh, ja, false"
    })
    void a_declaration_is_contradicted_only_by_a_language_that_is_clearly_another(
            String found, String declared, boolean contradicted) {
        var text =
                "Der Rat hat am Dienstag nach langer Debatte beschlossen, dass die Brücke noch vor dem Winter repariert wird. "
                        .repeat(5);
        assertThat(Languages.contradicts(text, found, declared)).isEqualTo(contradicted);
    }
}
