using System.Text;
using Newtonsoft.Json.Linq;

namespace PostHog.Wire.Json;

/// <summary>Returns what a single JSON token of Newtonsoft's holds.</summary>
internal static class TokenValue
{
    /// <summary>Returns its value; of raw JSON what it says, and its text when it is no JSON.</summary>
    public static object? Of(JValue token)
    {
        if (token is not JRaw || token.Value is not string text)
        {
            return token.Value;
        }

        return JsonDocumentReader.Read(Encoding.UTF8.GetBytes(text)) switch
        {
            null => text,
            JValue inner => inner.Value,
            var inner => inner,
        };
    }
}
