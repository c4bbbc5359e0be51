using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PostHog.Wire;

/// <summary>
/// Recognises parts of secrets in a text, however it writes them: escaped, in hexadecimal or Base64 digits, as character
/// codes, reversed, or with other characters in between. Immutable.
/// </summary>
internal sealed class SecretTraces
{
    // Ordinary text hardly ever has so many letters and digits in common with a key.
    private const int Length = 8;
    private const int HexLength = 2 * Length;

    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);

    /// <summary>Prepares to recognise secrets. Short ones are ignored.</summary>
    /// <param name="secrets">The secrets.</param>
    /// <param name="base64">The forms of the secrets in Base64.</param>
    public SecretTraces(IEnumerable<string> secrets, IEnumerable<string> base64)
    {
        foreach (var secret in secrets)
        {
            Add(Squeeze(secret), Length);
            Add(Squeeze(string.Concat(secret.Reverse())), Length);
            Add(Squeeze(BitConverter.ToString(Encoding.UTF8.GetBytes(secret))), HexLength);
            Add(Squeeze(BitConverter.ToString(Encoding.Unicode.GetBytes(secret))), HexLength);
        }

        foreach (var form in base64)
        {
            Add(Squeeze(form), Length);
        }
    }

    /// <summary>Whether the text contains part of a secret.</summary>
    public bool AreIn(string text)
    {
        if (_parts.Count == 0)
        {
            return false;
        }

        var decoded = Decode(text);
        return IsRead(text) || IsRead(decoded) || IsRead(Decode(decoded));
    }

    private bool IsRead(string text) =>
        HasPart(Squeeze(text))
        || HasPart(Squeeze(TextPatterns.HexPrefix().Replace(text, static _ => "")))
        || HasPart(Squeeze(TextPatterns.DecimalCode().Replace(text, CharacterOf)));

    private static string CharacterOf(Match code) =>
        ((char)int.Parse(code.Value, CultureInfo.InvariantCulture)).ToString(
            CultureInfo.InvariantCulture
        );

    private bool HasPart(string squeezed)
    {
        for (var start = 0; start + Length <= squeezed.Length; start++)
        {
            if (
                _parts.Contains(squeezed.Substring(start, Length))
                || (
                    start + HexLength <= squeezed.Length
                    && _parts.Contains(squeezed.Substring(start, HexLength))
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    private void Add(string squeezed, int length)
    {
        for (var start = 0; start + length <= squeezed.Length; start++)
        {
            _parts.Add(squeezed.Substring(start, length));
        }
    }

    private static string Decode(string text) =>
        TextPatterns
            .Escape()
            .Replace(
                WebUtility.HtmlDecode(Uri.UnescapeDataString(text)),
                static match =>
                    ((char)Convert.ToInt32(match.Groups["code"].Value, fromBase: 16)).ToString(
                        CultureInfo.InvariantCulture
                    )
            );

    private static string Squeeze(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                squeezed.Append(letter);
            }
            else if (letter is >= 'A' and <= 'Z')
            {
                squeezed.Append((char)(letter | 0x20));
            }
        }

        return squeezed.ToString();
    }
}
