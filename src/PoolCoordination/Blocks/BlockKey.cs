namespace PoolCoordination.Blocks;

/// <summary>The keys of a pool block, and the words by which they are written.</summary>
internal static class BlockKey
{
    public const string Instance = "INSTANCE";
    public const string Action = "ACTION";
    public const string Topic = "TOPIC";
    public const string Summary = "SUMMARY";
    public const string Affects = "AFFECTS";
    public const string Blocks = "BLOCKS";
    public const string Ttl = "TTL";

    /// <summary>The key that a word means, in any case; null where it means none.</summary>
    public static string? Of(ReadOnlySpan<char> word)
    {
        foreach (var key in (ReadOnlySpan<string>)[Instance, Action, Topic, Summary, Affects, Blocks, Ttl])
        {
            if (word.Equals(key, StringComparison.OrdinalIgnoreCase))
                return key;
        }

        // "tema" can begin a sentence in a summary; "TEMA" does not.
        return IsInCapitals(word) ? Translated(word) : null;
    }

    private static bool IsInCapitals(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
        {
            if (char.IsLower(character))
                return false;
        }

        return true;
    }

    /// <summary>The key that a word of another language means: models translate the keys for readers of that language.</summary>
    private static string? Translated(ReadOnlySpan<char> word) =>
        word switch
        {
            "INSTANZ" or "INSTANCIA" or "INSTÂNCIA" or "ISTANZA" or "ЭКЗЕМПЛЯР" or "实例" or "實例" or "インスタンス" or "인스턴스" => Instance,
            "AKTION" or "ACCIÓN" or "AÇÃO" or "AZIONE" or "ДЕЙСТВИЕ" or "动作" or "操作" or "動作" or "アクション" or "동작" or "작업" => Action,
            "THEMA" or "SUJET" or "TEMA" or "TÓPICO" or "ARGOMENTO" or "ТЕМА" or "主题" or "主題" or "トピック" or "주제" => Topic,
            "ZUSAMMENFASSUNG" or "RÉSUMÉ" or "RESUMEN" or "RESUMO" or "RIEPILOGO" or "ОПИСАНИЕ" or "摘要" or "概要" or "サマリー"
            or "요약" => Summary,
            "BETRIFFT" or "AFFECTE" or "AFECTA" or "INTERESSA" or "ЗАТРАГИВАЕТ" or "影响" or "影響" or "영향" => Affects,
            "BLOCKIERT" or "BLOQUE" or "BLOQUEA" or "BLOCCA" or "БЛОКИРУЕТ" or "阻塞" or "阻止" or "ブロック" or "차단" => Blocks,
            _ => null,
        };
}
