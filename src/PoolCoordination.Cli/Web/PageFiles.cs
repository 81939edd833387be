using System.Net;
using System.Reflection;
using System.Text;

namespace PoolCoordination.Cli.Web;

/// <summary>The files of the page, which are in the executable.</summary>
internal static class PageFiles
{
    /// <summary>The name of the document.</summary>
    public const string Document = "index.html";

    private const string Prefix = "page/";

    private static readonly Assembly s_assembly = typeof(PageFiles).Assembly;

    private static readonly string[] s_resources = s_assembly.GetManifestResourceNames();

    /// <summary>The answer with a file; null where there is none of that name.</summary>
    public static WebAnswer? Find(string name) =>
        s_resources.Contains(Prefix + name) ? new WebAnswer(HttpStatusCode.OK, TypeOf(name), BytesOf(name)) : null;

    /// <summary>The text of a file, which is there.</summary>
    public static string TextOf(string name) => Encoding.UTF8.GetString(BytesOf(name));

    private static byte[] BytesOf(string name)
    {
        using var resource = s_assembly.GetManifestResourceStream(Prefix + name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
}
