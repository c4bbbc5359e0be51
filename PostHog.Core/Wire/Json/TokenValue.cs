using System.Text;
using Newtonsoft.Json.Linq;

namespace PostHog.Wire.Json;

/// <summary>Reads the value of a single Newtonsoft JSON token.</summary>
internal static class TokenValue
{
    /// <summary>Returns the value of a token. Raw JSON is parsed, or returned as text if it is not JSON.</summary>
    public static object? Of(JValue token)
    {
        if (token is not JRaw || token.Value is not string text)
        {
            return token.Value;
        }

        return JsonDocumentReader.TryReadExactly(Encoding.UTF8.GetBytes(text), out var read)
            ? read
            : text;
    }
}
