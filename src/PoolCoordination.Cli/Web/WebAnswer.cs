using System.Net;
using System.Text;
using PoolCoordination.Json;

namespace PoolCoordination.Cli.Web;

/// <summary>What is answered to a request.</summary>
/// <param name="Status">The status.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">The body.</param>
internal sealed record WebAnswer(HttpStatusCode Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>The type of JSON.</summary>
    public const string JsonType = "application/json; charset=utf-8";

    /// <summary>A header of its own; null where it has none.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>A plain text.</summary>
    public static WebAnswer Text(HttpStatusCode status, string text) =>
        new(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text + '\n'));

    /// <summary>JSON.</summary>
    public static WebAnswer Json(string json, HttpStatusCode status = HttpStatusCode.OK) => Json(Encoding.UTF8.GetBytes(json), status);

    /// <summary>JSON in UTF-8.</summary>
    public static WebAnswer Json(ReadOnlyMemory<byte> json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status, JsonType, json);

    /// <summary>A message for the page.</summary>
    public static WebAnswer Message(string message, HttpStatusCode status = HttpStatusCode.OK) =>
        Json(new JsonLine().Add("message", message).ToString(), status);
}
