package org.masthead.extract;

import java.util.HashSet;
import java.util.regex.Pattern;

/**
 * Tells the words of a wall, which speak to the reader, from a short story that has the same words:
 * a recipe for cookies, a law on privacy. Texts come in lower case.
 */
final class Walls {

    private static final Pattern CONSENT =
            Pattern.compile(
                    "cookie|consent|gdpr|privacy|datenschutz|einwilligung|confidentialité|vie privée|privacidad|privatsphäre");

    /** What such a wall says to the reader; two of these are no accident. */
    private static final Pattern CONSENT_SPEECH =
            Pattern.compile(
                    "we value your|your privacy|your choices|your consent|our (?:\\d+ )?partners|on your device|uses? cookies"
                            + "|accept (?:all|and|cookies)|reject all|manage (?:cookies|preferences|settings|options)|cookie (?:settings|policy|preferences)"
                            + "|by (?:continuing|clicking)|before you continue|privacy policy|withdraw your"
                            + "|wir verwenden|unsere partner|ihre (?:daten|einwilligung|privatsphäre)|alle akzeptieren|akzeptieren und|zustimmen|datenschutzerklärung|cookie-einstellungen|werbung und tracking"
                            + "|nous utilisons|nos partenaires|votre (?:vie privée|consentement|appareil)|tout accepter|accepter et|vos choix|politique de confidentialité"
                            + "|utilizamos|nuestros socios|(?:tu|su) (?:privacidad|consentimiento|dispositivo)|aceptar (?:todo|y|las|cookies)|política de (?:privacidad|cookies)");

    private static final Pattern CONSENT_TITLE =
            Pattern.compile(
                    "(?:(?:we value )?your privacy(?: choices)?|cookies?(?: settings| policy| consent| preferences)?|privacy (?:settings|policy)|before you continue.*|datenschutz(?:einstellungen)?|(?:cookie|privatsphäre).?einstellungen)");

    /** What only a page that doubts its reader says. */
    private static final Pattern DOUBT =
            Pattern.compile(
                    "are you (?:a )?human|you are (?:human|not a robot)|not a robot|verify you|enable javascript|checking your browser|complete the captcha|solve the captcha");

    private static final Pattern SIGN_IN =
            Pattern.compile(
                    "(?:please|to continue,?|you (?:must|need to|have to)|already (?:a |have an ?)?(?:subscriber|member|subscribed|registered|account)\\W*) ?(?:log ?in|sign ?in|subscribe|register)"
                            + "|(?:log ?in|sign ?in) to (?:your|continue|read|unlock|view|access)"
                            + "|(?:^|[.!?|] )(?:subscribe|register) (?:now|here|below|to (?:continue|read|unlock|view|access))"
                            + "|forgot(?:ten)? (?:your )?password|don.t have an account|create an? (?:free )?account"
                            + "|bitte (?:melden sie sich|loggen sie|anmelden)|jetzt anmelden|melden sie sich (?:bitte )?an|passwort vergessen|um weiterzulesen"
                            + "|mot de passe oublié|connectez-vous|veuillez vous connecter|pour lire la suite|déjà abonné"
                            + "|inicia(?:r)? sesión (?:para|con)|olvidaste (?:tu|su) contraseña|para seguir leyendo");

    private static final Pattern SIGN_IN_TITLE =
            Pattern.compile(
                    "(?:log ?in|sign ?in|subscribe|register|anmelden|anmeldung|se connecter|connexion|iniciar sesión|just a moment)\\b.{0,40}");

    private Walls() {}

    /** Whether the page asks to let cookies in. */
    static boolean asksForConsent(String title, String said) {
        if (!CONSENT.matcher(said).find()) {
            return false;
        }
        var speech = new HashSet<String>();
        var spoken = CONSENT_SPEECH.matcher(said);
        while (spoken.find() && speech.size() < 2) {
            speech.add(spoken.group());
        }
        return speech.size() > 1 || CONSENT_TITLE.matcher(title.strip()).matches();
    }

    /** Whether the page asks who reads it. */
    static boolean asksToSignIn(String title, String said) {
        return DOUBT.matcher(said).find()
                || SIGN_IN.matcher(said).find()
                || SIGN_IN_TITLE.matcher(title.strip()).matches();
    }
}
