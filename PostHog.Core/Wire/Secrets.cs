using System.Net;
using System.Text;
using PostHog.Wire.Json;

namespace PostHog.Wire;

/// <summary>
/// The values that no message may repeat: the token, the key, and the user name and password of the host, in every form
/// in which a server or a transport could quote them. Immutable.
/// </summary>
internal sealed class Secrets
{
    /// <summary>No secrets.</summary>
    public static readonly Secrets None = new([]);

    private const string Mark = "[...]";

    // Shorter Base64 occurs in ordinary text.
    private const int MinBase64Length = 8;

    // Made for the first text that may contain them, which a process without failures never has.
    private readonly Lazy<string[]> _forms;
    private readonly Lazy<SecretTraces> _traces;

    private Secrets(string[] secrets)
    {
        _traces = new(() => new SecretTraces(secrets, secrets.SelectMany(AllBase64FormsOf)));
        // The longest first: of two that begin at one place, the longer one is hidden.
        _forms = new(() =>
            [
                .. secrets
                    .SelectMany(FormsOf)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .OrderByDescending(form => form.Length),
            ]
        );
    }

    /// <summary>Returns the secrets in a client's options.</summary>
    public static Secrets From(PostHogOptions options)
    {
        var user = Uri.TryCreate(options.Host?.Trim(), UriKind.Absolute, out var host)
            ? host.UserInfo
            : "";
        var parts = user.Split([':'], 2);
        return Of([
            options.ProjectToken,
            options.SecretKey,
            user,
            .. parts,
            .. parts.Select(Uri.UnescapeDataString),
        ]);
    }

    /// <summary>Returns these secrets. Blank ones are ignored.</summary>
    public static Secrets Of(params string?[] secrets) =>
        new([
            .. secrets
                .Where(secret => !string.IsNullOrWhiteSpace(secret))
                .Select(secret => secret!.Trim()),
        ]);

    /// <summary>Whether the text contains a secret, or part of one.</summary>
    public bool AreIn(string text) =>
        FirstIn(text, start: 0, out _) >= 0 || _traces.Value.AreIn(text);

    /// <summary>
    /// Returns the text with each secret replaced by a mark; only a mark if it still contains part of one.
    /// </summary>
    public string Hide(string text)
    {
        var hidden = new StringBuilder(text.Length);
        var start = 0;
        for (int next; (next = FirstIn(text, start, out var form)) >= 0; start = next + form.Length)
        {
            hidden.Append(text, start, next - start).Append(Mark);
        }

        var shown = hidden.Append(text, start, text.Length - start).ToString();
        return _traces.Value.AreIn(shown) ? Mark : shown;
    }

    private int FirstIn(string text, int start, out string found)
    {
        var first = -1;
        found = "";
        foreach (var form in _forms.Value)
        {
            // Further on, only an earlier place counts.
            var length = first < 0 ? text.Length - start : first - start + form.Length - 1;
            var at = text.IndexOf(
                form,
                start,
                Math.Min(length, text.Length - start),
                StringComparison.OrdinalIgnoreCase
            );
            if (at >= 0)
            {
                (first, found) = (at, form);
            }
        }

        return first;
    }

    private static IEnumerable<string> FormsOf(string secret)
    {
        yield return secret;
        var json = WithoutQuotes(JsonBuffer.Quote(secret));
        yield return json;
        yield return WithoutQuotes(JsonBuffer.Quote(secret, escapesNonAscii: true));
        yield return SafeInHtml(json);
        yield return Uri.EscapeDataString(secret);
        yield return WebUtility.UrlEncode(secret);
        yield return WebUtility.HtmlEncode(secret);
        foreach (var base64 in Base64FormsOf(secret))
        {
            yield return base64;
            yield return base64.Replace('+', '-').Replace('/', '_');
        }
    }

    // Also in Base64 twice, and in that of UTF-16.
    private static IEnumerable<string> AllBase64FormsOf(string secret)
    {
        var once = Base64FormsOf(secret).ToArray();
        return
        [
            .. once,
            .. once.SelectMany(Base64FormsOf),
            .. Base64FormsOf(Encoding.Unicode.GetBytes(secret)),
        ];
    }

    private static IEnumerable<string> Base64FormsOf(string secret) =>
        Base64FormsOf(Encoding.UTF8.GetBytes(secret));

    private static IEnumerable<string> Base64FormsOf(byte[] secret) =>
        Enumerable
            .Range(0, 3)
            .Select(before => Base64Of(secret, before))
            .Where(base64 => base64.Length >= MinBase64Length);

    private static string SafeInHtml(string json) =>
        json.Replace("\\\"", "\\u0022")
            .Replace("'", "\\u0027")
            .Replace("<", "\\u003c")
            .Replace(">", "\\u003e")
            .Replace("&", "\\u0026");

    private static string WithoutQuotes(string json) => json.Substring(1, json.Length - 2);

    /// <summary>
    /// Returns the characters that depend on the secret alone when it is part of a longer text in Base64.
    /// </summary>
    /// <param name="secret">The secret.</param>
    /// <param name="before">The number of bytes before the secret in its first group of three.</param>
    private static string Base64Of(byte[] secret, int before)
    {
        byte[] bytes = [.. new byte[before], .. secret];
        var first = before == 0 ? 0 : before + 1;
        var whole = bytes.Length * 8 / 6;
        return Convert.ToBase64String(bytes).Substring(first, Math.Max(0, whole - first));
    }
}
