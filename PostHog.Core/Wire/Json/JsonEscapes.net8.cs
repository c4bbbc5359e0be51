using System.Globalization;
using System.Text;

namespace PostHog.Wire.Json;

/// <summary>
/// Reads strings that contain half of a surrogate pair, which the runtime refuses to read. The half becomes U+FFFD.
/// </summary>
internal static class JsonEscapes
{
    private const int HexDigits = 4;

    /// <summary>Returns the text of a string in JSON, whose escapes are known to be valid.</summary>
    public static string Replace(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var index = 0; index < escaped.Length; index++)
        {
            if (escaped[index] != '\\')
            {
                text.Append(escaped[index]);
                continue;
            }

            index++;
            text.Append(Character(escaped, index));
            index += escaped[index] == 'u' ? HexDigits : 0;
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static char Character(string escaped, int index) =>
        escaped[index] switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => (char)
                ushort.Parse(
                    escaped.AsSpan(index + 1, HexDigits),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture
                ),
            var same => same,
        };
}
