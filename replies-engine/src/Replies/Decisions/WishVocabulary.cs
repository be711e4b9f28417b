using Engines.Conversations;
using Replies.Inbound;

namespace Replies.Decisions;

/// <summary>The built-in words by which people stop, resume or ask about messages, already folded.</summary>
internal static class WishVocabulary
{
    /// <summary>A start word of SMS that far more often answers a question.</summary>
    public const string Yes = "yes";

    private static readonly HashSet<string> Stop = new(StringComparer.Ordinal)
    {
        "stop", "stopall", "stop all", "unsubscribe", "revoke", "optout", "opt out", "opt-out",
        "stopp", "abmelden", "abbestellen", "austragen", "keine nachrichten mehr",
        "arret", "arrêt", "arreter", "arrêter", "desabonner", "désabonner", "me desabonner", "me désabonner", "desinscrire", "désinscrire",
        "baja", "dar de baja", "darme de baja", "alto", "no mas mensajes", "no más mensajes",
        "basta", "ferma", "disiscrivi", "disiscrivimi",
        "parar", "pare", "sair", "descadastrar", "cancelar inscricao", "cancelar inscrição",
        "stoppen", "afmelden", "uitschrijven",
    };

    private static readonly HashSet<string> Start = new(StringComparer.Ordinal)
    {
        "start", "unstop",
        "starten",
        "reprendre", "reabonner", "réabonner", "demarrer", "démarrer",
        "empezar", "comenzar", "reanudar",
        "inizia", "riprendi", "iscrivimi",
        "iniciar", "comecar", "começar",
        "hervatten",
    };

    private static readonly HashSet<string> Help = new(StringComparer.Ordinal)
    {
        "help", "info", "hilfe", "aide", "ayuda", "aiuto", "ajuda", "hulp",
    };

    // Carriers made these words of SMS; on other channels they answer questions, such as whether a visit takes place.
    private static readonly HashSet<string> StopOnSms = new(StringComparer.Ordinal) { "cancel", "end", "quit" };

    /// <summary>What a folded text means; <see cref="Wish.None"/> for everything that is not exactly one of the words.</summary>
    public static Wish Find(string folded, Channel channel)
    {
        var isSms = channel == Channel.Sms;
        if (Stop.Contains(folded) || (isSms && StopOnSms.Contains(folded)))
            return Wish.OptOut;
        if (Start.Contains(folded) || (isSms && folded == Yes))
            return Wish.OptIn;
        return Help.Contains(folded) ? Wish.Help : Wish.None;
    }
}
