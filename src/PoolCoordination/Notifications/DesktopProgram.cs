namespace PoolCoordination.Notifications;

/// <summary>The programs by which systems show notifications, and their arguments.</summary>
internal static class DesktopProgram
{
    public const string Linux = "notify-send";
    public const string MacOS = "/usr/bin/osascript";
    public const string Windows = "powershell";

    /// <summary>Before each title, so that none begins as an option does.</summary>
    private const string Source = "pool: ";

    /// <summary>The texts are nodes of the document, and come by variables: nothing of theirs is in the script.</summary>
    private const string ToastScript = """
        $ErrorActionPreference = 'Stop'
        $manager = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
        $toast = $manager::GetTemplateContent('ToastText02')
        $texts = $toast.GetElementsByTagName('text')
        [void]$texts.Item(0).AppendChild($toast.CreateTextNode($env:POOL_NOTIFICATION_TITLE))
        [void]$texts.Item(1).AppendChild($toast.CreateTextNode($env:POOL_NOTIFICATION_BODY))
        $shell = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\WindowsPowerShell\v1.0\powershell.exe'
        $manager::CreateToastNotifier($shell).Show([Windows.UI.Notifications.ToastNotification]::new($toast))
        """;

    /// <summary>Those of powershell, which reads the texts from variables.</summary>
    public static IReadOnlyList<string> ToastArguments { get; } = ["-NoProfile", "-NonInteractive", "-Command", ToastScript];

    /// <summary>Those of notify-send. Many servers take the body for markup, none the title.</summary>
    public static IReadOnlyList<string> SendArguments(PoolNotification notification) =>
        ["--app-name=pool", "--", Source + notification.Title, Escape(notification.Body)];

    /// <summary>Those of osascript, to which the texts are arguments of the script.</summary>
    public static IReadOnlyList<string> ScriptArguments(PoolNotification notification) =>
        [
            "-e",
            "on run texts",
            "-e",
            "display notification (item 2 of texts) with title (item 1 of texts)",
            "-e",
            "end run",
            Source + notification.Title,
            notification.Body,
        ];

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
