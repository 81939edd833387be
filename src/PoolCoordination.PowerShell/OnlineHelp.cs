namespace PoolCoordination.PowerShell;

/// <summary>Where <c>Get-Help -Online</c> finds the page of a cmdlet.</summary>
internal static class OnlineHelp
{
    /// <summary>The address of the folder with the pages, each named like its cmdlet.</summary>
    public const string Folder = "https://github.com/poolcoordination/PoolCoordination/blob/main/docs/cmdlets/";
}
