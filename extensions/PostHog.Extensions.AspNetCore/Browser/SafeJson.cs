using System.Text;
using System.Text.Json;

namespace PostHog.Extensions.AspNetCore.Browser;

/// <summary>Makes JSON text safe inside a script element.</summary>
internal static class SafeJson
{
    /// <summary>Returns the same JSON with its critical characters escaped; null if the text is not JSON.</summary>
    public static string? Of(string? json)
    {
        if (json is null || !IsJson(json))
        {
            return null;
        }

        // In JSON, these characters are always inside strings.
        var safe = new StringBuilder(json.Length);
        foreach (var letter in json)
        {
            safe.Append(
                letter switch
                {
                    '<' => @"\u003C",
                    '>' => @"\u003E",
                    '&' => @"\u0026",
                    '\u2028' => @"\u2028",
                    '\u2029' => @"\u2029",
                    _ => null,
                }
            );
            if (letter is not ('<' or '>' or '&' or '\u2028' or '\u2029'))
            {
                safe.Append(letter);
            }
        }

        return safe.ToString();
    }

    private static bool IsJson(string json)
    {
        try
        {
            using var _ = JsonDocument.Parse(json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (ArgumentException)
        {
            // Half a character, which has no UTF-8.
            return false;
        }
    }
}
