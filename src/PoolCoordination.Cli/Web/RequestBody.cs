using System.Text;
using PoolCoordination.Json;

namespace PoolCoordination.Cli.Web;

/// <summary>What a page sends: an object with a text.</summary>
internal static class RequestBody
{
    /// <summary>The text of a member; null where there is none, or what was sent is not an object.</summary>
    public static string? Text(string body, string name)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(body));
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return null;
        var (wanted, text) = (Encoding.UTF8.GetBytes(name), (string?)null);
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var isWanted = JsonText.Is(ref reader, wanted);
            reader.Read();
            if (isWanted && reader.TokenType == JsonToken.String)
                text = JsonText.Read(ref reader);
            else
                reader.Skip();
        }

        return reader.IsAtEnd() ? text : null;
    }
}
